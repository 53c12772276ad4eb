import { addDependency, comesAlong, nearestOwner } from '../../src/model/add-dependency.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A field is bound to a group that does not exist for its addon',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "there is no group '{group}': nobody may read or write '{field}' by it; {advice}",
    bare: "group '{group}' of '{field}' has no module's name before it: Odoo never finds it; write '{full}'",
    undeclared:
      "group '{group}' of '{field}' belongs to {owner}, which {addon} does not depend on: without {owner} nobody may read or write the field by it; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const { written, part } of writtenFields(one)) {
        const value = written.args['groups']
        if (value?.t !== 'Str') continue
        for (const name of value.value.split(',').map((text) => text.trim().replace(/^!/, ''))) {
          // `.` stands for a group that nobody has
          if (!/^[\w.]+$/.test(name) || name === '.' || name.split('.').length > 2) continue
          const span: Span = [value.s, value.e]
          const at = placeIn(one, span)
          if (!name.includes('.')) {
            const full = `${project.ids.resolve(`base.${name}`, addon.name).verdict === 'yes' ? 'base' : addon.name}.${name}`
            report('bare', at, { group: name, field: part.name, full })
            continue
          }
          const resolution = project.ids.resolve(name, addon.name)
          if (resolution.verdict !== 'no') continue
          const owner = nearestOwner(project, addon, resolution.elsewhere)
          if (owner !== undefined) {
            const fix = () => addDependency(addon, owner)
            const likely = comesAlong(project, addon, owner) && {
              severity: 'info' as const,
              confidence: 'likely' as const,
            }
            report('undeclared', at, { group: name, field: part.name, owner, addon: addon.name }, { fix, ...likely })
            continue
          }
          if (resolution.elsewhere.length > 0) continue
          const near = project.ids.near(name, addon.name)
          const advice = near === undefined ? 'correct its name or declare it' : `did you mean '${near}'?`
          report('unknown', at, { group: name, field: part.name, advice })
        }
      }
    }
  },
})
