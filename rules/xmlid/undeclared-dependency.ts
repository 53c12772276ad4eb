import { addDependency, comesAlong, nearestOwner } from '../../src/model/add-dependency.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file refers to a record of a module that the addon does not depend on',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['manifest-missing-dependency'],
  messages: {
    undeclared:
      "'{id}' belongs to {owner}, which {addon} does not depend on: on a database without {owner} this file cannot be loaded; add '{owner}' to depends{brings}",
    along:
      "'{id}' belongs to {owner}, which {addon} does not depend on: it is there only because {owner} is installed by itself with what {addon} needs; add '{owner}' to depends",
    backward:
      "'{id}' belongs to {owner}, which is loaded after {addon} because it depends on it ({path}): this file cannot be loaded",
    group:
      "group '{id}' belongs to {owner}, which {addon} does not depend on: without {owner} Odoo warns and shows this to nobody",
  },
  check({ addon, project, report }) {
    for (const { use, id, file, resolution, lenient } of project.idReferences(addon)) {
      if (resolution.verdict !== 'no') continue
      const [first] = resolution.elsewhere
      if (first === undefined) continue
      const at = { file: file.file, span: use.span }
      const owner = nearestOwner(project, addon, resolution.elsewhere)
      if (owner === undefined) {
        const path = project.graph.path(first, addon.name)?.join(' → ') ?? first
        if (!lenient) report('backward', at, { id, owner: first, addon: addon.name, path }, costOf(file))
        continue
      }
      const fix = () => addDependency(addon, owner)
      const cause = needOf(owner)
      if (lenient) {
        report('group', at, { id, owner, addon: addon.name }, { severity: 'warning', fix, cause })
        continue
      }
      if (comesAlong(project, addon, owner)) {
        report('along', at, { id, owner, addon: addon.name }, { severity: 'warning', confidence: 'likely', fix, cause })
        continue
      }
      const reach = project.graph.reach(addon.name)
      const more = [...project.graph.reach(owner)].filter((name) => name !== owner && !reach.has(name)).sort()
      const brings =
        more.length === 0
          ? ''
          : `, which brings ${more.slice(0, 5).join(', ')}${more.length > 5 ? ` and ${more.length - 5} more` : ''}`
      report('undeclared', at, { id, owner, addon: addon.name, brings }, { ...costOf(file), fix, cause })
    }
  },
})
