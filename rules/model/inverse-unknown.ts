import { argumentPlace, writtenFields } from '../../src/model/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A One2many field names an inverse that its model does not have, or that does not lead back',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03021', 'OLS03022', 'OLS03023'],
  messages: {
    missing:
      "'{model}' has no field '{inverse}', the inverse of '{field}': Odoo stops as it sets up its models; {advice}",
    kind: "'{model}.{inverse}', the inverse of '{field}', is a {type} field: it must be a Many2one to '{owner}'",
    elsewhere: "'{model}.{inverse}', the inverse of '{field}', leads to '{target}', not back to '{owner}'",
    none: "One2many field '{field}' names no inverse: it can neither be read nor written; give it inverse_name",
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
          if (!known.compute && !written.args['inverse_name'] && one.view?.closed && one.view.kind !== 'abstract')
            report('none', at, { field: part.name }, { severity: 'warning' })
          continue
        }
        const found = comodel.field(inverse)
        if (!found) {
          if (!comodel.closed || inverse.startsWith('x_')) continue
          const near = nearName(inverse, comodel.fields.keys())
          const owners = project.models.fieldOwners(model, inverse, addon.name)
          const advice =
            owners[0] !== undefined ? `${owners[0]} has it, which ${addon.name} does not depend on`
            : near === undefined ? 'add it there as a Many2one' : `did you mean '${near}'?` // biome-ignore format: reads as a list
          report('missing', at, { model, inverse, field: part.name, advice })
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
