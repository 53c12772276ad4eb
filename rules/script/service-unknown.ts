import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A script asks for a service that no module registers',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  messages: {
    unknown:
      "no module in reach of {addon} registers a service '{name}': a component that asks for it cannot be drawn, a service that needs it never starts; {advice}",
    near: "no module in reach of {addon} registers a service '{name}': a component that asks for it cannot be drawn, a service that needs it never starts; did you mean '{near}'?",
    undeclared:
      "service '{name}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, a component that asks for it cannot be drawn and a service that needs it never starts; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    for (const script of scriptModules(project, addon)) {
      if (script.isTest) continue
      for (const { value: name, span } of script.facts.services ?? []) {
        const known = project.views.registries.keys('services', addon.name)
        if (!known || known.keys.has(name)) continue
        const at = { file: script.facts.file, span }
        const cost = scriptCost(script)
        const owners = project.views.registries.owners('services', name, addon.name)
        const owner = nearestOwner(project, addon, owners)
        if (owner !== undefined) {
          const masked = autoInstalledWith(project, addon.name).has(owner)
          const severity = masked ? 'warning' : cost.severity
          const fix = () => addDependency(addon, owner)
          report('undeclared', at, { name, owner, addon: addon.name }, { ...cost, severity, fix })
          continue
        }
        if (owners.length > 0) continue
        const near = nearName(name, known.keys.keys())
        // a service that has become a plain function or object
        const exporter = project.scripts.exporter(name, addon.name, 'web')
        const advice =
          exporter === undefined
            ? 'ask for what took its place'
            : `write import { ${name} } from '${exporter}' in its place`
        if (near === undefined) report('unknown', at, { addon: addon.name, name, advice }, cost)
        else report('near', at, { addon: addon.name, name, near }, cost)
      }
    }
  },
})
