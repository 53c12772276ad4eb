import type { FieldView, ModelView } from './models.ts'

/** Where a dotted path of field names leads. */
export type PathEnd =
  | { readonly verdict: 'yes'; readonly field: FieldView; readonly model: ModelView }
  | { readonly verdict: 'unknown' }
  /** the name at `index` is no field of `model` */
  | { readonly verdict: 'no'; readonly index: number; readonly name: string; readonly model: ModelView }
  /** the field at `index` leads to no model, but the path goes on */
  | {
      readonly verdict: 'leaf'
      readonly index: number
      readonly name: string
      readonly model: ModelView
      readonly field: FieldView
    }

/** Follows field names from a model. What a reading cannot see (open models, manual fields, properties) is unknown. */
export function followPath(start: ModelView, path: string, viewOf: (model: string) => ModelView | undefined): PathEnd {
  const names = path.split('.')
  let view: ModelView = start
  for (const [index, name] of names.entries()) {
    const field = view.field(name)
    if (!field) {
      if (!view.closed || name.startsWith('x_')) return { verdict: 'unknown' }
      return { verdict: 'no', index, name, model: view }
    }
    if (index === names.length - 1) return { verdict: 'yes', field, model: view }
    if (field.type === 'Properties' || field.part.open) return { verdict: 'unknown' }
    if (!RELATIONAL.has(field.type)) return { verdict: 'leaf', index, name, model: view, field }
    const next = field.comodel === undefined ? undefined : viewOf(field.comodel)
    if (!next) return { verdict: 'unknown' }
    view = next
  }
  return { verdict: 'unknown' }
}

export const RELATIONAL: ReadonlySet<string> = new Set(['Many2one', 'One2many', 'Many2many'])

/** The type that Odoo stores for a field class: `many2one` for `Many2one`. */
export function storedType(type: string): string {
  return STORED_TYPES[type] ?? type.toLowerCase()
}

const STORED_TYPES: Readonly<Record<string, string>> = {
  Id: 'integer',
  Image: 'binary',
  Many2oneReference: 'many2one_reference',
  PropertiesDefinition: 'properties_definition',
  Serialized: 'serialized',
}

/** Field classes of Odoo itself; any other is an addon's own, with a type that a reading does not know. */
export const FIELD_TYPES: ReadonlySet<string> = new Set([
  'Binary', 'Boolean', 'Char', 'Date', 'Datetime', 'Float', 'Html', 'Id', 'Image', 'Integer', 'Json', 'Many2many',
  'Many2one', 'Many2oneReference', 'Monetary', 'One2many', 'Properties', 'PropertiesDefinition', 'Reference',
  'Selection', 'Text',
]) // biome-ignore format: a table

/** What stands behind a date in a path, since 19.0: `READ_GROUP_NUMBER_GRANULARITY`. */
export const DATE_PARTS: ReadonlySet<string> = new Set([
  'year_number', 'quarter_number', 'month_number', 'iso_week_number', 'day_of_year', 'day_of_month', 'day_of_week',
  'hour_number', 'minute_number', 'second_number', 'tz',
]) // biome-ignore format: a table
