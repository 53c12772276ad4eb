import { type Series, since } from '../text/series.ts'

/** First and last release that knows a parameter. */
type Range = readonly [first?: Series | undefined, last?: Series]

/**
 * Parameters that Odoo's field classes know, with the releases that do: the class attributes of `odoo/fields.py` (19.0:
 * `odoo/orm/fields*.py`) of 14.0 to 19.0, and what their constructors take.
 */
const COMMON: Readonly<Record<string, Range>> = {
  string: [], help: [], invisible: [undefined, '16.0'], readonly: [], required: [], index: [], default: [], states: [undefined, '16.0'],
  groups: [], company_dependent: [], copy: [], store: [], group_operator: [undefined, '17.0'], aggregator: ['18.0'], group_expand: [],
  compute: [], precompute: ['16.0'], compute_sudo: [], recursive: [], inverse: [], search: [], related: [], related_sudo: [],
  depends: [], depends_context: [], translate: [], change_default: [], deprecated: [undefined, '15.0'], manual: [], prefetch: [],
  exportable: ['16.0'], default_export_compatible: ['16.0'], export_string_translation: ['17.0'], falsy_value_label: ['19.0'],
  automatic: [undefined, '18.0'], args: [undefined, '17.0'], name: [], type: [], comodel_name: [], column_type: [undefined, '17.0'],
  column_format: [undefined, '15.0'], column_cast_from: [undefined, '15.0'], write_sequence: ['15.0'], inherited: [], relational: [],
} // biome-ignore format: a table

const STRING: Readonly<Record<string, Range>> = { unaccent: ['16.0', '17.0'], size: ['18.0'] }
const RELATIONAL: Readonly<Record<string, Range>> = {
  domain: [], context: [], check_company: [], auto_join: [undefined, '18.0'], bypass_search_access: ['19.0'],
} // biome-ignore format: a table

const OWN: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  Boolean: {},
  Integer: {},
  Float: { digits: [], min_display_digits: ['19.0'] },
  Monetary: { currency_field: [] },
  Char: { ...STRING, size: [], trim: [] },
  Text: STRING,
  Html: {
    ...STRING, sanitize: [], sanitize_tags: [], sanitize_attributes: [], sanitize_style: [], sanitize_form: [],
    sanitize_conditional_comments: ['18.0'], sanitize_overridable: ['16.0'], sanitize_output_method: ['18.0'], strip_style: [], strip_classes: [],
  }, // biome-ignore format: a table
  Date: {},
  Datetime: {},
  Binary: { attachment: [] },
  Image: { attachment: [], max_width: [], max_height: [], verify_resolution: [] },
  Selection: { selection: [], selection_add: [], ondelete: [], validate: [] },
  Reference: { selection: [], selection_add: [], ondelete: [], validate: [] },
  Many2one: { ...RELATIONAL, ondelete: [], delegate: [] },
  Many2oneReference: { model_field: [] },
  One2many: { ...RELATIONAL, inverse_name: [], limit: [undefined, '15.0'] },
  Many2many: { ...RELATIONAL, relation: [], column1: [], column2: [], ondelete: [], limit: [undefined, '15.0'] },
  Json: {},
}

/** Does a field class know a parameter in a release? `undefined`: the class is none that this table lists. */
export function knowsParameter(type: string, parameter: string, series: Series): boolean | undefined {
  const own = OWN[type]
  if (!own || parameter.startsWith('_')) return undefined
  const range = Object.hasOwn(own, parameter)
    ? own[parameter]
    : Object.hasOwn(COMMON, parameter)
      ? COMMON[parameter]
      : undefined
  if (!range) return false
  const [first, last] = range
  return (!first || since(series, first)) && (!last || !since(series, last) || series === last)
}

/** A parameter that Odoo once had. */
interface FormerParameter {
  /** first release that does not take it */
  readonly gone: Series
  /** the parameter that took its place, with the same values */
  readonly now?: string
  /** Odoo still understands it from this release on, and says that it is to go */
  readonly understood?: true
}

/** Read in `odoo/fields.py` and `mail` of 12.0 to 19.0. */
const FORMER: Readonly<Record<string, FormerParameter>> = {
  // 12.0: `track_visibility='onchange'`; any true value tracks
  track_visibility: { gone: '14.0', now: 'tracking' },
  track_sequence: { gone: '14.0' },
  oldname: { gone: '14.0' },
  select: { gone: '14.0', now: 'index' },
  digits_compute: { gone: '14.0', now: 'digits' },
  group_operator: { gone: '18.0', now: 'aggregator', understood: true },
  auto_join: { gone: '19.0', now: 'bypass_search_access' },
}

/** What became of a parameter that releases before had; `undefined`: this release has it, or none ever did. */
export function formerParameter(parameter: string, series: Series): FormerParameter | undefined {
  const former = Object.hasOwn(FORMER, parameter) ? FORMER[parameter] : undefined
  return former && since(series, former.gone) ? former : undefined
}
