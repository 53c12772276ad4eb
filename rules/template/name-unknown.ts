import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { clientFiles } from '../../src/model/web/client-files.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A component is drawn by a template that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  aliases: ['OLS06000'],
  messages: {
    unknown: "there is no template '{name}': drawing this component ends with an error",
    near: "there is no template '{name}': drawing this component ends with an error; did you mean '{near}'?",
    unlisted:
      "template '{name}' stands in {file}, which no bundle has: drawing this component ends with an error; list the file in bundle '{bundle}'",
    undeclared:
      "template '{name}' belongs to {owner}, which {addon} does not depend on: while {owner} is not installed, drawing this component ends with an error; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    const files = new Set(clientFiles(project, addon).map(({ facts }) => facts.file))
    for (const script of scriptModules(project, addon)) {
      for (const { value: name, span } of script.facts.templates) {
        if (name === '') continue
        const templates = project.templates.named(name)
        const inside = templates.map(({ module }) => module)
        if (inside.some((owner) => project.graph.reaches(addon.name, owner))) {
          const [bundle] = script.bundles
          const [own] = templates
          const isListed = templates.some(
            ({ module, part }) => module !== addon.name || !part.place || files.has(part.place.file),
          )
          // a file that does not parse is in no list of what can be judged
          if (bundle === undefined || isListed || !own?.part.place || script.isTest) continue
          if (project.isPartial(addon.name)) continue
          const file = own.part.place.file.slice(addon.site.path.length + 1)
          const { severity } = scriptCost(script)
          report(
            'unlisted',
            { file: script.facts.file, span },
            { name, file, bundle },
            { severity, confidence: 'likely', related: [own.part.place] },
          )
          continue
        }
        const owners = inside.length > 0 ? inside : project.templates.outside(name)
        const at = { file: script.facts.file, span }
        const cost = scriptCost(script)
        const owner = nearestOwner(project, addon, owners)
        if (owner !== undefined) {
          report(
            'undeclared',
            at,
            { name, owner, addon: addon.name },
            { ...cost, fix: () => addDependency(addon, owner) },
          )
          continue
        }
        // a release knows nothing of the templates of its tests
        if (owners.length > 0 || !project.isComplete(addon.name) || script.isTest) continue
        const near = nearName(name, project.templates.names())
        if (near === undefined) report('unknown', at, { name }, cost)
        else report('near', at, { name, near }, cost)
      }
    }
  },
})
