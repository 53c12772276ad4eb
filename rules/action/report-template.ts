import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A report names a template that does not exist',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    missing: "there is no template '{id}': Odoo takes the report, and printing it ends with an error; {advice}",
    module:
      "'{id}' names no module: Odoo takes the report, and printing it ends with 'Invalid template id'; write '{addon}.{id}'",
  },
  check({ addon, project, series, report }) {
    if (!project.isComplete(addon.name)) return
    for (const { record, model, file } of project.dataRecords(addon)) {
      if (model !== 'ir.actions.report' || record.tag !== 'record') continue
      const name = fieldOf(record, 'report_name')?.text
      const type = fieldOf(record, 'report_type')
      // what is printed in another way than by a template has a name of its own
      if (type && !/^qweb-/.test(type.text?.value.trim() ?? '')) continue
      const id = name?.value.trim() ?? ''
      const options = file.demo ? ({ severity: 'info' } as const) : {}
      if (name && /^\w+$/.test(id) && !since(series, '19.0'))
        report('module', { file: file.file, span: name.span }, { id, addon: addon.name }, options)
      if (!name || !/^\w+\.[\w.]+$/.test(id) || project.ids.resolve(id, addon.name).verdict !== 'no') continue
      if (project.ids.declarations(id).length > 0 || project.ids.unlisted(addon, id)) continue
      const near = project.ids.near(id, addon.name)
      const advice = near === undefined ? 'write the id of its template' : `did you mean '${near}'?`
      report('missing', { file: file.file, span: name.span }, { id, advice }, options)
    }
  },
})
