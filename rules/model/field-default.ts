import { argumentPlace, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The default of a field is no value of its type',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused: "the default {value} of '{field}' is no {kind}: making a new record ends with ValueError",
    method:
      "the default {value} of '{field}' is a text, though it reads like the method of this name: it is not called; write default=lambda self: self.{name}()",
    text: "the default {value} of '{field}' is a text, and every text but an empty one is true; write {instead}",
    frozen:
      "the default of '{field}' is worked out as the server starts, and every new record gets that moment; write default={instead}",
    record: "the default {value} of '{field}' is a text, which Odoo drops: give the id of a record, from a function",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const field of writtenFields(one)) {
        const frozen = momentOf(field.written.args['default'])
        if (frozen !== undefined) {
          report(
            'frozen',
            argumentPlace(field, 'default'),
            { field: field.part.name, instead: frozen },
            { severity: 'warning' },
          )
          continue
        }
        const value = literal(field)
        if (!value || field.part.compute || field.part.related) continue
        const at = argumentPlace(field, 'default')
        const parameters = { field: field.part.name, value: `'${value.value}'` }
        // a name of its own: few texts begin with an underscore
        if (value.value.startsWith('_') && one.view?.method(value.value)) {
          report('method', at, { ...parameters, name: value.value }, { severity: 'warning' })
          continue
        }
        const kind = KINDS[field.written.type]
        if (kind && value.value !== '' && !kind.pattern.test(value.value.trim()))
          report('refused', at, { ...parameters, kind: kind.name })
        else if (field.written.type === 'Boolean' && value.value !== '') {
          const instead = /^(?:false|0|no|none)$/i.test(value.value) ? 'False' : 'True'
          report('text', at, { ...parameters, instead }, { severity: 'warning' })
        } else if (field.written.type === 'Many2one' && value.value !== '')
          report('record', at, parameters, { severity: 'warning' })
      }
  },
})

/** How a call that asks for the present moment is put off until a record is made: `fields.Date.today()`. */
function momentOf(value: Expr | undefined): string | undefined {
  if (value?.t !== 'Call' || value.args.length > 0 || value.keywords.length > 0) return undefined
  const name = dottedName(value.func) ?? ''
  if (/^(?:odoo\.)?fields\.(?:Date\.today|Datetime\.(?:now|today))$/.test(name)) return name
  return /^(?:datetime\.)?(?:datetime\.(?:now|today|utcnow)|date\.today)$/.test(name)
    ? `lambda self: ${name}()`
    : undefined
}

/** What Python and the ORM make a value of from a text. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly pattern: RegExp }>> = {
  Integer: { name: 'whole number', pattern: /^[+-]?\d[\d_]*$/ },
  Float: {
    name: 'number',
    pattern: /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?$|^[+-]?(?:inf(?:inity)?|nan)$/i,
  },
  Monetary: { name: 'number', pattern: /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?$/ },
  Date: { name: 'date (2026-12-31)', pattern: /^\d{4}-\d{2}-\d{2}/ },
  Datetime: {
    name: 'date with a time (2026-12-31 12:00:00)',
    pattern: /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}:\d{2}.*)?$/,
  },
}

/** A text that is the default, or that a lambda gives back. */
function literal({ written }: WrittenField): (Expr & { readonly t: 'Str' }) | undefined {
  const given = written.args['default']
  const value = given?.t === 'Lambda' ? given.body : given
  return value?.t === 'Str' ? value : undefined
}
