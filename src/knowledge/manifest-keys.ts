import { type Series, since } from '../text/series.ts'

/** What a manifest key takes. `texts` is a list of texts, `number` may be written as a text of digits. */
export type ValueKind = 'text' | 'texts' | 'flag' | 'number' | 'dict' | 'any'

export interface ManifestKeySpec {
  readonly takes: ValueKind
  /**
   * What Odoo does with a value of another type, a clause that ends the message. Read in `modules/module.py`,
   * `modules/db.py`, `modules/loading.py` and `base/models/ir_module.py`.
   */
  readonly otherwise?: string
  /** that happens although the addon is off, as every manifest is read */
  readonly always?: true
  /** that breaks something, rather than being stored in an odd form */
  readonly fatal?: true
  /** what happens to one text written for a list, where that is another thing */
  readonly letters?: string
  /** one text for a list breaks nothing although other types do */
  readonly lettersPass?: true
  /** what happens to an entry that is no text, where that is another thing */
  readonly item?: string
  /** None, False and empty values are as bad as other types */
  readonly needed?: true
  /** first series that reads the key so; before it nothing is said of its value */
  readonly from?: Series
}

const NEW_DATABASE = 'creating any new database ends with an error'
const MODULE_LIST = 'updating the list of modules ends with an error, and so does every installation'
const HOOK = 'calling the hook ends with TypeError'
const STORED = 'Odoo stores its Python notation'

/**
 * The keys that Odoo of any series from 14.0 on reads, that its store reads, and that OCA's tools read. `version`,
 * `license` and `auto_install` have rules of their own.
 */
export const MANIFEST_KEYS: Readonly<Record<string, ManifestKeySpec>> = {
  name: { takes: 'text', otherwise: STORED },
  version: { takes: 'any' },
  license: { takes: 'any' },
  author: { takes: 'text', otherwise: STORED },
  website: { takes: 'text', otherwise: STORED },
  category: { takes: 'text', otherwise: NEW_DATABASE, fatal: true, always: true, needed: true },
  summary: { takes: 'text', otherwise: STORED },
  description: { takes: 'text', otherwise: MODULE_LIST, fatal: true, always: true },
  icon: { takes: 'text', otherwise: 'the icon is not found' },
  url: { takes: 'text', otherwise: STORED },
  maintainer: { takes: 'text', otherwise: `${STORED}; the list of GitHub names is called 'maintainers'` },
  contributors: {
    takes: 'texts',
    otherwise: MODULE_LIST,
    letters: 'Odoo writes a comma after each letter',
    lettersPass: true,
    fatal: true,
    always: true,
    needed: true,
  },
  depends: {
    takes: 'texts',
    otherwise: NEW_DATABASE,
    letters: 'Odoo takes each letter for a module and finds none of them',
    item: 'there is no such module, so that the addon cannot be installed',
    fatal: true,
    always: true,
    needed: true,
  },
  data: { takes: 'texts', otherwise: 'installing the addon ends with an error', fatal: true, needed: true },
  demo: { takes: 'texts', otherwise: 'the demo data is not loaded' },
  assets: {
    takes: 'dict',
    otherwise: 'every page of every database that has the addon fails',
    fatal: true,
    from: '15.0',
  },
  auto_install: { takes: 'any' },
  installable: { takes: 'flag', otherwise: 'any text that is not empty counts as True' },
  application: { takes: 'flag', otherwise: 'any text that is not empty counts as True' },
  sequence: { takes: 'number', otherwise: NEW_DATABASE, fatal: true, always: true },
  // external/shape judges it
  external_dependencies: { takes: 'any' },
  excludes: { takes: 'texts', otherwise: 'nothing is excluded' },
  countries: { takes: 'texts', otherwise: 'no country is found', from: '17.0' },
  pre_init_hook: { takes: 'text', otherwise: HOOK, fatal: true },
  post_init_hook: { takes: 'text', otherwise: HOOK, fatal: true },
  uninstall_hook: { takes: 'text', otherwise: HOOK, fatal: true },
  post_load: { takes: 'text', otherwise: HOOK, fatal: true },
  cloc_exclude: { takes: 'texts', otherwise: 'no file is left out of the count' },
  images: { takes: 'texts', otherwise: 'no image is found' },
  images_preview_theme: { takes: 'dict' },
  snippet_lists: { takes: 'any' },
  configurator_snippets: { takes: 'any' },
  configurator_snippets_addons: { takes: 'any' },
  new_page_templates: { takes: 'any' },
  theme_customizations: { takes: 'any' },
  live_test_url: { takes: 'text', otherwise: STORED },
  bootstrap: { takes: 'any' },
  web: { takes: 'any' },
  // Odoo's store
  price: { takes: 'any' },
  currency: { takes: 'any' },
  support: { takes: 'text', otherwise: 'the store does not show it' },
  // OCA's tools
  maintainers: { takes: 'texts', otherwise: "OCA's tools refuse it" },
  development_status: { takes: 'text', otherwise: "OCA's tools refuse it" },
  oca_data_manual: { takes: 'texts', otherwise: "OCA's tools refuse it" },
}

