import { FIELD_POSITIONAL } from '../../src/facts/python-facts.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A field is given more arguments by place than its class takes',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    excess:
      "'{field}' is given an argument that fields.{type}({takes}) has no place for: importing the file ends with TypeError; name the argument",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { written, part } of writtenFields(one)) {
        if (!written.excess || written.open || !KNOWN.has(written.type)) continue
        const takes = [...(FIELD_POSITIONAL[written.type] ?? ['string']), '…'].join(', ')
        report('excess', placeIn(one, written.excess), { field: part.name, type: written.type, takes })
      }
  },
})

/** Classes of Odoo whose `__init__` is known: those of other libraries have their own. */
const KNOWN: ReadonlySet<string> = new Set([
  'Binary', 'Boolean', 'Char', 'Date', 'Datetime', 'Float', 'Html', 'Image', 'Integer', 'Many2many', 'Many2one',
  'Monetary', 'One2many', 'Reference', 'Selection', 'Text',
]) // biome-ignore format: a table
