import type { Series } from '../text/series.ts'

/**
 * Series whose built-in release was taken when the series was young: what it lacks may have come with a later fix. The
 * tree of 15.0 lacks a third of the external ids that OpenUpgrade's analysis of 15.0 calls new.
 */
const EARLY: ReadonlySet<Series> = new Set(['15.0'])

/** Was the built-in release of a series taken early? */
export function isEarlySnapshot(series: Series): boolean {
  return EARLY.has(series)
}

/** Names of Odoo's package that Odoo's own addons of the series import, and that the tree's package is too old to have. */
const LATE_NAMES: Readonly<Partial<Record<Series, ReadonlySet<string>>>> = {
  '16.0': new Set([
    'odoo.models.GC_UNLINK_LIMIT', 'odoo.tools.file_open_temporary_directory', 'odoo.tools.ReadonlyDict',
    'odoo.tools.zeep', 'odoo.tools.create_link',
  ]), // biome-ignore format: a table
}

/** Did a name of Odoo's package come within the series, after the built-in release was taken? */
export function cameLate(series: Series, name: string): boolean {
  return LATE_NAMES[series]?.has(name) === true
}
