import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A client action that no script registers',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '17.0',
  messages: {
    unknown:
      "no module in reach of {addon} registers a client action '{tag}': opening it ends with an error; register it with registry.category('actions').add('{tag}', …)",
    near: "no module in reach of {addon} registers a client action '{tag}': opening it ends with an error; did you mean '{near}'?",
    undeclared:
      "client action '{tag}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, opening it ends with an error; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.actions.client') continue
      const field = fieldOf(record, 'tag')
      const text = field && !field.ref && !field.eval ? elementText(field.element) : undefined
      const tag = text?.value.trim()
      const known = tag ? project.views.registries.keys('actions', addon.name) : undefined
      if (!text || !tag || !known || known.keys.has(tag)) continue
      const at = { file: file.file, span: text.span }
      const owners = project.views.registries.owners('actions', tag, addon.name)
      const owner = nearestOwner(project, addon, owners)
      if (owner !== undefined) {
        const masked = autoInstalledWith(project, addon.name).has(owner)
        const fix = () => addDependency(addon, owner)
        const cost = { ...costOf(file), ...(masked && { severity: 'warning' as const }) }
        report('undeclared', at, { tag, owner, addon: addon.name }, { ...cost, fix })
      } else if (owners.length === 0) {
        const near = nearName(tag, known.keys.keys())
        if (near === undefined) report('unknown', at, { addon: addon.name, tag }, costOf(file))
        else report('near', at, { addon: addon.name, tag, near }, costOf(file))
      }
    }
  },
})
