import { type Series, since } from '../text/series.ts'

/** Builtins that `odoo/tools/safe_eval.py` lets an expression have, the same in 14.0 to 19.0. */
const BUILTINS: readonly string[] = [
  'True', 'False', 'None', 'bytes', 'str', 'unicode', 'bool', 'int', 'float', 'enumerate', 'dict', 'list', 'tuple',
  'map', 'abs', 'min', 'max', 'sum', 'reduce', 'filter', 'sorted', 'round', 'len', 'repr', 'set', 'all', 'any', 'ord',
  'chr', 'divmod', 'isinstance', 'range', 'xrange', 'zip', 'Exception',
] // biome-ignore format: a table

/** What `_get_idref` of `odoo/tools/convert.py` adds for `eval` and `search`; `obj` only where a model is known. */
const DATA_NAMES: readonly string[] = [
  'time', 'DateTime', 'datetime', 'timedelta', 'relativedelta', 'version', 'ref', 'pytz',
] // biome-ignore format: a table

/** Names that an `eval` or `search` of a data file may use. */
export function dataEvalNames(series: Series): ReadonlySet<string> {
  return new Set([...BUILTINS, ...DATA_NAMES, ...(since(series, '15.0') ? ['Command'] : [])])
}

/** Up to 18.0 the ids that were loaded before are names, too. */
export function idsAreNames(series: Series): boolean {
  return !since(series, '19.0')
}

/** Names that a `context` of a data file may use. */
export const CONTEXT_EVAL_NAMES: ReadonlySet<string> = new Set([...BUILTINS, 'ref'])

/** Names that a record rule's domain may use (`ir.rule._eval_context`, `website`'s addition among them). */
export const RULE_DOMAIN_NAMES: ReadonlySet<string> = new Set([
  ...BUILTINS, 'user', 'time', 'company_ids', 'company_id', 'website',
]) // biome-ignore format: a table

/** What `_get_eval_context` of actions gives their code; `request`, `json` and `response` on pages, `payload` to webhooks. */
const ACTION_NAMES: readonly string[] = [
  'env', 'model', 'record', 'records', 'user', 'uid', 'time', 'datetime', 'dateutil', 'timezone', 'action', 'log',
  'UserError', 'b64encode', 'b64decode', 'float_compare', 'request', 'json', 'response',
] // biome-ignore format: a table

/** Names that the code of server actions and scheduled actions may use, those that some of Odoo's addons give included. */
export function actionNames(series: Series): ReadonlySet<string> {
  return new Set([
    ...BUILTINS,
    ...ACTION_NAMES,
    ...(since(series, '15.0') ? ['Command'] : []),
    ...(since(series, '17.0') ? ['_logger', 'payload'] : ['Warning']),
  ])
}
