// What Odoo's own methods of a recordset give, read in odoo/models.py (19.0: odoo/orm/models.py) of 14.0 to 19.0.

/** They give records of the same model. */
export const SAME_MODEL: ReadonlySet<string> = new Set([
  'sudo', 'with_context', 'with_company', 'with_user', 'with_env', 'with_prefetch', 'browse', 'search', 'search_fetch',
  'create', 'copy', 'new', 'filtered', 'filtered_domain', 'sorted', 'exists', 'ensure_one', 'union', 'concat',
  '_filter_access_rules', '_filter_access_rules_python', '_filtered_access', '_origin', '__class__', 'with_lang',
  'force_company', 'try_lock_for_update', '_load_records', '_create', 'try_lock',
]) // biome-ignore format: a table

/** Where each method takes a domain, values, names of fields or an order: parameters after `self`, by place. */
export const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  search: ['domain', 'offset', 'limit', 'order', 'count'],
  search_count: ['domain', 'limit'],
  _search: ['domain', 'offset', 'limit', 'order'],
  search_fetch: ['domain', 'field_names', 'offset', 'limit', 'order'],
  search_read: ['domain', 'fields', 'offset', 'limit', 'order'],
  filtered_domain: ['domain'],
  read_group: ['domain', 'fields', 'groupby', 'offset', 'limit', 'orderby', 'lazy'],
  read: ['fields', 'load'],
  fetch: ['field_names'],
  create: ['vals'],
  write: ['vals'],
  update: ['vals'],
  new: ['vals'],
  copy: ['vals'],
  mapped: ['func'],
  filtered: ['func'],
  grouped: ['key'],
  sorted: ['key', 'reverse'],
}

/** `_read_group` since 17.0: groups and values as tuples. */
export const READ_GROUP: readonly string[] = ['domain', 'groupby', 'aggregates', 'having', 'offset', 'limit', 'order']

/** Operators of a domain's terms; those that came later with the series that brought them. */
const OPERATORS: readonly string[] = [
  '=', '!=', '<=', '<', '>', '>=', '=?', '=like', '=ilike', 'like', 'not like', 'ilike', 'not ilike', 'in', 'not in',
  'child_of', 'parent_of', '<>', 'inselect', 'not inselect',
] // biome-ignore format: a table
const LATER: Readonly<Record<string, number>> = {
  any: 17, 'not any': 17, '==': 19, 'any!': 19, 'not any!': 19, 'not =like': 19, 'not =ilike': 19,
} // biome-ignore format: a table

/** Does Odoo of this series (`16.0`) know an operator of a domain's term? It reads them in lower case. */
export function isDomainOperator(operator: string, series: string): boolean {
  const name = operator.toLowerCase()
  return OPERATORS.includes(name) || (LATER[name] ?? Number.POSITIVE_INFINITY) <= Number.parseInt(series, 10)
}
