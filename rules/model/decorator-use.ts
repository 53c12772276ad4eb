import type { DecoratorFacts, FunctionFacts } from '../../src/facts/python-facts.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A decorator of odoo.api is written without the parentheses that it needs, or with some that it does not take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    bare: '@api.{name} stands without its arguments: Python puts something else in the place of {method}, which is lost; write @api.{name}({example})',
    called: '@api.{name} takes no arguments: the file cannot be imported; write @api.{name}',
    list: '@api.{name} takes the names one by one, not in a list: {effect}; write @api.{name}({example}, …)',
    empty: '@api.{name}() names no field, so that {method} never runs; name the fields',
    public: '@api.autovacuum takes private methods alone: the file cannot be imported; write def _{method}',
    uninstall:
      '@api.ondelete needs at_uninstall: the file cannot be imported; write @api.ondelete(at_uninstall=False), or True to run it when the addon is removed too',
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const method of one.definition.methods)
        for (const decorator of method.decorators) {
          const name = /^(?:odoo\.)?api\.(\w+)$/.exec(decorator.name)?.[1]
          if (name !== undefined) judge(name, decorator, method)
        }

      function judge(name: string, { call, span }: DecoratorFacts, method: FunctionFacts): void {
        const at = placeIn(one, span)
        const example = EXAMPLES[name]
        const [first] = call?.args ?? []
        if (name === 'autovacuum' && !method.name.startsWith('_')) report('public', at, { method: method.name })
        if (
          /^(?:depends|depends_context|constrains|onchange)$/.test(name) &&
          (first?.t === 'List' || first?.t === 'Tuple')
        ) {
          const isDepends = name === 'depends'
          const effect = isDepends
            ? 'importing the file ends with AttributeError'
            : name === 'depends_context'
              ? 'reading the field ends with AttributeError'
              : `${name === 'onchange' ? 'every form' : 'every create and write'} of the model ends with TypeError`
          report('list', placeIn(one, [first.s, first.e]), { name, effect, example: example ?? '' })
          return
        }
        const empty = call !== undefined && call.args.length === 0 && call.keywords.length === 0
        if (!call && example !== undefined) report('bare', at, { name, method: method.name, example })
        else if (call && PLAIN.has(name)) report('called', at, { name })
        else if (empty && (name === 'constrains' || name === 'onchange'))
          report('empty', at, { name, method: method.name }, { severity: 'warning' })
        else if (
          name === 'ondelete' &&
          call &&
          !call.keywords.some((one) => one.name === null || one.name === 'at_uninstall')
        )
          report('uninstall', at, {})
      }
    }
  },
})

/** Decorators that are made by a call, each with what it may be given. */
const EXAMPLES: Readonly<Record<string, string>> = {
  depends: "'field'",
  constrains: "'field'",
  onchange: "'field'",
  depends_context: "'company'",
  returns: "'self'",
  ondelete: 'at_uninstall=False',
}

/** Decorators that stand by themselves. */
const PLAIN: ReadonlySet<string> = new Set(['model', 'model_create_multi', 'autovacuum', 'private', 'readonly'])
