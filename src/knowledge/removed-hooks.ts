import { type Series, since } from '../text/series.ts'

/** A method of every model that Odoo no longer calls. */
interface RemovedHook {
  /** first release in which an override has no effect */
  readonly gone: Series
  /** what to write instead, as the end of a sentence */
  readonly instead: string
}

/**
 * Methods of `BaseModel` (and of `base` in web) that addons override, and that later releases call no more: they are gone,
 * or stand there for old callers only. Read in `odoo/models.py`, `odoo/orm/models.py` and `base/models/ir_ui_view.py` of
 * 14.0 to 19.0.
 */
const HOOKS: Readonly<Record<string, RemovedHook>> = {
  view_init: { gone: '16.0', instead: 'override default_get' },
  fields_view_get: { gone: '16.0', instead: 'override _get_view or get_view' },
  _fields_view_get: { gone: '16.0', instead: 'override _get_view' },
  load_views: { gone: '16.0', instead: 'override get_views' },
  get_access_action: { gone: '16.0', instead: 'override _get_access_action' },
  name_get: { gone: '17.0', instead: 'override _compute_display_name' },
  _read_group_raw: { gone: '17.0', instead: 'override _read_group' },
  _read_group_process_groupby: { gone: '17.0', instead: 'override _read_group_groupby' },
  _generate_order_by_inner: { gone: '17.0', instead: 'override _order_field_to_sql' },
  _generate_m2o_order_by: { gone: '17.0', instead: 'override _order_field_to_sql' },
  _onchange_eval: { gone: '17.0', instead: 'write a method with @api.onchange' },
  _read: { gone: '17.0', instead: 'override _fetch_query' },
  _generate_order_by: { gone: '18.0', instead: 'override _order_to_sql' },
  _name_search: { gone: '18.0', instead: 'override name_search or _search_display_name' },
  check_access_rights: { gone: '18.0', instead: 'override _check_access' },
  check_access_rule: { gone: '18.0', instead: 'override _check_access' },
  _filter_access_rules: { gone: '18.0', instead: 'override _check_access' },
  _filter_access_rules_python: { gone: '18.0', instead: 'override _check_access' },
  user_has_groups: { gone: '18.0', instead: 'use self.env.user.has_groups' },
  _apply_ir_rules: { gone: '19.0', instead: 'override _search' },
  _where_calc: { gone: '19.0', instead: 'override _search' },
  _flush_search: { gone: '19.0', instead: 'override _search' },
  _setup_base: { gone: '19.0', instead: 'override _post_model_setup__' },
  _setup_fields: { gone: '19.0', instead: 'override _post_model_setup__' },
  _setup_complete: { gone: '19.0', instead: 'override _post_model_setup__' },
}

/** What became of a method that Odoo called in releases before; `undefined`: the release still calls it. */
export function removedHook(method: string, series: Series): RemovedHook | undefined {
  const hook = Object.hasOwn(HOOKS, method) ? HOOKS[method] : undefined
  return hook && since(series, hook.gone) ? hook : undefined
}
