import { attribute, walk } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view looks for a node by the text in it',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['xml-xpath-translatable-item', 'xpath-translatable-item'],
  messages: {
    text: "'{text}' is translated: in a language that says it in other words the node is not found and the view fails; look for the node by its name, its class or its place",
    client:
      "'{text}' is the wording of the template that this extends: once it is said in other words the node is not found; look for the node by its name, its class or its place",
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.ui.view') continue
      walk(record.element, (node) => {
        const expr = node.kind === 'element' && node.tag === 'xpath' ? attribute(node, 'expr') : undefined
        const text = expr && comparedText(expr.value)
        if (expr && text !== undefined) report('text', { file: file.file, span: [expr.vs, expr.ve] }, { text })
      })
    }
    for (const { file, root } of addon.xml.values()) {
      if (!root) continue
      walk(root, (template) => {
        if (template.kind !== 'element' || !attribute(template, 't-inherit')) return
        walk(template, (node) => {
          const expr = node.kind === 'element' && node.tag === 'xpath' ? attribute(node, 'expr') : undefined
          const text = expr && comparedText(expr.value)
          const told = { severity: 'info', optional: true } as const
          if (expr && text !== undefined) report('client', { file, span: [expr.vs, expr.ve] }, { text }, told)
        })
      })
    }
  },
})

/** The words that an expression compares with the text of a node; those of scripts and styles are not translated. */
function comparedText(expr: string): string | undefined {
  if (!/text\(\)|[[(]\s*(?:normalize-space\()?\.\s*[),=]|=\s*\.\s*\]/.test(expr)) return undefined
  const literals: string[] = []
  const plain = expr.replace(/'[^']*'|"[^"]*"/g, (literal) => `#${literals.push(literal.slice(1, -1)) - 1}#`)
  const subject = String.raw`(?:normalize-space\()?(?:[\w./-]*text\(\)|(?<![\w.)/])\.(?![\w./]))\s*\)?`
  const found =
    new RegExp(String.raw`([\w*]+)\[[^\]]*?${subject}\s*[=,]\s*#(\d+)#`).exec(plain) ??
    new RegExp(String.raw`([\w*]+)\[[^\]]*?#(\d+)#\s*=\s*${subject}`).exec(plain)
  const text = literals[Number(found?.[2])]
  if (text === undefined || !/\p{L}/u.test(text) || /^(?:script|style)$/.test(found?.[1] ?? '')) return undefined
  return text
}
