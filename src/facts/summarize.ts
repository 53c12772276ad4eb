import { compareText } from '../text/compare-text.ts'
import type { CsvFacts } from './csv-facts.ts'
import type { Literal } from './literal.ts'
import { type ManifestFacts, manifestValue, textItems } from './manifest.ts'
import {
  type BundleEntry,
  type IdPart,
  type ModelPart,
  type ModuleFacts,
  namespaceOf,
  type PythonNames,
  type RegistryPart,
  type ScriptPart,
  type TemplatePart,
  type ViewPart,
} from './module-facts.ts'
import { pageIds } from './page-ids.ts'
import type { PythonFacts } from './python-facts.ts'
import type { ScriptFacts } from './script-facts.ts'
import type { StyleFacts } from './style-facts.ts'
import { clientTemplates, csvIds, type LoadedFile, xmlIds, xmlViews } from './summarize-data.ts'
import { modelParts } from './summarize-python.ts'
import type { XmlFacts } from './xml-facts.ts'

/** The facts of one addon's files, by path inside the addon. */
export interface AddonFacts {
  readonly name: string
  readonly manifest: ManifestFacts
  readonly python: ReadonlyMap<string, PythonFacts>
  readonly xml: ReadonlyMap<string, XmlFacts>
  readonly csv: ReadonlyMap<string, CsvFacts>
  readonly scripts: ReadonlyMap<string, ScriptFacts>
  readonly styles: ReadonlyMap<string, StyleFacts>
  /** paths of all files */
  readonly files: readonly string[]
  /** Python files that are loaded when the addon is, in the order of their import */
  readonly loaded: readonly string[]
  readonly dataFiles: readonly { readonly relative: string; readonly demo: boolean }[]
  readonly depends: readonly string[]
  readonly autoInstall: readonly string[] | undefined
  readonly installable: boolean
}

/** External ids that `base/data/base_data.sql` makes before any data file is loaded, the same in 14.0 to 19.0. */
const SQL_IDS: readonly IdPart[] = (
  [
    ['USD', 'res.currency'],
    ['main_company', 'res.company'],
    ['main_partner', 'res.partner'],
    ['user_root', 'res.users'],
    ['group_user', 'res.groups'],
  ] as const
).map(([name, model]) => ({ id: `base.${name}`, model, noupdate: true, demo: false, file: '' }))

/** Is there a file that Odoo reads and of which a part may be beyond what could be parsed? */
function isTorn({ manifest, python, xml, csv, scripts, loaded, dataFiles }: AddonFacts): boolean {
  const wrong = (facts: { readonly issues: readonly unknown[] } | undefined): boolean =>
    facts !== undefined && facts.issues.length > 0
  const isStatic = (path: string): boolean => /^static\/(?!tests\/)/.test(path)
  return (
    wrong(manifest) ||
    loaded.some((file) => wrong(python.get(file)) || python.get(file)?.executes) ||
    dataFiles.some(({ relative }) => wrong(xml.get(relative)) || wrong(csv.get(relative))) ||
    [...xml, ...scripts].some(([path, facts]) => wrong(facts) && isStatic(path))
  )
}

