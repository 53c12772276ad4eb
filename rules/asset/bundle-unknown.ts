import type { Project } from '../../src/model/project.ts'
import { bundleUses } from '../../src/model/web/asset-references.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A bundle is loaded that nobody fills',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    unknown:
      "no module in reach of {addon} puts anything into bundle '{bundle}': {by} loads nothing, and Odoo does not say so; correct the name, or fill the bundle",
    near: "no module in reach of {addon} puts anything into bundle '{bundle}': {by} loads nothing, and Odoo does not say so; did you mean '{near}'?",
  },
  check({ addon, project, report }) {
    if (!project.isComplete(addon.name)) return
    const uses = bundleUses(project, addon)
    if (uses.length === 0 || fillsByCode(project, addon.name)) return
    const { bundles } = project
    const names = new Set(
      bundles
        .modulesOf(addon.name)
        .flatMap((name) => [
          ...bundles.entriesOf(name).keys(),
          ...bundles.recordsOf(name).map(({ entry }) => entry.bundle),
        ]),
    )
    for (const { bundle, at, by } of uses) {
      // a module that may be there fills it, or one of a website alone
      if (names.has(bundle.value) || bundles.declared.has(bundle.value)) continue
      const near = nearName(bundle.value, [...names].sort())
      if (near === undefined) report('unknown', at, { addon: addon.name, bundle: bundle.value, by })
      else report('near', at, { addon: addon.name, bundle: bundle.value, by, near })
    }
  },
})

/** Does the module, or one of the user's that it needs, change how bundles are filled? */
function fillsByCode(project: Project, module: string): boolean {
  return [...project.graph.reach(module), module].some(
    (name) => project.addon(name)?.checked && project.facts(name)?.models.some(({ model }) => CODE.has(model)),
  )
}

const CODE: ReadonlySet<string> = new Set(['ir.asset', 'ir.qweb'])
