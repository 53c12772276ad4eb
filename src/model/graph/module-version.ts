import { isSeries, type Series, since } from '../../text/series.ts'

/** How Odoo of a series takes a manifest's `version`. */
export interface VersionJudgement {
  /** `ok`; `refused`: the manifest cannot be loaded; `skipped`: taken as not installable (19.0 and later) */
  readonly verdict: 'ok' | 'refused' | 'skipped'
  /** the version names this other series */
  readonly otherSeries: string | undefined
}

/**
 * Judges a version text by `adapt_version` of the series: 14.0–16.0 take anything, 17.0 and 18.0 demand two or three
 * numbers after an own `SERIES.` prefix, 19.0 two to five and skips those of other series.
 */
export function judgeVersion(version: string, series: Series): VersionJudgement {
  const prefix = /^(\d+\.\d+)\.\d+\.\d+(?:\.\d+)?$/.exec(version)?.[1]
  const otherSeries = prefix !== undefined && prefix !== series && /^\d+\.0$/.test(prefix) ? prefix : undefined
  return {
    verdict: verdict(version, series),
    otherSeries: otherSeries && isLikelySeries(otherSeries) ? otherSeries : undefined,
  }
}

function verdict(version: string, series: Series): VersionJudgement['verdict'] {
  if (!since(series, '17.0')) return 'ok'
  if (!since(series, '19.0')) {
    const base = version === series || !version.startsWith(`${series}.`) ? version : version.slice(series.length + 1)
    return /^[0-9]+\.[0-9]+(?:\.[0-9]+)?$/.test(base) ? 'ok' : 'refused'
  }
  const parts = version.split('.')
  if (parts.length < 2 || parts.length > 5 || parts.some((part) => !/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(part)))
    return 'refused'
  const full = parts.length <= 3 && !version.startsWith(series) ? `${series}.${version}` : version
  return full.startsWith(`${series}.`) ? 'ok' : 'skipped'
}

/** Series before those we know are named in old addons too: `8.0.1.0.0`. */
function isLikelySeries(text: string): boolean {
  const major = Number(text.split('.')[0])
  return isSeries(text) || (major >= 6 && major <= 30)
}
