import {
  dataEntries,
  demoEntries,
  entryTarget,
  leavesAddon,
  slashedFile,
} from '../../src/model/manifests/manifest-data.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file that belongs to another addon, or to none',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    foreign:
      "'{path}' belongs to {owner}: Odoo loads it as data of {addon}, so that its records get {addon}'s name and exist twice; depend on {owner}, or copy the file",
    unknown:
      "'{path}' lies outside of {addon}: Odoo finds it only where another addons path holds it just so; move the file into the addon",
    own: "'{path}' leaves the addon and comes back to it: it works only while the folder is called {addon}; write '{inside}'",
  },
  check({ addon, project, series, report }) {
    for (const entry of [...dataEntries(addon, series), ...demoEntries(addon, series)]) {
      // a slash too many is told by manifest/data-missing
      if (!leavesAddon(entry) || slashedFile(addon, entry) !== undefined) continue
      const at = addon.manifestPlace(entry.text.span)
      const path = entry.text.value
      const { addon: owner, relative } = entryTarget(project, addon, entry)
      if (owner === addon) {
        const fix = () => replaceText(addon, entry.text, relative, 'safe')
        report('own', at, { path, addon: addon.name, inside: relative }, { severity: 'info', fix })
      } else if (owner?.has(relative)) report('foreign', at, { path, owner: owner.name, addon: addon.name })
      else if (!owner) report('unknown', at, { path, addon: addon.name }, { confidence: 'likely' })
    }
  },
})
