import type { PythonFacts } from '../../src/facts/python-facts.ts'
import { dottedName, walkOwnExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A logger that nothing uses',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['unused-logger'],
  messages: {
    unused: "'{name}' is never used in this file: remove it, and the import when nothing else needs it",
  },
  check({ addon, report }) {
    for (const facts of addon.python.values()) {
      let names: ReadonlySet<string> | undefined
      for (const [index, statement] of facts.body.entries()) {
        if (statement.t !== 'Assign' || statement.value.t !== 'Call') continue
        const [target] = statement.targets
        if (target?.t !== 'Name' || statement.targets.length > 1 || !/^_?logger$/i.test(target.id)) continue
        if (dottedName(statement.value.func) !== 'logging.getLogger') continue
        names ??= namesRead(facts)
        if (names.has(target.id)) continue
        if (facts.all?.includes(target.id) || isImported(addon.python.values(), target.id)) continue
        const next = facts.body[index + 1]
        const fix = (): Fix | undefined => {
          const span = [statement.s, next?.s ?? statement.e] as const
          const lost = facts.comments.some(([start]) => span[0] <= start && start < span[1])
          if (lost || next?.t === 'FunctionDef' || next?.t === 'ClassDef') return undefined
          return { title: 'Remove the logger', safety: 'safe', edits: [{ file: facts.file, span, text: '' }] }
        }
        report('unused', { file: facts.file, span: [target.s, target.e] }, { name: target.id }, { fix })
      }
    }
  },
})

function namesRead(facts: PythonFacts): ReadonlySet<string> {
  const names = new Set<string>()
  walkStmts(facts.body, (statement) => {
    const written = statement.t === 'Assign' ? statement.targets : []
    walkOwnExprs(statement, (inner) => {
      if (inner.t === 'Name' && !written.includes(inner)) names.add(inner.id)
      if (inner.t === 'Attribute') names.add(inner.attr)
    })
  })
  return names
}

/** Another file may take it from here. */
function isImported(files: Iterable<PythonFacts>, name: string): boolean {
  for (const facts of files)
    if (facts.imports.some((one) => one.from && one.names.some((each) => each.name === name || each.name === '*')))
      return true
  return false
}
