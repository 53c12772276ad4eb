import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A bundle includes a bundle that nobody fills, or itself',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    unknown:
      "no module in reach of {addon} puts anything into bundle '{included}': including it adds nothing, and Odoo does not say so; correct the name or remove the entry",
    near: "no module in reach of {addon} puts anything into bundle '{included}': including it adds nothing, and Odoo does not say so; did you mean '{near}'?",
    cycle:
      'these bundles include each other ({cycle}): Odoo raises an error when it builds one of them and every page that needs it fails',
  },
  check({ addon, project, report }) {
    const { bundles } = project
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      if (entry.directive !== 'include') continue
      const included = entry.path.value
      const cycle = bundles
        .of(entry.bundle.value, addon.name)
        .faults.find(
          ({ kind, cycle }) => kind === 'cycle' && cycle.includes(included) && cycle.includes(entry.bundle.value),
        )
      if (cycle) {
        report('cycle', entry.pathAt, { cycle: cycle.cycle.join(' → ') }, { severity: 'error' })
        continue
      }
      if (!project.isComplete(addon.name)) continue
      const names = new Set(bundles.modulesOf(addon.name).flatMap((name) => [...bundles.entriesOf(name).keys()]))
      if (names.has(included)) continue
      const near = nearName(included, [...names].sort())
      if (near === undefined) report('unknown', entry.pathAt, { addon: addon.name, included })
      else if (entry.from === 'record') report('near', entry.pathAt, { addon: addon.name, included, near })
      else {
        const fix = () => replaceText(addon, entry.path, near, 'unsafe')
        report('near', entry.pathAt, { addon: addon.name, included, near }, { fix })
      }
    }
  },
})
