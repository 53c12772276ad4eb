/** A release line of Odoo that addonry knows. */
export const SERIES = ['14.0', '15.0', '16.0', '17.0', '18.0', '19.0'] as const
export type Series = (typeof SERIES)[number]

export function isSeries(text: string): text is Series {
  return SERIES.some((series) => series === text)
}

/** The series' place in time: `seriesRank('15.0') < seriesRank('16.0')`. */
export function seriesRank(series: Series): number {
  return SERIES.indexOf(series)
}

/** True when `series` is `from` or later. */
export function since(series: Series, from: Series): boolean {
  return seriesRank(series) >= seriesRank(from)
}
