import type { Dependency } from '../../src/model/graph/graph.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'Addons that depend on each other in a circle',
  scope: 'project',
  codeless: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    { names: ['OLS04006'], keys: ['self'] },
    { names: ['OLS04012'], keys: ['cycle'] },
  ],
  messages: {
    self: "{addon} depends on itself: Odoo cannot install it ('Recursion error in modules dependencies!'); remove the entry",
    cycle:
      "circle of dependencies {path}: Odoo can install none of them ('Recursion error in modules dependencies!'); take out one of these dependencies, or move what both sides need into an addon of its own",
  },
  check({ project, report }) {
    for (const { modules, edges } of project.graph.cycles()) {
      // what is off is never marked for installation
      if (!modules.some((module) => project.graph.node(module)?.installable)) continue
      const first = edges.find((edge) => edge.place && project.addon(edge.module)?.checked)
      if (!first?.place) continue
      const [name = ''] = modules
      if (modules.length === 1) report('self', first.place, { addon: name })
      else {
        const related = edges.filter((edge) => edge !== first).map((edge) => noted(project, edge))
        report('cycle', first.place, { path: [...modules, name].join(' → ') }, { related })
      }
    }
  },
})

function noted(project: Project, edge: Dependency): Place | undefined {
  return edge.place && project.addon(edge.module) && { ...edge.place, note: `${edge.module} needs ${edge.dependency}` }
}
