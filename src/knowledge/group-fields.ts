import { type Series, since } from '../text/series.ts'

/**
 * Up to 18.0 the form of users shows groups as fields whose names hold ids of records, in `base.user_groups_view`,
 * whose arch Odoo writes anew whenever a group changes (`base/models/res_users.py`, `is_reified_group`).
 */
const GROUP_FIELD = /\b(?:in_group_|sel_groups_)\d/

/** Does a text name such a field? */
export function namesGroupField(text: string, series: Series): boolean {
  return !since(series, '19.0') && GROUP_FIELD.test(text)
}
