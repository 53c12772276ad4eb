import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A One2many field names an inverse that its model does not have, or that does not lead back',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03021', 'OLS03022', 'OLS03023'],
  messages: {
    missing:
      "{reason}: it is the inverse of '{field}', a One2many needs a Many2one that leads back, and Odoo stops as it sets up its models",
    kind: "'{model}.{inverse}', the inverse of '{field}', is a {type} field: it must be a Many2one to '{owner}'",
    elsewhere: "'{model}.{inverse}', the inverse of '{field}', leads to '{target}', not back to '{owner}'",
    none: "One2many field '{field}' names no inverse: Odoo stops with an error as it makes the tables; give it inverse_name",
    idle: "One2many field '{field}' names no inverse: it can neither be read nor written; give it inverse_name",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const known = one.view?.field(part.name)
        if (part.type !== 'One2many' || !known || known.related || known.part.open) continue
        const { comodel: model, inverse } = known.part
        const comodel = model === undefined ? undefined : project.models.view(model, addon.name)
        if (!comodel || model === undefined) continue
        const at = argumentPlace(field, 'inverse_name')
        if (inverse === undefined) {
          // a mixin leaves the inverse to the models that take it over
          if (known.compute || written.args['inverse_name'] || !one.view?.closed || one.view.kind === 'abstract')
            continue
          if (one.view.auto && known.stored) report('none', at, { field: part.name })
          else report('idle', at, { field: part.name }, { severity: 'warning' })
          continue
        }
        const found = comodel.field(inverse)
        if (!found) {
          if (!comodel.closed || inverse.startsWith('x_')) continue
          const { reason, options } = fieldFault(project, addon, comodel, inverse)
          report('missing', at, { reason, field: part.name }, options)
        } else if (!/^(?:Many2one|Many2oneReference|Integer|Reference)$/.test(found.type))
          report(
            'kind',
            at,
            { model, inverse, field: part.name, type: found.type, owner: one.part.model },
            { severity: 'warning' },
          )
        else if (
          found.type === 'Many2one' &&
          found.comodel &&
          one.view?.kind !== 'abstract' &&
          !leadsBack(found.comodel)
        ) {
          const data = { model, inverse, field: part.name, target: found.comodel, owner: one.part.model }
          report('elsewhere', at, data, { severity: 'warning', confidence: 'likely' })
        }
        function leadsBack(target: string): boolean {
          return target === one.part.model || one.view?.parents.has(target) === true
        }
      }
    }
  },
})
