import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'super() where Python cannot tell what is above',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['OLS01005', 'OLS01006'],
  messages: {
    outside:
      'super() without arguments stands outside of every class: calling this ends with RuntimeError; move the function into the class, or call the method by its name',
    instance: 'super({name}, …) names a record where Python wants the class: this ends with TypeError; write super()',
  },
  check({ addon, report }) {
    for (const { facts, calls } of codeScopes(addon))
      for (const { func, args, keywords, s, e } of calls) {
        if (func.t !== 'Name' || func.id !== 'super' || keywords.length > 0) continue
        const at = { file: facts.file, span: [s, e] as const }
        const [first] = args
        if (first?.t === 'Name' && first.id === 'self') {
          const fix = () => ({ title: 'Write super()', safety: 'unsafe' as const, edits: [{ ...at, text: 'super()' }] })
          report('instance', at, { name: first.id }, { fix })
        } else if (args.length === 0 && !isInClass(facts.body, s) && !facts.open) report('outside', at, {})
      }
  },
})

type Body = Parameters<typeof walkStmts>[0]

/** Does a class stand around a place, wherever it is itself? */
function isInClass(body: Body, at: number): boolean {
  let found = false
  walkStmts(body, (one) => {
    if (one.t === 'ClassDef' && one.s <= at && at < one.e) found = true
  })
  return found
}
