import { emptyFolder } from '../../src/host/paths.ts'
import type { Addon } from '../../src/model/addon.ts'
import {
  dataEntries,
  demoEntries,
  entryTarget,
  leavesAddon,
  slashedFile,
} from '../../src/model/manifests/manifest-data.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A file that the manifest lists does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  aliases: ['resource-not-exist', 'F8101', 'OLS05049'],
  messages: {
    missing:
      "'{path}' does not exist in {addon}: installing it ends with FileNotFoundError; add the file or remove the entry",
    near: "'{path}' does not exist in {addon}: installing it ends with FileNotFoundError; did you mean '{found}'?",
    case: "'{path}' does not exist in {addon}, but '{found}' does: names differ by case, which counts on servers; write '{found}'",
    demo: "demo file '{path}' does not exist in {addon}: demo data of the addon is skipped; add the file or remove the entry",
    backslash:
      "'{path}' is written with backslashes, which are no folders on servers: installing {addon} ends with FileNotFoundError there; write '{found}'",
    foreign: "'{path}' leads into {owner}, which has no such file: installing {addon} ends with FileNotFoundError",
  },
  check({ addon, project, series, report }) {
    const demo = new Set(demoEntries(addon, series))
    for (const entry of [...dataEntries(addon, series), ...demo]) {
      const at = addon.manifestPlace(entry.text.span)
      const path = entry.text.value
      const severity = demo.has(entry) ? 'warning' : 'error'
      const write = (name: string) => () => replaceText(addon, entry.text, name, 'safe')
      const inside = slashedFile(addon, entry)
      if (inside !== undefined) {
        if (demo.has(entry)) report('demo', at, { path, addon: addon.name }, { severity, fix: write(inside) })
        else report('near', at, { path, found: inside, addon: addon.name }, { fix: write(inside) })
        continue
      }
      if (leavesAddon(entry)) {
        const target = entryTarget(project, addon, entry)
        if (target.addon && !target.addon.has(target.relative))
          report('foreign', at, { path, owner: target.addon.name, addon: addon.name }, { severity })
        continue
      }
      if (path.includes('\\') && addon.has(entry.relative)) {
        report(
          'backslash',
          at,
          { path, found: entry.relative, addon: addon.name },
          { severity, fix: write(entry.relative) },
        )
        continue
      }
      // a folder is told by manifest/data-type
      if (addon.has(entry.relative) || addon.paths().some((name) => name.startsWith(`${entry.relative}/`))) continue
      const folded = entry.relative.toLowerCase()
      const found = addon.paths().find((name) => name.toLowerCase() === folded)
      if (found) {
        report('case', at, { path, found, addon: addon.name }, { severity, fix: write(found) })
      } else if (demo.has(entry)) {
        report('demo', at, { path, addon: addon.name }, { severity })
      } else {
        const near = nearFile(addon, entry.relative)
        if (near) report('near', at, { path, found: near, addon: addon.name })
        // a folder that is not there at all is one cause for all its files
        else report('missing', at, { path, addon: addon.name }, { cause: emptyFolder(entry.relative, addon.paths()) })
      }
    }
  },
})

/** The file that was most likely meant: of the same name in another folder, or of nearly the same path. */
function nearFile(addon: Addon, relative: string): string | undefined {
  const name = relative.slice(relative.lastIndexOf('/') + 1)
  const files = addon.paths().filter((path) => /\.(?:xml|csv|sql)$/.test(path) && !path.startsWith('static/'))
  const same = files.filter((path) => path.slice(path.lastIndexOf('/') + 1) === name)
  return same.length === 1 ? same[0] : nearName(relative, files)
}
