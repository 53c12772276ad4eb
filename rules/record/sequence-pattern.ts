import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { percentFormat } from '../../src/parse/percent-format.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

/** Names that `_get_prefix_suffix` of `ir.sequence` fills in, also with `range_` and `current_` before them. */
const PARTS = ['year', 'month', 'day', 'y', 'doy', 'woy', 'weekday', 'h24', 'h12', 'min', 'sec']
const PARTS_19 = ['isoyear', 'isoy', 'isoweek']

export default defineRule({
  title: 'The prefix or suffix of a sequence asks for what Odoo does not fill in',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    name: "'%({name})s' in the {field} of a sequence is nothing that Odoo fills in: each number asked of it ends with an error; {advice}",
    format: "the {field} '{text}' cannot be filled in: {reason}; each number asked of the sequence ends with an error",
  },
  check({ addon, project, series, report }) {
    const parts = since(series, '19.0') ? [...PARTS, ...PARTS_19] : PARTS
    const known = parts.flatMap((part) => [part, `range_${part}`, `current_${part}`])
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.sequence') continue
      for (const field of record.fields) {
        const name = field.name?.value
        if ((name !== 'prefix' && name !== 'suffix') || field.eval || field.ref || field.file || field.search) continue
        const text = elementText(field.element)
        if (!text) continue
        const at = { file: file.file, span: text.span }
        const { names, positional, fault } = percentFormat(text.value)
        for (const asked of names) {
          if (known.includes(asked)) continue
          const near = nearName(asked, known)
          const advice = near === undefined ? `there are ${parts.join(', ')}` : `did you mean '%(${near})s'?`
          report('name', at, { name: asked, field: name, advice }, costOf(file))
        }
        const reason = fault
          ? fault.kind === 'end'
            ? "it ends in the middle of a '%(name)s'"
            : `'${fault.letter}' after '%' is no conversion, write '%%' for a percent sign`
          : positional > 1
            ? 'more than one value stands without a name'
            : undefined
        if (reason !== undefined) report('format', at, { field: name, text: text.value.trim(), reason }, costOf(file))
      }
    }
  },
})
