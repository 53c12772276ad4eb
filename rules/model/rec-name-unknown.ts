import { placeIn } from '../../src/model/models/model-classes.ts'
import { fieldFault, pathFault } from '../../src/model/models/path-fault.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: '_rec_name or _rec_names_search names something that is no field of the model',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "{reason}: it is the _rec_name of '{model}', and Odoo stops as it sets up its models",
    search: "{reason}: it stands in _rec_names_search of '{model}', and searching a record by name ends with an error",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      const { model } = one.part
      const name = one.definition.attributes['_rec_name']?.value
      const text = stringValue(name)
      if (name && text && one.view.closed && !text.startsWith('x_') && !one.view.field(text)) {
        const { reason, options } = fieldFault(project, addon, one.view, text)
        report('unknown', placeIn(one, [name.s, name.e]), { reason, model }, options)
      }
      const list = one.definition.attributes['_rec_names_search']?.value
      if (one.view.kind === 'abstract') continue
      for (const item of list?.t === 'List' || list?.t === 'Tuple' ? list.items : []) {
        const fault = item.t === 'Str' ? pathFault(project, addon, one.view, item.value) : undefined
        if (fault) report('search', placeIn(one, [item.s, item.e]), { reason: fault.reason, model }, fault.options)
      }
    }
  },
})
