import type { ClassFacts, PythonFacts } from '../../src/facts/python-facts.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'super() where Python cannot tell what is above',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['OLS01005', 'OLS01006'],
  messages: {
    outside:
      'super() without arguments stands outside of every class: calling this ends with RuntimeError; move the function into the class, or call the method by its name',
    other: "super({name}, …) names a class that '{model}' does not come from: this ends with TypeError; write super()",
    instance: 'super({name}, …) names a record where Python wants the class: this ends with TypeError; write super()',
  },
  check({ addon, project, report }) {
    /** The model of a method that names another class of its file, one of a model apart from its own. */
    const strange = (owner: ClassFacts | undefined, facts: PythonFacts, name: string): string | undefined => {
      if (!owner || owner.name === name) return undefined
      const own = project.models.classOf(addon, owner)
      const named = facts.classes.filter((one) => one.name === name)
      const [other] = named.map((one) => project.models.classOf(addon, one))
      if (!own?.view || !other || named.length !== 1 || own.part.open || own.definition.bases.includes(name)) return
      const { model } = other.part
      if (own.view.open || own.part.model === model || own.view.parents.has(model)) return undefined
      return own.part.model
    }
    for (const { facts, calls, owner } of codeScopes(addon))
      for (const { func, args, keywords, s, e } of calls) {
        if (func.t !== 'Name' || func.id !== 'super' || keywords.length > 0) continue
        const at = { file: facts.file, span: [s, e] as const }
        const [first] = args
        const fix = () => ({ title: 'Write super()', safety: 'unsafe' as const, edits: [{ ...at, text: 'super()' }] })
        const name = first?.t === 'Name' ? first.id : ''
        const model = args.length === 2 ? strange(owner, facts, name) : undefined
        if (name === 'self') report('instance', at, { name }, { fix })
        else if (model !== undefined) report('other', at, { name, model }, { fix })
        else if (args.length === 0 && !isInClass(facts.body, s) && !facts.open) report('outside', at, {})
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
