import type { Addon } from '../../src/model/addon.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Series } from '../../src/text/series.ts'

export default defineRule({
  title: 'A migration script for a version that the addon does not have yet',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['manifest-behind-migrations', 'E8145'],
  messages: {
    behind:
      "{folder} holds scripts for a later version than the manifest's '{version}': an upgrade does not run them; raise the version to {wanted}",
    release:
      "{folder} holds scripts for a later release of Odoo than {series}: an upgrade to the manifest's '{version}' does not run them",
  },
  check({ addon, series, report }) {
    const version = addon.text('version')
    if (!version) return
    const own = numbers(version.value, series)
    if (!own) return
    const later = scriptFolders(addon).flatMap((folder) => {
      const wanted = folder.slice(folder.indexOf('/') + 1)
      const found = numbers(wanted, seriesOf(version.value) ?? series)
      return found && isLater(found, own) ? [{ folder, wanted, found }] : []
    })
    const last = later.sort((a, b) => (isLater(a.found, b.found) ? -1 : 1))[0]
    if (!last) return
    const { folder, wanted } = last
    // a script of another release of Odoo is no reason to claim that release
    if (![undefined, series].includes(seriesOf(wanted) as Series | undefined)) {
      report('release', addon.manifestPlace(version.span), { folder, version: version.value, series })
      return
    }
    const fix = () => replaceText(addon, version, wanted, 'unsafe')
    report('behind', addon.manifestPlace(version.span), { folder, version: version.value, wanted }, { fix })
  },
})

/** Folders of migrations that hold a script. */
function scriptFolders(addon: Addon): readonly string[] {
  const folders = addon.paths().flatMap((path) => {
    const folder = /^((?:migrations|upgrades)\/[\d.]+)\/(?:pre|post|end)-[^/]*\.py$/.exec(path)?.[1]
    return folder === undefined ? [] : [folder]
  })
  return [...new Set(folders)]
}

function seriesOf(version: string): string | undefined {
  return /^(\d+\.0)\.\d+\.\d+\.\d+$/.exec(version)?.[1]
}

/** The numbers of a whole version: short ones are of the series. `undefined` for what is none. */
function numbers(version: string, series: Series | string): readonly number[] | undefined {
  if (!/^\d+(?:\.\d+){1,4}$/.test(version) || version === '0.0.0') return undefined
  const whole = version.split('.').length > 3 ? version : `${series}.${version}`
  return whole.split('.').map(Number)
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  for (const [i, number] of one.entries()) if (number !== (other[i] ?? 0)) return number > (other[i] ?? 0)
  return false
}
