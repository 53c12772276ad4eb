import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A relational field says no model that it leads to',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "{type} field '{field}' names no model: Odoo warns and puts an empty model in its place; give it comodel_name",
    delegated:
      "{type} field '{field}' names no model: '{model}' has a field of this name from {parent} by _inherits, and a field written anew takes nothing over from that; give it comodel_name",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.closed) continue
      for (const { part, written } of writtenFields(one)) {
        const view = one.view.field(part.name)
        if (!RELATIONAL.has(part.type) || part.comodel !== undefined || written.args['comodel_name'] || part.open)
          continue
        if (!view || view.part.related || view.part.comodel !== undefined || view.part.open) continue
        const at = placeIn(one, written.nameSpan)
        const parent = one.view.inherits.find(
          ([model]) => project.models.view(model, addon.name)?.field(part.name)?.comodel,
        )
        if (parent)
          report('delegated', at, { type: part.type, field: part.name, model: one.part.model, parent: parent[0] })
        else report('missing', at, { type: part.type, field: part.name })
      }
    }
  },
})
