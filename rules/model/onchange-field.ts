import { decorated } from '../../src/model/models/decorated.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: '@api.onchange names something that is no field of the model, so it never runs for it',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03014'],
  messages: {
    unknown: '{reason}: {method} never runs for it',
    dotted: "@api.onchange('{name}'): only fields of the form itself count, dotted names are ignored; name '{first}'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { method, names } of decorated(one, 'onchange'))
        for (const { value: name, span } of names) {
          const at = placeIn(one, span)
          const [first = ''] = name.split('.')
          if (name.includes('.')) report('dotted', at, { name, first })
          else if (
            one.view?.closed &&
            one.view.kind !== 'abstract' &&
            !name.startsWith('x_') &&
            !one.view.field(name)
          ) {
            const { reason, options } = fieldFault(project, addon, one.view, name)
            report('unknown', at, { reason, method: method.name }, options)
          }
        }
  },
})
