import { missingDependencies } from '../../src/model/models/compute-missing.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A stored computed field does not follow a field that it is computed from',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['compute-missing-depends'],
  messages: {
    missing:
      "{method} reads '{path}', which is not in its @api.depends: '{field}' is stored and stays as it is when that changes; add '{path}'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { at, method, field, path } of missingDependencies(one, (model) =>
        project.models.view(model, addon.name),
      ))
        if (!path.includes('.')) report('missing', at, { method, field, path })
  },
})
