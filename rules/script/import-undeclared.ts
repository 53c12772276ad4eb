import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { scriptCost, scriptImports } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A script imports a module of an addon that is not depended on',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS06001'],
  messages: {
    undeclared:
      "'{name}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, the script never starts, nor does what imports it; add '{owner}' to depends",
    masked:
      "'{name}' belongs to {owner}, which {addon} does not depend on; Odoo installs {owner} by itself with what {addon} needs, but without it the script never starts; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    // an addon that cannot be read may bring what is imported
    if (!project.isComplete(addon.name)) return
    for (const { script, item, resolution } of scriptImports(project, addon)) {
      const owners =
        resolution.kind === 'found'
          ? [resolution.module]
          : resolution.kind === 'undefined'
            ? [...resolution.elsewhere]
            : []
      if (owners.length === 0 || owners.some((owner) => project.graph.reaches(addon.name, owner))) continue
      const owner = nearestOwner(project, addon, owners)
      if (owner === undefined) continue
      const at = { file: script.facts.file, span: item.span }
      const told = { name: resolution.kind === 'found' ? resolution.name : item.specifier, owner, addon: addon.name }
      const fix = () => addDependency(addon, owner)
      if (autoInstalledWith(project, addon.name).has(owner)) {
        // module/web-implicit tells of web
        if (owner !== 'web') report('masked', at, told, { severity: 'warning', fix })
        continue
      }
      report('undeclared', at, told, { ...scriptCost(script), fix })
    }
  },
})
