import type { Addon } from '../../src/model/addon.ts'
import type { Block } from '../../src/model/graph/graph-block.ts'
import { missingModule } from '../../src/model/graph/missing-module.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'An addon that installs itself and cannot be installed',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "{addon} installs itself once {triggers} installed, but needs '{culprit}' ({path}), which does not exist: installing {triggered} ends with an error; add {culprit} to the triggers, do without it, or set 'auto_install': False",
    broken:
      "{addon} installs itself once {triggers} installed, but needs '{culprit}' ({path}), whose manifest Odoo refuses: installing {triggered} ends with an error; mend that manifest, or set 'auto_install': False",
    cycle:
      "{addon} installs itself once {triggers} installed, but takes part in or needs a circle of dependencies ({path}): installing {triggered} ends with 'Recursion error in modules dependencies!'; break the circle, or set 'auto_install': False",
  },
  check({ addon, project, report }) {
    if (!addon.autoInstall || !addon.readable) return
    const { graph } = project
    const block = graph.blocked(addon.name)
    if (!block || (block.kind === 'broken' && block.culprit === addon.name)) return
    const triggers = addon.autoInstall.map((text) => text.value)
    // Odoo installs it only when every trigger can be installed
    if (triggers.some((name) => (!graph.has(name) && !project.isEnterprise(name)) || graph.blocked(name))) return
    const at = addon.manifestPlace(addon.value('auto_install')?.span)
    const parameters = {
      addon: addon.name,
      triggers:
        triggers.length === 0
          ? 'anything is'
          : triggers.length === 1
            ? `${triggers[0]} is`
            : `${triggers.join(', ')} are`,
      triggered: triggers.length === 0 ? 'any module' : (triggers.at(-1) ?? ''),
      culprit: block.culprit,
    }
    const path = block.path.join(' → ')
    const related = [cause(addon, project, block)]
    if (block.kind === 'missing') {
      const missing = missingModule(project, addon, block.culprit)
      if (missing && missing.certainty !== 'guess' && missing.evidence === undefined)
        report('missing', at, { ...parameters, path }, { related, confidence: missing.certainty })
    } else if (block.kind === 'broken') report('broken', at, { ...parameters, path }, { related })
    else if (block.kind === 'cycle')
      report('cycle', at, { ...parameters, path: [...block.cycle, block.culprit].join(' → ') }, { related })
  },
})

/** The entry of `depends` that leads to what is in the way. */
function cause(addon: Addon, project: Project, block: Block): Place | undefined {
  const next = block.path[1] ?? block.cycle[1]
  const place = next === undefined ? undefined : project.graph.dependency(addon.name, next)?.place
  return place && { ...place, note: 'this dependency is in the way' }
}
