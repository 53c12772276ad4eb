import type { Literal, Text } from '../../src/facts/literal.ts'
import type { Addon } from '../../src/model/addon.ts'
import { judgeVersion } from '../../src/model/graph/module-version.ts'
import { kindName, quoted, replaceText, replaceValue } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A version that Odoo of the series does not take',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  beside: ['manifest-version-format', 'C8106'],
  messages: {
    refused:
      "Odoo {series} refuses the version '{version}': {addon} cannot be installed, and no new database can be created while the addon is on the addons path; write x.y, x.y.z, {series}.x.y or {series}.x.y.z",
    otherSeries:
      "version '{version}' is for Odoo {other}, and Odoo {series} refuses it: {addon} cannot be installed, and no new database can be created while the addon is on the addons path; port it and write {series}.x.y.z, or set 'installable': False",
    skipped:
      "version '{version}' is not for Odoo {series}: Odoo takes {addon} for not installable; write {series}.x.y.z once it is ported",
    foreign:
      "version '{version}' is for Odoo {other}: Odoo {series} installs {addon} all the same, as version {series}.{version}; write {series}.x.y.z once it is ported",
    between:
      "version '{version}' is for {release}, which is no series that addonry knows: it is checked as {series}, which refuses this version; where it is to run on {series}, write {series}.x.y.z",
    notText:
      'the version is {kind}, Odoo {series} demands a text: {addon} cannot be installed, and no new database can be created while the addon is on the addons path; write it in quotes',
  },
  check({ addon, series, report }) {
    const version = addon.value('version')
    if (!version || version.kind === 'other') return
    const at = addon.manifestPlace(version.span)
    const name = addon.name
    if (version.kind !== 'str') {
      // 19.0 takes str() of whatever stands there
      const text = asText(version)
      if (since(series, '19.0') && text !== undefined && judgeVersion(text, series).verdict === 'ok') return
      report(
        'notText',
        at,
        { kind: kindName(version), series, addon: name },
        { fix: () => quote(addon, version, series) },
      )
      return
    }
    if (!addon.installable) return
    const release = /^(saas~\d+\.\d+)\.\d/.exec(version.value)?.[1]
    if (release?.startsWith(`saas~${series.split('.')[0]}.`)) {
      const said = { version: version.value, series, release }
      report('between', at, said, { severity: 'warning', confidence: 'likely', cause: `for ${release}` })
      return
    }
    const { verdict, otherSeries } = judgeVersion(version.value, series)
    const parameters = { version: version.value, series, addon: name }
    if (verdict === 'skipped') report('skipped', at, parameters)
    else if (otherSeries !== undefined) {
      const fix = (): Fix => renumber(addon, version, otherSeries, series)
      if (verdict === 'refused') report('otherSeries', at, { ...parameters, other: otherSeries }, { fix })
      else
        report('foreign', at, { ...parameters, other: otherSeries }, { severity: 'warning', confidence: 'likely', fix })
    } else if (verdict === 'refused') report('refused', at, parameters)
  },
})

function asText(version: Literal): string | undefined {
  return version.kind === 'int' || version.kind === 'float' ? version.raw : undefined
}

/** A number in quotes, when that is a version then. */
function quote(addon: Addon, version: Literal, series: Series): Fix | undefined {
  const raw = asText(version)
  if (raw === undefined) return undefined
  const text = version.kind === 'int' ? `${raw}.0` : raw
  if (judgeVersion(text, series).verdict !== 'ok') return undefined
  return replaceValue(addon, version.span, quoted(addon, text), `Write ${quoted(addon, text)}`, 'safe')
}

/** The same version for the series at hand: the addon may need more than that, so the fix is not a safe one. */
function renumber(addon: Addon, version: Text, other: string, series: Series): Fix {
  return replaceText(addon, version, `${series}.${version.value.slice(other.length + 1)}`, 'unsafe')
}
