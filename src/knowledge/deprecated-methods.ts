import type { Series } from '../text/series.ts'

/** A method that Odoo warns of when it is called. */
export interface DeprecatedMethod {
  /** the first release that warns */
  readonly from: Series
  /** what to call, as the end of a sentence */
  readonly instead: string
  /** takes what the old one takes, when that is one argument */
  readonly twin?: string
}

/** Methods of every model that warn when they are called. Read in `odoo/models.py` and `odoo/orm/models.py` of 18.0 and 19.0. */
export const DEPRECATED_METHODS: Readonly<Record<string, DeprecatedMethod>> = {
  check_access_rights: { from: '18.0', instead: 'check_access(), or has_access() for an answer', twin: 'check_access' },
  check_access_rule: { from: '18.0', instead: 'check_access(), or has_access() for an answer', twin: 'check_access' },
  _filter_access_rules: { from: '18.0', instead: '_filtered_access()', twin: '_filtered_access' },
  _filter_access_rules_python: { from: '18.0', instead: '_filtered_access()', twin: '_filtered_access' },
  _check_recursion: { from: '18.0', instead: '_has_cycle(), which answers the other way round' },
  _check_m2m_recursion: { from: '18.0', instead: '_has_cycle(), which answers the other way round' },
  read_group: { from: '19.0', instead: '_read_group(), or formatted_read_group() for what is shown' },
  toggle_active: { from: '19.0', instead: 'action_archive() or action_unarchive()' },
  check_field_access_rights: { from: '19.0', instead: '_check_field_access()' },
}