/** Sums up an addon. With places for a user's addon; without, and with attribute values hashed, for a release. */
export function summarize(addon: AddonFacts, withPlaces: boolean): ModuleFacts {
  const text = (key: string): string => {
    const value = manifestValue(addon.manifest, key)
    return value?.kind === 'str' ? value.value : ''
  }
  const models: ModelPart[] = []
  for (const file of addon.loaded) {
    const facts = addon.python.get(file)
    if (facts) models.push(...modelParts(facts, withPlaces, file, addon.python))
  }
  const ids: IdPart[] = addon.name === 'base' ? [...SQL_IDS] : []
  const views: ViewPart[] = []
  for (const { relative, demo } of addon.dataFiles) {
    const load: LoadedFile = { module: addon.name, file: relative, demo, withPlaces }
    const xml = addon.xml.get(relative)
    if (xml) {
      ids.push(...xmlIds(xml, load))
      views.push(...xmlViews(xml, load))
    }
    const csv = addon.csv.get(relative)
    if (csv) ids.push(...csvIds(csv, load))
  }
  ids.push(...pageIds(addon.name, addon.manifest))
  const templates: TemplatePart[] = []
  for (const [relative, xml] of addon.xml)
    if ((withPlaces ? /^static\// : /^static\/(?!tests\/)/).test(relative))
      templates.push(...clientTemplates(xml, { module: addon.name, file: relative, demo: false, withPlaces }))
  const lengthens = [...new Set(addon.loaded.flatMap((file) => addon.python.get(file)?.lengthens ?? []))].sort()
  return {
    name: addon.name,
    depends: addon.depends,
    autoInstall: addon.autoInstall,
    installable: addon.installable,
    countries: textItems(manifestValue(addon.manifest, 'countries')).map((item) => item.value.toLowerCase()),
    version: text('version'),
    license: text('license'),
    author: text('author'),
    application: isTrue(manifestValue(addon.manifest, 'application')),
    category: text('category'),
    models,
    ...(addon.loaded.some((file) => addon.python.get(file)?.rebases) && { rebases: true as const }),
    ...(lengthens.length > 0 && { lengthens }),
    ids,
    ...(isTorn(addon) && { torn: true as const }),
    namespaces: [...new Set(ids.map(({ id }) => namespaceOf(id)))],
    views,
    python: pythonNames(addon.python),
    bundles: bundleEntries(manifestValue(addon.manifest, 'assets')),
    scripts: scriptParts(addon, withPlaces),
    registries: registryParts(addon, withPlaces),
    statics: staticFiles(addon, withPlaces),
    variables: [...new Set([...addon.styles.values()].flatMap(({ defines }) => defines))].sort(),
    mixins: [...new Set([...addon.styles.values()].flatMap(({ mixins }) => mixins))].sort(),
    templates,
  }
}

function isTrue(value: Literal | undefined): boolean {
  return value?.kind === 'bool' && value.value
}

/** Dotted name inside the addon of a Python file: `models/sale.py` → `models.sale`, `__init__.py` → ``. */
export function dottedFile(relative: string): string {
  return relative
    .replace(/\.py$/, '')
    .replaceAll('/', '.')
    .replace(/(?:^|\.)__init__$/, '')
}

function pythonNames(files: ReadonlyMap<string, PythonFacts>): Readonly<Record<string, PythonNames>> {
  const names: Record<string, PythonNames> = {}
  for (const [relative, facts] of files) {
    if (/^(?:static|migrations|upgrades)\//.test(relative)) continue
    // Tests are imported for their base classes; what else a test file binds is left open.
    const isTest = relative.startsWith('tests/')
    const kept = isTest ? facts.bindings.filter((binding) => binding.kind === 'class') : facts.bindings
    const own = [...new Set(kept.map((binding) => binding.name))].sort()
    names[dottedFile(relative)] = { names: own, ...((facts.open || isTest) && { open: true as const }) }
  }
  return names
}

/** The manifest key `assets`: bundle → list of paths, or of directives with a path. */
function bundleEntries(value: Literal | undefined): readonly BundleEntry[] {
  if (value?.kind !== 'dict') return []
  const entries: BundleEntry[] = []
  for (const { key, value: list } of value.entries) {
    if (key.kind !== 'str' || (list.kind !== 'list' && list.kind !== 'tuple' && list.kind !== 'set')) continue
    for (const item of list.items) {
      if (item.kind === 'str') entries.push({ bundle: key.value, directive: 'append', path: item.value, target: '' })
      else if (item.kind === 'list' || item.kind === 'tuple') {
        const [directive = '', first = '', second = ''] = item.items.map((part) =>
          part.kind === 'str' ? part.value : '',
        )
        const targeted = directive === 'before' || directive === 'after' || directive === 'replace'
        entries.push({ bundle: key.value, directive, path: targeted ? second : first, target: targeted ? first : '' })
      }
    }
  }
  return entries
}

function scriptParts(addon: AddonFacts, withPlaces: boolean): readonly ScriptPart[] {
  const parts: ScriptPart[] = []
  for (const [relative, facts] of addon.scripts) {
    // A release's JavaScript tests are nobody's dependency, and a third of its scripts.
    if (!withPlaces && relative.startsWith('static/tests/')) continue
    const open = facts.open ? { open: true as const } : {}
    const name = scriptName(addon.name, relative)
    if (name) parts.push({ name, exports: [...facts.exports].sort(), ...open })
    if (facts.alias) parts.push({ name: facts.alias, exports: [...facts.exports].sort(), ...open })
    for (const define of facts.defines) parts.push({ name: define, exports: [], open: true })
  }
  return parts
}

/** Every key once, by category and key. Tests fill registries for themselves alone. */
function registryParts(addon: AddonFacts, withPlaces: boolean): readonly RegistryPart[] {
  const parts = new Map<string, RegistryPart>()
  for (const [relative, { registries }] of addon.scripts) {
    if (!relative.startsWith('static/') || (!withPlaces && relative.startsWith('static/tests/'))) continue
    for (const { category, key, types } of registries ?? []) {
      const part = { category, key: key?.value ?? '*', ...(types && { types }) }
      const known = `${category} ${part.key}`
      if (!parts.has(known) || types) parts.set(known, part)
    }
  }
  return [...parts].sort(([one], [other]) => compareText(one, other)).map(([, part]) => part)
}

/** Files that a bundle can hold; a release leaves out tests. */
function staticFiles(addon: AddonFacts, withPlaces: boolean): readonly string[] {
  return addon.files.flatMap((file) => {
    if (!/^static\/.*\.(?:js|css|scss|sass|less|xml)$/.test(file)) return []
    if (file.startsWith('static/src/') && addon.scripts.has(file)) return []
    return withPlaces || !file.startsWith('static/tests/') ? [file.slice(7)] : []
  })
}

/** `@module/path` of a script: below `static/src`, or seen from there for `static/tests`. */
function scriptName(module: string, relative: string): string | undefined {
  const inside = /^static\/(src|tests|lib)\/(.*)\.js$/.exec(relative)
  if (!inside) return undefined
  const [, folder, path = ''] = inside
  return folder === 'src' ? `@${module}/${path}` : `@${module}/../${folder}/${path}`
}
