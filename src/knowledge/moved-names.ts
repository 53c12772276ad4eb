import type { Series } from '../text/series.ts'

/** module → name → where it stands since a release that warns of the old place */
export const MOVED_NAMES: Readonly<
  Record<string, Readonly<Record<string, { readonly to: string; readonly from: Series }>>>
> = {
  'odoo.tests.common': { Form: { to: 'odoo.tests', from: '17.0' } },
}
