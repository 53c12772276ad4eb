import { type Series, since } from '../text/series.ts'

/** Tags that stand for a record without naming its model. */
export type ShortTag = 'act_window' | 'report' | 'asset' | 'url'

/**
 * Does `odoo/tools/convert.py` of the series do something with the tag? `act_window` and `report` were dropped in 17.0,
 * although its schema still has them; `asset` came with 19.0; `url` was gone before 14.0.
 */
export function isShortTagRead(tag: ShortTag, series: Series): boolean {
  switch (tag) {
    case 'act_window':
    case 'report':
      return !since(series, '17.0')
    case 'asset':
      return since(series, '19.0')
    case 'url':
      return false
  }
}