/** Keys that some people write for another one. */
export const MISNAMED_KEYS: Readonly<Record<string, string>> = {
  conflicts: 'excludes',
  exclude: 'excludes',
  dependencies: 'depends',
  dependency: 'depends',
  requires: 'depends',
  require: 'depends',
  data_files: 'data',
  demo_data: 'demo',
  licence: 'license',
  authors: 'author',
  title: 'name',
  hook_post_init: 'post_init_hook',
  post_install_hook: 'post_init_hook',
  pre_install_hook: 'pre_init_hook',
  external_dependency: 'external_dependencies',
}

/** A key of older times. */
export interface DeadKey {
  /** first series that no longer reads it; 14.0 for those that died before */
  readonly dead: Series
  /** the series that reads it again */
  readonly revived?: Series
  /** what takes its place, in words that follow "use" */
  readonly instead: string | undefined
  /** while it lives, Odoo's log warns of it */
  readonly warns?: true
}

/** Keys that old manifests have. `loading.py` of 14.0 and 15.0 still reads the three `_xml` keys and warns, 19.0 `init_xml`. */
export const DEAD_KEYS: Readonly<Record<string, DeadKey>> = {
  active: { dead: '14.0', instead: "'auto_install'" },
  init_xml: { dead: '16.0', revived: '19.0', instead: "'data'", warns: true },
  update_xml: { dead: '16.0', instead: "'data'", warns: true },
  demo_xml: { dead: '16.0', instead: "'demo'", warns: true },
  qweb: { dead: '15.0', instead: "a bundle of 'assets'" },
  js: { dead: '14.0', instead: "a bundle of 'assets' (15.0 and later)" },
  css: { dead: '14.0', instead: "a bundle of 'assets' (15.0 and later)" },
  test: { dead: '14.0', instead: "Python tests in 'tests/'" },
  complexity: { dead: '14.0', instead: undefined },
  certificate: { dead: '14.0', instead: undefined },
}

/** Does Odoo of the series read a key of older times (with a warning in its log)? */
export function isDeadKey(key: string, series: Series): boolean {
  const dead = DEAD_KEYS[key]
  if (!dead || !since(series, dead.dead)) return false
  return dead.revived === undefined || !since(series, dead.revived)
}

const DATA_KEYS = ['init_xml', 'update_xml', 'data'] as const
const DEMO_KEYS = ['demo_xml', 'demo'] as const

/** The keys whose files Odoo of a series loads, in its order: with the addon, and as its demo data. */
export function loadingKeys(series: Series): LoadingKeys {
  let known = loading.get(series)
  if (!known) {
    const read = (key: string): boolean => !isDeadKey(key, series)
    known = { data: DATA_KEYS.filter(read), demo: DEMO_KEYS.filter(read) }
    loading.set(series, known)
  }
  return known
}

interface LoadingKeys {
  readonly data: readonly (typeof DATA_KEYS)[number][]
  readonly demo: readonly (typeof DEMO_KEYS)[number][]
}

const loading = new Map<Series, LoadingKeys>()

/** Extensions that `convert_file` takes; `.js` is opened and ignored. The same in 14.0 to 19.0. */
export const DATA_EXTENSIONS: readonly string[] = ['.xml', '.csv', '.sql', '.js']
