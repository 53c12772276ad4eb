import type { ClassFacts } from '../../src/facts/python-facts.ts'
import { walkExprs, walkOwnExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method takes nothing, not even its records',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['OLS01004', 'no-method-argument', 'E0211'],
  messages: {
    none: '{name} takes no argument, and Python gives every method what it is called on: calling it ends with TypeError; write def {name}(self)',
  },
  check({ addon, report }) {
    for (const facts of addon.python.values())
      for (const owner of facts.classes) {
        if (!/^(?:model|transient|abstract|controller)$/.test(owner.kind)) continue
        for (const { name, nameSpan, params, decorators, node } of owner.methods) {
          const takes = params.posonly.length + params.args.length > 0 || params.vararg !== null
          // a decorator may make anything of it
          if (
            takes ||
            decorators.some(
              ({ name: by }) => !/^(?:api\.(?:model|depends|onchange|constrains)|(?:http\.)?route)$/.test(by),
            )
          )
            continue
          if (isHelper(owner, facts.body, name, node)) continue
          report('none', { file: facts.file, span: nameSpan }, { name })
        }
      }
  },
})

type Body = Parameters<typeof walkStmts>[0]

/** Is it called where the class is made, as a function? */
function isHelper({ name: owner }: ClassFacts, body: Body, name: string, node: { readonly s: number }): boolean {
  let used = false
  walkStmts(body, (one) => {
    if (one.t !== 'ClassDef' || one.name !== owner || node.s < one.s || node.s >= one.e) return
    for (const inner of one.body) {
      if (inner.t === 'FunctionDef') {
        for (const decorator of inner.decorators) walkExprs(decorator, note)
        continue
      }
      walkOwnExprs(inner, note)
    }
  })
  function note(expr: { readonly t: string; readonly id?: unknown }): void {
    if (expr.t === 'Name' && expr.id === name) used = true
  }
  return used
}
