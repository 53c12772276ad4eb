import { accessRows, flatModel } from '../../src/model/data/access-rows.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An access rule lets everybody change records',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['access-write-without-group'],
  messages: {
    open: "this access rule has no group, so everybody may {grants} records of '{model}': portal users and, where a page shows them, visitors too; name the group that it is for, such as base.group_user",
  },
  check({ addon, project, report }) {
    for (const row of accessRows(project, addon)) {
      const changes = row.grants.filter((right) => right !== 'read')
      if (row.demo || row.group !== '' || changes.length === 0) continue
      const flat = flatModel(row)
      const model = flat === undefined ? undefined : project.models.byFlatName(flat)
      const view = model === undefined ? undefined : project.models.view(model, addon.name)
      // of a wizard everybody sees only what is one's own
      if (view?.kind !== 'model') continue
      report('open', row.place, { grants: changes.join(', '), model: view.name }, { cause: row.place.file })
    }
  },
})
