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
