/** A field whose value only one record may have. */
export interface UniqueField {
  readonly field: string
  /** fields that must be equal, too */
  readonly within: readonly string[]
  /** a constraint of the database says so; else code takes one of several */
  readonly database: boolean
}

/**
 * Fields of models that data files of addons often write, unique in 14.0 to 19.0: `_sql_constraints` of
 * `odoo/addons/base/models`, and the unique index that `ir_actions.py` makes; `ir.sequence` is looked up by its code and company, and has no constraint.
 */
export const UNIQUE_FIELDS: Readonly<Record<string, UniqueField>> = {
  'ir.config_parameter': { field: 'key', within: [], database: true },
  'res.lang': { field: 'code', within: [], database: true },
  'res.country': { field: 'code', within: [], database: true },
  'res.country.state': { field: 'code', within: ['country_id'], database: true },
  'res.currency': { field: 'name', within: [], database: true },
  'res.users': { field: 'login', within: [], database: true },
  'ir.model': { field: 'model', within: [], database: true },
  'ir.actions.act_window.view': { field: 'view_mode', within: ['act_window_id'], database: true },
  'ir.sequence': { field: 'code', within: ['company_id'], database: false },
}
