import type { FunctionFacts } from '../../src/facts/python-facts.ts'
import { decorated } from '../../src/model/models/decorated.ts'
import { type ModelClass, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Expr, Param } from '../../src/parse/python/ast.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A method that Odoo calls by itself cannot be called that way',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    more: 'Odoo calls {method}, {use}, with {given}, and it asks for {names} too: the call ends with TypeError; give defaults, or remove them',
    lambda:
      "the {argument} of '{field}' is called with {given} alone, and this function takes no such argument: the call ends with TypeError; write lambda self: …",
    called:
      "{method} is called here, as the class is made, without {names}: importing the file ends with TypeError; write {argument}='{method}'",
    fewer:
      'Odoo calls {method}, {use}, with {given}, and it takes {taken}: the call ends with TypeError; write {method}({wanted})',
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      const told = new Set<string>()
      const judge = (method: FunctionFacts, use: string, given: readonly string[]): void => {
        if (told.has(method.name) || method.decorators.some(({ name }) => !/^(?:odoo\.)?api\./.test(name))) return
        const { posonly, args, vararg, kwonly } = method.params
        const plain = [...posonly, ...args]
        const at = placeIn(one, method.nameSpan)
        const shown = given.length === 0 ? 'no argument but self' : given.map((name) => `'${name}'`).join(', ')
        const missing = [...plain.slice(given.length + 1), ...kwonly].filter((param) => !param.default)
        if (missing.length > 0) {
          const names = missing.map(({ name }) => `'${name}'`).join(', ')
          report('more', at, { method: method.name, use, given: shown, names })
        } else if (!vararg && plain.length < given.length + 1) {
          const taken = plain.length === 0 ? 'nothing, not even self' : plain.map(({ name }) => `'${name}'`).join(', ')
          const wanted = ['self', ...given].join(', ')
          report('fewer', at, { method: method.name, use, given: given.length === 0 ? 'self' : shown, taken, wanted })
        } else return
        told.add(method.name)
      }
      for (const { written } of writtenFields(one))
        for (const [argument, given] of CALLS) {
          const value = written.args[argument]
          const early = value && calledEarly(one, value)
          if (early) report('called', placeIn(one, [value.s, value.e]), { ...early, argument })
          const method = namedMethod(one, value, argument)
          if (!method || (argument === 'selection' && written.args['related'])) continue
          const expands = argument === 'group_expand' && !since(series, '18.0') ? [...given, 'order'] : given
          judge(method, `the ${argument} of '${written.name}'`, expands)
        }
      for (const { written } of writtenFields(one))
        for (const [argument, given] of FUNCTIONS) {
          const value = written.args[argument]
          if (value?.t !== 'Lambda') continue
          const { posonly, args, vararg, kwonly } = value.params
          const asked = [...posonly, ...args].filter((param) => !param.default).length
          const fits = (vararg || posonly.length + args.length > 0) && asked <= 1
          if (fits && !kwonly.some((param) => !param.default)) continue
          const at = placeIn(one, [value.s, value.e])
          report('lambda', at, { argument, field: written.name, given })
        }
      const values = one.part.model.startsWith('report.') && lastMethod(one, '_get_report_values')
      if (values) {
        const use = 'which makes the values of the report'
        const { args, kwonly, kwarg } = values.params
        const isOther = ({ name }: Param): boolean => name !== 'data'
        const others = { ...values.params, args: args.filter(isOther), kwonly: kwonly.filter(isOther) }
        judge({ ...values, params: others }, use, ['docids'])
        // `data` is given by its name
        if (!kwarg && [...args, ...kwonly].every(isOther) && !told.has(values.name))
          report('fewer', placeIn(one, values.nameSpan), {
            method: values.name,
            use,
            given: "'docids', 'data'",
            taken: args.map(({ name }) => `'${name}'`).join(', '),
            wanted: 'self, docids, data=None',
          })
      }
      for (const decorator of ['constrains', 'onchange', 'ondelete', 'autovacuum'])
        for (const { method } of decorated(one, decorator)) judge(method, `which carries @api.${decorator}`, [])
    }
  },
})

/** What Odoo passes to a method that a field names. */
const CALLS = [
  ['compute', []],
  ['inverse', []],
  ['search', ['operator', 'value']],
  ['selection', []],
  ['group_expand', ['groups', 'domain']],
  ['default', []],
  ['domain', []],
] as const

/** Functions that Odoo calls with an empty recordset, and what then fails. */
const FUNCTIONS = [
  ['default', 'self'],
  ['domain', 'self'],
  ['selection', 'self'],
  ['compute', 'self'],
] as const

/** The method that an argument of a field names: by a text, or, defined above it, as itself. */
function namedMethod(one: ModelClass, value: Expr | undefined, argument: string): FunctionFacts | undefined {
  if (value?.t === 'Name') {
    const method = lastMethod(one, value.id)
    return method && method.span[1] <= value.s ? method : undefined
  }
  const name = value && !/^(?:default|domain)$/.test(argument) ? stringValue(value) : undefined
  return name === undefined ? undefined : lastMethod(one, name)
}

/** `compute=_compute_name()`: a method of the class, called as a function in its body. */
function calledEarly(one: ModelClass, value: Expr): { readonly method: string; readonly names: string } | undefined {
  if (value.t !== 'Call' || value.func.t !== 'Name' || value.keywords.length > 0) return undefined
  const method = namedMethod(one, value.func, '')
  if (!method || method.decorators.length > 0 || value.args.some(({ t }) => t === 'Starred')) return undefined
  const { posonly, args } = method.params
  const missing = [...posonly, ...args].slice(value.args.length).filter((param) => !param.default)
  if (missing.length === 0) return undefined
  return { method: method.name, names: missing.map(({ name }) => `'${name}'`).join(', ') }
}

function lastMethod(one: ModelClass, name: string): FunctionFacts | undefined {
  return one.definition.methods.findLast((method) => method.name === name)
}
