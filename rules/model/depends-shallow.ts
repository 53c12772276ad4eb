import { missingDependencies } from '../../src/model/models/compute-missing.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A stored computed field does not follow a field of a record that it is computed from',
  scope: 'addon',
  severity: 'info',
  confidence: 'guess',
  since: '0.1.0',
  optional: true,
  messages: {
    missing:
      "{method} reads '{path}', and its @api.depends stops on the way: '{field}' is stored and stays as it is when that changes; add '{path}', or leave it if the value of that moment is wanted",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { at, method, field, path } of missingDependencies(one, (model) =>
        project.models.view(model, addon.name),
      ))
        if (path.includes('.')) report('missing', at, { method, field, path })
  },
})
