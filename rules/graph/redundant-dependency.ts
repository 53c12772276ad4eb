import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A dependency that another one brings already',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  messages: {
    implied:
      "'{dependency}' comes with '{via}' already ({path}); leave it out, unless it says on purpose what {addon} uses itself",
  },
  check({ addon, project, report }) {
    for (const { dependency, via, path, place } of project.graph.redundant(addon.name)) {
      if (!place) continue
      report('implied', place, { dependency, via, path: path.join(' → '), addon: addon.name })
    }
  },
})
