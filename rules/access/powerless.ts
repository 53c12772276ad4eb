import { accessRows, flatModel } from '../../src/model/data/access-rows.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The access rules of a model that has an action give nobody any right',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    powerless:
      "no access rule for '{model}' gives a right, and the addon opens its records by an action: everybody but the superuser is refused; write 1 where a right is meant",
  },
  check({ addon, project, report }) {
    const rows = accessRows(project, addon).filter(({ demo }) => !demo)
    const opened = new Set(
      project
        .dataRecords(addon)
        .map(({ record, model }) =>
          record.tag === 'act_window'
            ? attribute(record.element, 'res_model')?.value
            : model === 'ir.actions.act_window'
              ? fieldOf(record, 'res_model')?.text?.value.trim()
              : undefined,
        ),
    )
    const told = new Set<string>()
    for (const row of rows) {
      const flat = flatModel(row)
      const model = flat === undefined ? undefined : project.models.byFlatName(flat)
      if (flat === undefined || model === undefined || told.has(model) || !opened.has(model)) continue
      told.add(model)
      const view = project.models.view(model, addon.name)
      // an addon built on this one gives the rights
      const isOwn = view?.contributions.every(({ module }) => module === addon.name)
      if (!isOwn || rows.some((other) => flatModel(other) === flat && other.grants.length > 0)) continue
      if (project.addons.some((other) => other !== addon && project.graph.reaches(other.name, addon.name))) continue
      report('powerless', row.place, { model })
    }
  },
})
