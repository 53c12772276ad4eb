import { type Series, seriesRank } from '../../text/series.ts'
import type { CatalogueChange } from './catalogue-change.ts'
import { CODE_15 } from './code-15.ts'
import { CODE_16 } from './code-16.ts'
import { CODE_17 } from './code-17.ts'
import { CODE_18 } from './code-18.ts'
import { CODE_19 } from './code-19.ts'
import { VIEWS_15 } from './views-15.ts'
import { VIEWS_16 } from './views-16.ts'
import { VIEWS_17 } from './views-17.ts'
import { VIEWS_18 } from './views-18.ts'
import { VIEWS_19 } from './views-19.ts'

/** Every entry, oldest release first. */
export const CATALOGUE: readonly CatalogueChange[] = [
  ...CODE_15,
  ...VIEWS_15,
  ...CODE_16,
  ...VIEWS_16,
  ...CODE_17,
  ...VIEWS_17,
  ...CODE_18,
  ...VIEWS_18,
  ...CODE_19,
  ...VIEWS_19,
]

/** The entries that a jump meets. */
export function catalogueBetween(from: Series, to: Series): readonly CatalogueChange[] {
  return CATALOGUE.filter(
    ({ hop, until }) =>
      seriesRank(hop) > seriesRank(from) &&
      seriesRank(hop) <= seriesRank(to) &&
      (until === undefined || seriesRank(to) < seriesRank(until)),
  )
}
