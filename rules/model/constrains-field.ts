import { decorated } from '../../src/model/models/decorated.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: '@api.constrains names something that is no field of the model, so the check never runs for it',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03014'],
  messages: {
    unknown: '{reason}: {method} is never run for it',
    dotted:
      "@api.constrains('{name}'): only fields of the model itself count, dotted names are ignored; check '{first}' here, or constrain the other model",
    computed: "'{name}' is computed, not stored and has no inverse: @api.constrains never runs {method} for it",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      for (const { method, names } of decorated(one, 'constrains'))
        for (const { value: name, span } of names) {
          const at = placeIn(one, span)
          const [first = ''] = name.split('.')
          if (name.includes('.')) {
            report('dotted', at, { name, first })
            continue
          }
          if (!one.view?.closed || one.view.kind === 'abstract' || name.startsWith('x_')) continue
          const field = one.view.field(name)
          if (!field) {
            const { reason, options } = fieldFault(project, addon, one.view, name)
            report('unknown', at, { reason, method: method.name }, options)
          } else if (
            !field.delegated &&
            !field.stored &&
            !field.part.inverseMethod &&
            !field.related &&
            !field.part.company &&
            field.compute
          )
            report('computed', at, { name, method: method.name }, { confidence: 'likely' })
        }
    }
  },
})
