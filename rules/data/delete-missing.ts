import { fullId } from '../../src/facts/summarize-data.ts'
import { dataFiles } from '../../src/model/data/data-files.ts'
import { modelOfId } from '../../src/model/ids/id-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A <delete> names a record that does not exist, or one of another model',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "no record has the external id '{id}': Odoo skips this <delete> with a warning each time that the addon is updated; correct the id, or drop the tag",
    other:
      "'{id}' is a record of '{found}', but this <delete> takes its number for one of '{model}' and removes whatever '{model}' has that number",
  },
  check({ addon, project, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const { tag, model, id } of file.xml?.calls ?? []) {
        if (tag !== 'delete' || !model || !id) continue
        const full = fullId(addon.name, id.value)
        const resolution = project.ids.resolve(full, addon.name)
        if (resolution.verdict === 'no' && resolution.elsewhere.length === 0) {
          report('missing', { file: file.file, span: id.span }, { id: full }, { severity: 'warning' })
        }
        const found = modelOfId(project, addon, id.value)
        if (found === undefined || found === model.value) continue
        report('other', { file: file.file, span: model.span }, { id: full, found, model: model.value })
      }
  },
})
