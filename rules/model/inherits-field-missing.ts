import { delegations, placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'The link field of _inherits is missing, or is no Many2one to the parent',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "'{model}' has no field '{field}', by which _inherits links it to '{parent}': Odoo stops as it sets up its models; add {field} = fields.Many2one('{parent}', required=True, ondelete='cascade')",
    made: "'{model}' has no field '{field}', by which _inherits links it to '{parent}': Odoo makes one; write it, as releases from 17.0 on refuse this",
    kind: "'{model}.{field}', by which _inherits links to '{parent}', is {what}: what is inherited cannot be found by it; make it fields.Many2one('{parent}', required=True, ondelete='cascade')",
    loose:
      "'{model}.{field}', by which _inherits links to '{parent}', needs required=True and ondelete 'cascade' or 'restrict': Odoo warns and forces them",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.closed || one.conditional) continue
      const { model } = one.part
      for (const { model: parent, field } of delegations(one)) {
        const at = placeIn(one, one.definition.nameSpan)
        const related = [placeIn(one, field.span)]
        const found = one.view.field(field.value)
        const data = { model, field: field.value, parent: parent.value }
        if (!found || found.delegated) {
          if (since(series, '17.0')) report('missing', at, data, { related })
          else report('made', at, data, { related, severity: 'info' })
          continue
        }
        if (found.part.open) continue
        if (found.type !== 'Many2one') report('kind', at, { ...data, what: `a ${found.type} field` }, { related })
        else if (found.comodel !== undefined && found.comodel !== parent.value)
          report('kind', at, { ...data, what: `a Many2one to '${found.comodel}'` }, { related })
        else {
          const written = one.definition.fields.find((own) => own.name === field.value)
          const ondelete = written?.args['ondelete']
          if (!written || written.open || found.definitions.length > 1) continue
          const kept = ondelete?.t === 'Str' && /^(?:cascade|restrict)$/i.test(ondelete.value)
          if (!kept || found.part.required !== true)
            report('loose', placeIn(one, written.nameSpan), data, { severity: 'warning' })
        }
      }
    }
  },
})
