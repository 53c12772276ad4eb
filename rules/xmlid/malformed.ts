import { costOf } from '../../src/model/data/data-files.ts'
import { writtenIds } from '../../src/model/ids/written-ids.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An external id is not well formed',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05051'],
  messages: {
    dots: "the id '{id}' has more than one dot: Odoo reads 'module.name' and stops with AssertionError",
    'dots-csv':
      "Odoo keeps the id '{id}' as '{name}' of a module '{module}': its own addon never finds it; write it without dots",
    space: "the id '{id}' holds a space: the database refuses it (ir_model_data_name_nospaces)",
    empty: 'the id is empty: Odoo makes a record that no update finds again and nothing can refer to',
    characters:
      "the id '{id}' holds {characters}: Odoo takes it, but other tools and code take letters, digits and _ for granted",
    dash: "the id '{id}' holds a hyphen: Odoo takes it, but ids are written with letters, digits and _",
  },
  check({ addon, project, report }) {
    for (const { text, file, isCsv } of writtenIds(project, addon)) {
      const at = { file: file.file, span: text.span }
      const id = text.value
      const [module = '', ...rest] = id.split('.')
      if (id === '') report('empty', at, {}, { severity: 'warning' })
      else if (rest.length > 1 && isCsv)
        report('dots-csv', at, { id, module, name: rest.join('.') }, { severity: 'warning' })
      else if (rest.length > 1) report('dots', at, { id }, costOf(file))
      else if (id.includes(' ')) report('space', at, { id }, costOf(file))
      else {
        const odd = [...new Set(id.replace(/[\w.-]/g, ''))]
        const characters = odd.map((one) => `'${one}'`).join(', ')
        if (odd.length > 0) report('characters', at, { id, characters }, { severity: 'warning' })
        else if (id.includes('-')) report('dash', at, { id }, { severity: 'info', optional: true })
      }
    }
  },
})
