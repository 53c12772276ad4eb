import { isPageId } from '../facts/page-ids.ts'

/**
 * External ids that Odoo's own Python code makes, by module: no data file has them, so that their absence there proves
 * nothing. Read in the code of 14.0 to 19.0 and in the ids of a 17.0 database.
 */
const CODED: Readonly<Record<string, RegExp>> = {
  // chart templates: `account.<company>_<name>` (`account/models/chart_template.py`)
  account: /^\d+_/,
  // `stock.warehouse` names the records of the first warehouse (`stock/models/stock_warehouse.py`, `create_missing…`)
  stock:
    /^(?:picking_type_(?:in|out|internal|pick|pack|qc|store|xdock)|stock_location_(?:stock|company|output|inter_company)|location_pack_zone)$/,
  // post-init hook (`stock_account/__init__.py`)
  stock_account: /^property_stock_account_/,
  mrp: /^(?:picking_type_manufacturing)$/,
  repair: /^picking_type_warehouse0_repair$/,
}

/** What `base/data/base_data.sql` makes before any file is loaded, in 14.0 to 19.0. */
const FIRST_IDS: ReadonlySet<string> = new Set([
  'base.EUR',
  'base.main_company',
  'base.main_partner',
  'base.user_root',
  'base.group_user',
])

/** Is the id there before the first data file is loaded? */
export function isThereFromStart(id: string): boolean {
  return FIRST_IDS.has(id)
}

/** Databases make ids of their own in these namespaces: `__export__`, `__import__`, `__custom__` and the like. */
const FREE_NAMESPACE = /^(?:__\w+__|studio_customization)$/

/** May the id be made by Odoo's code or in a database, without a data file? */
export function isCodedId(namespace: string, name: string): boolean {
  if (FREE_NAMESPACE.test(namespace)) return true
  // up to 16.0 the records of a chart template carry the localisation's own namespace
  if (namespace.startsWith('l10n_') && /^\d+_/.test(name)) return true
  return CODED[namespace]?.test(name) === true || isPageId(`${namespace}.${name}`)
}
