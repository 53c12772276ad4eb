import { accessRows } from '../../src/model/data/access-rows.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'Two access rules of an addon are for one model and one group',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    twice:
      '{model} has an access rule for {group} already: Odoo adds the rights of both up, so that neither row tells what is allowed',
  },
  check({ addon, project, report }) {
    const seen = new Map<string, Place>()
    for (const { model, group, place, demo } of accessRows(project, addon)) {
      if (model === undefined || group === undefined) continue
      const key = `${model} ${group} ${demo}`
      const first = seen.get(key)
      if (!first) {
        seen.set(key, place)
        continue
      }
      const related = [{ ...first, note: 'first given here' }]
      report('twice', place, { model, group: group === '' ? 'everyone' : group }, { related })
    }
  },
})
