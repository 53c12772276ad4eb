import { type Series, since } from '../text/series.ts'

/** Attributes of model classes that some module of Odoo reads, beside those that `BaseModel` itself has. */
const KNOWN: ReadonlySet<string> = new Set([
  '_name', '_inherit', '_inherits', '_description', '_table', '_order', '_rec_name', '_rec_names_search', '_auto', '_log_access',
  '_parent_name', '_parent_store', '_sql_constraints', '_check_company_auto', '_active_name', '_fold_name', '_date_name', '_table_query',
  '_transient_max_hours', '_transient_max_count', '_abstract', '_transient', '_register', '_custom', '_module', '_translate', '_depends',
  '_sequence', '_mail_flat_thread', '_mail_post_access', '_mail_thread_customer', '_primary_email', '_mailing_enabled', '_allow_sudo_commands',
  '_check_company_domain',
]) // biome-ignore format: a table

/** Attributes that Odoo once read, with the first release (14.0: earlier ones too) that does not, and what to do. */
const REMOVED: Readonly<Record<string, readonly [gone: Series, instead: string]>> = {
  _columns: ['14.0', 'write fields as class attributes'],
  _defaults: ['14.0', 'give fields their default='],
  _constraints: ['14.0', 'write methods with @api.constrains'],
  _group_by_full: ['14.0', 'give the field group_expand='],
  _track: ['14.0', 'override _track_subtype'],
  _parent_order: ['14.0', 'remove it'],
}

/** Does Odoo, or one of its modules, read this attribute of a model class? */
export function knownAttribute(name: string): boolean {
  return KNOWN.has(name)
}

/** What to do instead of an attribute that is no longer read; `undefined`: it is none of these. */
export function removedAttribute(name: string, series: Series): string | undefined {
  const removed = Object.hasOwn(REMOVED, name) ? REMOVED[name] : undefined
  return removed && since(series, removed[0]) ? removed[1] : undefined
}
