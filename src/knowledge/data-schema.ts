import { type Series, since } from '../text/series.ts'

/** What `odoo/import_xml.rng` allows of one tag. */
export interface TagSchema {
  /** attributes that must be there */
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** tags of child elements; `any`: whatever stands in it is taken as it is */
  readonly children: readonly string[] | 'any'
  /** text between the children */
  readonly text: boolean
}

const ENVIRONMENT = ['uid', 'context']

const ROOT: TagSchema = {
  required: [],
  optional: ['noupdate', 'auto_sequence', ...ENVIRONMENT],
  children: ['odoo', 'openerp', 'data', 'menuitem', 'record', 'template', 'delete', 'act_window', 'report', 'function'],
  text: true,
}

const SCHEMA: Readonly<Record<string, TagSchema>> = {
  odoo: ROOT,
  openerp: ROOT,
  data: ROOT,
  record: { required: ['model'], optional: ['id', 'forcecreate', ...ENVIRONMENT], children: ['field'], text: false },
  field: {
    required: ['name'],
    optional: ['type', 'file', 'ref', 'eval', 'search', 'model', 'use'],
    children: ['record'],
    text: true,
  },
  value: {
    required: [],
    optional: ['name', 'model', 'search', 'eval', 'type', 'file', 'use'],
    children: [],
    text: true,
  },
  function: {
    required: ['model', 'name'],
    optional: ['eval', ...ENVIRONMENT],
    children: ['value', 'function'],
    text: false,
  },
  delete: { required: ['model'], optional: ['id', 'search'], children: [], text: false },
  template: {
    required: [],
    optional: [
      'id', 't-name', 'name', 'forcecreate', 'context', 'priority', 'key', 'website_id', 'track', 'inherit_id',
      'primary', 'groups', 'active', 'customize_show',
    ], // biome-ignore format: a table
    children: 'any',
    text: true,
  },
  menuitem: {
    required: ['id'],
    optional: ['name', 'sequence', 'groups', 'active', 'web_icon', 'action', 'parent'],
    children: ['menuitem'],
    text: false,
  },
  act_window: {
    required: ['id', 'name', 'res_model'],
    optional: [
      'domain', 'context', 'view_id', 'view_mode', 'target', 'groups', 'limit', 'usage', 'binding_model',
      'binding_type', 'binding_views',
    ], // biome-ignore format: a table
    children: [],
    text: false,
  },
  report: {
    required: ['string', 'model', 'name'],
    optional: [
      'id', 'print_report_name', 'report_type', 'multi', 'menu', 'keyword', 'file', 'xml', 'parser', 'auto', 'header',
      'attachment', 'attachment_use', 'groups', 'paperformat', 'usage',
    ], // biome-ignore format: a table
    children: [],
    text: false,
  },
  asset: { required: ['id', 'name'], optional: ['active'], children: ['bundle', 'path', 'field'], text: false },
  bundle: { required: [], optional: ['directive'], children: [], text: true },
  path: { required: [], optional: [], children: [], text: true },
}

const ROOT_BEFORE_17: TagSchema = { ...ROOT, optional: ['noupdate', ...ENVIRONMENT] }
const ROOT_SINCE_19: TagSchema = { ...ROOT, children: [...ROOT.children, 'asset'] }

/** What the series' schema allows of a tag; `undefined`: it knows no such tag. */
export function tagSchema(tag: string, series: Series): TagSchema | undefined {
  if (!Object.hasOwn(SCHEMA, tag)) return undefined
  if (SCHEMA[tag] === ROOT) return since(series, '19.0') ? ROOT_SINCE_19 : since(series, '17.0') ? ROOT : ROOT_BEFORE_17
  return SCHEMA[tag]
}

/** Values that the schema allows for `type` of a field. */
export const FIELD_VALUE_TYPES: readonly string[] = [
  'base64', 'char', 'file', 'float', 'html', 'int', 'list', 'tuple', 'xml',
] // biome-ignore format: a list

/** Since 16.0 records may stand in a field (`one2many` lines). */
export function allowsInnerRecords(series: Series): boolean {
  return since(series, '16.0')
}
