import { placeIn } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL, type FieldView, type ModelView } from '../../src/model/models/models.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: '_order names something that is no stored field of the model',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "{reason}: it stands in the _order of '{model}', and every search of that model ends with an error",
    stored:
      "'{field}' is not stored: Odoo warns at every search of '{model}' and leaves it out of the order; add store=True",
    fails: "'{field}' is not stored: every search of '{model}' ends with ValueError; add store=True, or leave it out",
    list: "_order of '{model}' is a list: every search of it ends with an error; write one text, '{text}'",
    path: "'{term}' goes through '{field}', and only properties can be ordered by a part of theirs: every search of '{model}' ends with ValueError; write '{field}', which goes by the order of its own model, or order by a stored related field",
    shape:
      "'{term}' is no term of an order: every search of '{model}' ends with an error; write 'field', 'field asc' or 'field desc'",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      const value = one.definition.attributes['_order']?.value
      const names = value?.t === 'List' || value?.t === 'Tuple' ? value.items.map((item) => stringValue(item)) : []
      if (value && names.length > 0 && one.view && one.view.kind !== 'abstract') {
        const text = names.every((name) => name !== undefined) ? names.join(', ') : 'name, id'
        report('list', placeIn(one, [value.s, value.e]), { model: one.part.model, text })
      }
      const order = stringValue(value)
      if (!value || !order || !one.view || one.view.kind === 'abstract') continue
      const at = placeIn(one, [value.s, value.e])
      const { model } = one.part
      for (const term of order.split(',').map((part) => part.trim())) {
        const match = (since(series, '17.0') ? TERM : since(series, '16.0') ? TERM_16 : TERM_14).exec(term)
        const name = match?.[1]?.replaceAll('"', '')
        if (!match || name === undefined) {
          report('shape', at, { term, model })
          continue
        }
        const field = one.view.field(name)
        if (!field) {
          if (!one.view.closed || name.startsWith('x_')) continue
          const { reason, options } = fieldFault(project, addon, one.view, name)
          report('unknown', at, { reason, model }, options)
        } else if (match[2] !== undefined && !isPart(field, match[2], series)) {
          report('path', at, { term, field: name, model })
        } else if (
          !field.delegated &&
          !field.stored &&
          (field.compute || field.related) &&
          !field.part.open &&
          one.view.auto &&
          !makesOwnOrder(one.view)
        )
          if (
            !one.view.inherits.some(([, link]) => field.related?.startsWith(`${link}.`)) &&
            !(field.related && since(series, '18.0'))
          )
            if (since(series, '18.0'))
              // those of a parent by _inherits are looked up there, since 18.0 all related ones
              report('fails', at, { field: name, model })
            else report('stored', at, { field: name, model }, { severity: 'warning' })
      }
    }
  },
})

const TERM =
  /^([a-z0-9_]+|"[a-z0-9_]+")(?:\.([a-z0-9_]+))?(?::[a-z_]+)?(?:\s+(?:desc|asc))?(?:\s+(?:nulls first|nulls last))?$/i
const TERM_16 = /^([a-z0-9:_]+|"[a-z0-9:_]+")(?:\.id)?(?:\s+(?:desc|asc))?$/i
const TERM_14 = /^([a-z0-9:_]+|"[a-z0-9:_]+")(?:\s+(?:desc|asc))?$/i

/** Does Odoo take the part behind the dot? Since 18.0 a record's own number is one. */
function isPart({ type }: FieldView, part: string, series: Series): boolean {
  return (
    type === 'Properties' || !KNOWN_TYPE.test(type) || (part === 'id' && type === 'Many2one' && since(series, '18.0'))
  )
}

const KNOWN_TYPE = /^(?:Char|Text|Html|Integer|Float|Monetary|Boolean|Date|Datetime|Selection|Many2one|Reference)$/

/** Models that turn fields into SQL by themselves can be ordered by fields that are not stored. */
function makesOwnOrder(view: ModelView): boolean {
  return [
    '_field_to_sql',
    '_order_field_to_sql',
    '_order_to_sql',
    '_generate_order_by',
    '_generate_order_by_inner',
  ].some((name) => view.method(name)?.definitions.some(({ model }) => model !== BASE_MODEL))
}
