// What Odoo's own methods of a recordset give, read in odoo/models.py (19.0: odoo/orm/models.py) of 14.0 to 19.0.

/** They give records of the same model. */
export const SAME_MODEL: ReadonlySet<string> = new Set([
  'sudo', 'with_context', 'with_company', 'with_user', 'with_env', 'with_prefetch', 'browse', 'search', 'search_fetch',
  'create', 'copy', 'new', 'filtered', 'filtered_domain', 'sorted', 'exists', 'ensure_one', 'union', 'concat',
  '_filter_access_rules', '_filter_access_rules_python', '_filtered_access', '_origin', '__class__', 'with_lang',
  'force_company', 'try_lock_for_update', '_load_records', '_create', 'try_lock',
]) // biome-ignore format: a table

/** What an environment has in every series, read in odoo/api.py (19.0: odoo/orm/environments.py) of 14.0 to 19.0. */
const ENVIRONMENT: ReadonlySet<string> = new Set([
  'cr', 'uid', 'context', 'su', 'user', 'company', 'companies', 'lang', 'registry', 'ref', 'is_superuser', 'is_admin',
  'is_system', 'cache', 'cache_key', 'get', 'keys', 'values', 'items', 'clear', 'reset', 'protected', 'protecting',
  'is_protected', 'add_to_compute', 'remove_to_compute', 'records_to_compute', 'fields_to_compute', 'is_to_compute',
  'not_to_compute',
]) // biome-ignore format: a table
/** First and last series of the others. */
const ENVIRONMENT_AT: Readonly<Record<string, readonly [from: number, until: number]>> = {
  all: [14, 17], args: [14, 17], envs: [14, 16], manage: [14, 16], clear_upon_failure: [14, 16], norecompute: [14, 17],
  transaction: [15, 99], flush_all: [16, 99], invalidate_all: [16, 99], uid_origin: [17, 18], _: [18, 99],
  execute_query: [18, 99], execute_query_dict: [18, 99], flush_query: [18, 99], tz: [19, 99],
} // biome-ignore format: a table

/** Has an environment of this series (`16.0`) such a member? Names that begin with an underscore are not judged. */
export function isEnvironmentMember(name: string, series: string): boolean {
  if (ENVIRONMENT.has(name) || (name.startsWith('_') && name !== '_')) return true
  const [from, until] = ENVIRONMENT_AT[name] ?? [100, 0]
  const at = Number.parseInt(series, 10)
  return from <= at && at <= until
}

/** The names that `isEnvironmentMember` knows in some series. */
export const ENVIRONMENT_NAMES: readonly string[] = [...ENVIRONMENT, ...Object.keys(ENVIRONMENT_AT)].sort()

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
  browse: ['ids'],
  sudo: ['flag'],
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

/** Is it an operator of some series, or made of the signs of comparisons alone, so that no addon brings it? */
export function isOfOdoo(operator: string): boolean {
  return /^[=<>!]+$/.test(operator) || Object.hasOwn(LATER, operator.toLowerCase())
}

/** Does Odoo of this series (`16.0`) know an operator of a domain's term? It reads them in lower case. */
export function isDomainOperator(operator: string, series: string): boolean {
  const name = operator.toLowerCase()
  return OPERATORS.includes(name) || (LATER[name] ?? Number.POSITIVE_INFINITY) <= Number.parseInt(series, 10)
}
