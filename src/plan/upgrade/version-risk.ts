import { hopsBetween } from '../../knowledge/changes/known-renames.ts'
import type { Addon } from '../../model/addon.ts'
import { judgeVersion } from '../../model/graph/module-version.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { EffortClass, RiskSeverity } from './risk.ts'

export interface VersionRisk {
  readonly kind: 'manifest_version'
  readonly symbol: string
  readonly severity: RiskSeverity
  readonly effort: EffortClass
  readonly at: Place
  readonly hop: Series
  readonly replacement: string
  readonly confidence: 'proven'
  readonly message: string
}

/** A version that names another series than the target: from 17.0 on Odoo does not take it. */
export function versionRisk(addon: Addon, from: Series, to: Series): VersionRisk | undefined {
  const version = addon.text('version')
  if (!version || !addon.installable) return undefined
  const { verdict, otherSeries } = judgeVersion(version.value, to)
  if (otherSeries === undefined || otherSeries === to) return undefined
  const what = {
    ok: `Odoo ${to} takes it for ${to}.${version.value}, and scripts under migrations/ do not run when they should`,
    refused: `Odoo ${to} refuses it`,
    skipped: `Odoo ${to} takes the module for not installable`,
  }
  return {
    kind: 'manifest_version',
    symbol: version.value,
    severity: verdict === 'ok' ? 'hint' : 'load error',
    effort: 'mechanical',
    at: addon.manifestPlace(version.span),
    hop: hopsBetween(from, to).find((series) => judgeVersion(version.value, series).verdict !== 'ok') ?? to,
    replacement: `${to}.1.0.0`,
    confidence: 'proven',
    message: `version '${version.value}' is for Odoo ${otherSeries}: ${what[verdict]}`,
  }
}
