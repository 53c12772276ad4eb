import { placeIn } from '../../src/model/models/model-classes.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: '_sql_constraints is no longer read',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '19.0',
  aliases: ['sql-constraints-unsupported', 'deprecated-sql-constraints', 'ODE9501'],
  messages: {
    removed:
      "_sql_constraints of '{model}' is not read since Odoo 19.0: Odoo warns, and nothing is checked; write {example}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const written = one.definition.attributes['_sql_constraints']
      if (!written) continue
      const first = written.value.t === 'List' || written.value.t === 'Tuple' ? written.value.items[0] : undefined
      if (!first && written.value.t === 'List') continue
      const name = first?.t === 'Tuple' ? (stringValue(first.items[0]) ?? 'name') : 'name'
      const example = `_${name} = models.Constraint('…', '…')`
      report('removed', placeIn(one, written.nameSpan), { model: one.part.model, example })
    }
  },
})
