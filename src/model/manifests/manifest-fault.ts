import { type Series, since } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { judgeVersion } from '../graph/module-version.ts'

/** Why Odoo of a series cannot use a manifest at all. */
export interface ManifestFault {
  readonly message: string
  readonly span: Span
}

/** The first reason why Odoo cannot load a manifest; `undefined` when it can. */
export function manifestFault(addon: Addon, series: Series): ManifestFault | undefined {
  const [issue] = addon.manifest.issues
  if (issue) return { message: `its manifest cannot be read: ${issue.message}`, span: issue.span }
  const version = addon.value('version')
  if (addon.installable && version?.kind === 'str' && judgeVersion(version.value, series).verdict === 'refused')
    return { message: `its version '${version.value}' is refused by Odoo ${series}`, span: version.span }
  if (version && version.kind !== 'str' && version.kind !== 'other' && !since(series, '19.0'))
    return { message: 'its version is no text', span: version.span }
  const automatic = addon.value('auto_install')
  if (automatic?.kind === 'str' && automatic.value !== '')
    return { message: 'its auto_install is a text, whose letters are no dependencies', span: automatic.span }
  const triggers = addon.autoInstall ?? []
  const depends = new Set(addon.depends.map((text) => text.value))
  if (since(series, '19.0') && depends.size === 0) depends.add('base')
  const stray = triggers.find((trigger) => !depends.has(trigger.value))
  if (stray)
    return { message: `its auto_install names '${stray.value}', which is not among its depends`, span: stray.span }
  return undefined
}
