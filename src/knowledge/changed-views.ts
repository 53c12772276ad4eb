import type { Series } from '../text/series.ts'

/** Views that somebody had changed in the tree of which the built-in release was made: nodes that Odoo has lack there. */
const CHANGED: Readonly<Partial<Record<Series, ReadonlySet<string>>>> = {
  '16.0': new Set(['hr_expense.hr_expense_view_form']),
}

/** May a view have nodes that the built-in release does not know of? */
export function isChangedView(series: Series, id: string): boolean {
  return CHANGED[series]?.has(id) === true
}
