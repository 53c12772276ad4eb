import { FIELD_TYPES, RELATIONAL } from '../../src/model/models/field-path.ts'
import { argumentPlace, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A parameter of a field has a value of another kind than Odoo takes',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    digits:
      "digits of '{field}' is {found}: reading the field ends with TypeError; write (precision, scale), or the name of a decimal precision",
    size: "size of '{field}' is {found}: Odoo stops as it sets up its models; write a number",
    groups:
      "groups of '{field}' is {found}: reading the fields of the model ends with an error; write one text, names apart by commas",
    text: "{parameter} of '{field}' is a text, and any text is true, also '{value}'; write True or False",
    selection: "choices of '{field}' are {found}: Odoo stops as it sets up its models; write a list of pairs",
    related:
      "related of '{field}' is {found}: Odoo stops as it sets up its models; write one text, names apart by dots",
    comodel: "{parameter} of '{field}' is {found}: Odoo stops as it sets up its models; write the name of one model",
    company: "'{field}' is company_dependent, which a {type} cannot be: {effect}; {advice}",
    index:
      "index of '{field}' is {found}: Odoo knows True, False, 'btree', 'btree_not_null' and 'trigram', and stops with AssertionError as it makes the column's index{hint}",
    aggregate:
      "{parameter} of '{field}' is '{found}', which is no way to sum up: asking for its sum in groups ends with an error; it can be {known}{hint}",
    domain: "domain of '{field}' is {found}: forms with the field fail; write a list of conditions, or a text with one",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const field of writtenFields(one)) {
        judgeKinds(field)
        judgeIndex(field, one.view)
        judgeAggregates(field)
        const { type, company } = field.part
        if (company && FIELD_TYPES.has(type) && !keepsCompanies(type, series)) judgeCompany(field)
        for (const parameter of ['required', 'readonly', 'store', 'copy']) judgeFlag(field, parameter)
      }
    }

    function judgeKinds(field: WrittenField): void {
      const { written, part } = field
      const told = (
        key: 'digits' | 'size' | 'groups' | 'selection' | 'domain' | 'related',
        found: string | undefined,
      ): void => {
        if (found !== undefined) report(key, argumentPlace(field, key), { field: part.name, found })
      }
      if (part.type === 'Float') told('digits', wrongDigits(written.args['digits']))
      if (part.type === 'Char') told('size', kindOf(written.args['size'], 'Str', 'List', 'Tuple'))
      if (part.type === 'Selection') told('selection', kindOf(written.args['selection'], 'Dict', 'Num'))
      if (RELATIONAL.has(part.type)) {
        told('domain', kindOf(written.args['domain'], 'Dict', 'Num', 'Set'))
        const found = kindOf(written.args['comodel_name'], 'List', 'Tuple', 'Set', 'Dict', 'Num')
        const data = { parameter: 'comodel_name', field: part.name }
        if (found !== undefined) report('comodel', argumentPlace(field, 'comodel_name'), { ...data, found })
      }
      if (since(series, '15.0')) told('related', kindOf(written.args['related'], 'List', 'Tuple'))
      told('groups', kindOf(written.args['groups'], 'List', 'Tuple', 'Set', 'Dict'))
    }

    function judgeIndex(field: WrittenField, view: ModelView | undefined): void {
      const index = field.written.args['index']
      if (!since(series, '16.0') || !index || !view?.auto || view.field(field.part.name)?.compute) return
      const isText = index.t === 'Str' && !INDEXES.has(index.value)
      const found = isText ? `'${index.value}'` : kindOf(index, 'Num', 'List', 'Tuple', 'Set', 'Dict')
      const isFlag = index.t === 'Num' && (index.value === 0 || index.value === 1)
      if (found === undefined || isFlag) return
      const hint = isText ? didYouMean(index.value, INDEXES) : ''
      report('index', argumentPlace(field, 'index'), { field: field.part.name, found, hint })
    }

    function judgeAggregates(field: WrittenField): void {
      if (!since(series, '17.0')) return
      for (const parameter of ['group_operator', 'aggregator']) {
        const value = field.written.args[parameter]
        if (value?.t !== 'Str' || AGGREGATES.has(value.value) || /^(?:recompute|recordset|)$/.test(value.value))
          continue
        const data = { parameter, field: field.part.name, found: value.value, known: [...AGGREGATES].join(', ') }
        const hint = didYouMean(value.value, AGGREGATES)
        report('aggregate', argumentPlace(field, parameter), { ...data, hint }, { confidence: 'likely' })
      }
    }

    function judgeCompany(field: WrittenField): void {
      const { type, name } = field.part
      const isMany = /2many$/.test(type)
      const properties = !since(series, '18.0')
      const effect =
        properties ? 'writing it ends with UserError'
        : isMany ? 'reading it ends with TypeError'
        : 'Odoo warns as it sets up its models' // biome-ignore format: reads as a list
      const advice = isMany ? 'keep the records with their company in a model of their own' : 'take another type'
      const severity = properties || isMany ? 'error' : 'warning'
      report('company', argumentPlace(field, 'company_dependent'), { field: name, type, effect, advice }, { severity })
    }

    function judgeFlag(field: WrittenField, parameter: string): void {
      const value = field.written.args[parameter]
      if (value?.t !== 'Str') return
      const wrong = /^(?:false|0|no|)$/i.test(value.value)
      report(
        'text',
        argumentPlace(field, parameter),
        { parameter, field: field.part.name, value: value.value },
        { severity: wrong && value.value !== '' ? 'warning' : 'info', optional: /^(?:true|1)$/i.test(value.value) },
      )
    }
  },
})

/** Can a field of this type keep a value for each company? As a property until 17.0, in its own column since. */
function keepsCompanies(type: string, series: Series): boolean {
  if (type === 'Binary' || type === 'Image') return !since(series, '18.0')
  if (type === 'Html') return since(series, '17.0')
  return COMPANY_TYPES.has(type)
}

const COMPANY_TYPES: ReadonlySet<string> = new Set([
  'Char', 'Float', 'Boolean', 'Integer', 'Text', 'Many2one', 'Date', 'Datetime', 'Selection',
]) // biome-ignore format: a table

/** `READ_GROUP_AGGREGATE` of Odoo. */
const AGGREGATES: ReadonlySet<string> = new Set([
  'sum', 'avg', 'max', 'min', 'bool_and', 'bool_or', 'array_agg', 'array_agg_distinct', 'count', 'count_distinct',
]) // biome-ignore format: a table

/** Kinds of an index that `check_indexes` takes. */
const INDEXES: ReadonlySet<string> = new Set(['btree', 'btree_not_null', 'trigram'])

const KINDS: Readonly<Record<string, string>> = {
  Num: 'a number',
  Str: 'a text',
  List: 'a list',
  Tuple: 'a tuple',
  Set: 'a set',
  Dict: 'a dict',
}

/** What a value is, when it is of one of these kinds. */
function kindOf(value: Expr | undefined, ...kinds: readonly Expr['t'][]): string | undefined {
  return value && kinds.includes(value.t) ? KINDS[value.t] : undefined
}

/** A number, or a tuple that is not two numbers. */
function wrongDigits(value: Expr | undefined): string | undefined {
  // `digits=0` asks for what a plain Float is
  if (value?.t === 'Num' && value.value !== 0) return 'a number'
  if (value?.t !== 'Tuple' && value?.t !== 'List') return undefined
  if (value.items.length === 2 || value.items.some((item) => item.t === 'Starred')) return undefined
  return `a list of ${value.items.length}`
}
