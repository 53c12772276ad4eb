import type { RecordFacts } from '../../src/facts/xml-facts.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const SIZES = ['page_height', 'page_width']

export default defineRule({
  title: 'A paper format has a size of its own beside the name of one',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    both: "format '{format}' has its own size, and {size} is for the format 'custom': Odoo stops as it loads the record ('either a format or a specific page width/height, but not both'); write <field name=\"format\">custom</field>, or leave the sizes out",
    usual:
      "without a format this is A4, which has its own size, and {size} is for the format 'custom': Odoo stops as it loads the record ('either a format or a specific page width/height, but not both'); write <field name=\"format\">custom</field>",
  },
  check({ addon, project, report }) {
    for (const { file, record, model, isNew } of project.dataRecords(addon)) {
      if (model !== 'report.paperformat' || record.tag !== 'record') continue
      const size = SIZES.find((name) => isSize(writtenValue(record, name)))
      const written = size === undefined ? undefined : fieldOf(record, size)
      if (size === undefined || !written) continue
      const at = { file: file.file, span: written.span }
      const format = writtenValue(record, 'format')
      // Odoo looks at the size when the format is given, with a new record always
      if (fieldOf(record, 'format') === undefined) {
        if (isNew) report('usual', at, { size }, costOf(file))
      } else if (format !== undefined && format !== '' && format !== 'custom')
        report('both', at, { format, size }, costOf(file))
    }
  },
})

/** What a field is given as a text or a plain literal; `undefined`: nothing, or what cannot be known. */
function writtenValue(record: RecordFacts, name: string): string | undefined {
  const field = fieldOf(record, name)
  if (!field || field.ref || field.search) return undefined
  if (!field.eval) return field.text?.value
  return /^\s*(?:(['"])([\w.]*)\1|([\d.]+))\s*$/.exec(field.eval.value)?.slice(2).find(Boolean)
}

function isSize(value: string | undefined): boolean {
  return value !== undefined && Number(value) > 0
}
