import type { Silences } from '../config/suppression.ts'
import type { AddonFile, AddonSite } from '../discover/site.ts'
import type { CsvFacts } from '../facts/csv-facts.ts'
import type { Facts } from '../facts/facts.ts'
import type { Literal, Text } from '../facts/literal.ts'
import { type ManifestFacts, manifestValue, textItems } from '../facts/manifest.ts'
import type { PythonFacts } from '../facts/python-facts.ts'
import type { CatalogFacts, ScriptFacts } from '../facts/script-facts.ts'
import type { StyleFacts } from '../facts/style-facts.ts'
import type { XmlFacts } from '../facts/xml-facts.ts'
import { normalizePath } from '../host/paths.ts'
import type { Place, Span } from '../text/span.ts'
import { pythonTexts } from './python/python-texts.ts'

/** A file that the manifest tells Odoo to load. */
export interface DataEntry {
  readonly key: 'data' | 'demo' | 'init_xml' | 'update_xml' | 'demo_xml' | 'qweb' | 'test'
  /** as written */
  readonly text: Text
  /** as seen from the addon's folder; may begin with `..` */
  readonly relative: string
}

/** What the files of an addon say, by path inside the addon. */
export interface AddonContent {
  readonly files: readonly AddonFile[]
  readonly facts: ReadonlyMap<string, Facts>
}

interface Sorted {
  readonly files: readonly AddonFile[]
  readonly paths: ReadonlySet<string>
  readonly python: ReadonlyMap<string, PythonFacts>
  readonly xml: ReadonlyMap<string, XmlFacts>
  readonly csv: ReadonlyMap<string, CsvFacts>
  readonly scripts: ReadonlyMap<string, ScriptFacts>
  readonly catalogs: ReadonlyMap<string, CatalogFacts>
  readonly styles: ReadonlyMap<string, StyleFacts>
  readonly silences: readonly Silences[]
}

/**
 * One addon read from disk: its manifest, its files and what each of them says. The files of an addon that is only
 * depended on are read when they are first asked for.
 */
export class Addon {
  readonly name: string
  readonly site: AddonSite
  readonly checked: boolean
  readonly manifest: ManifestFacts
  readonly #load: () => AddonContent
  #sorted: Sorted | undefined
  #pythonTexts: readonly string[] | undefined

  constructor(site: AddonSite, manifest: ManifestFacts, load: () => AddonContent) {
    this.name = site.name
    this.site = site
    this.checked = site.checked
    this.manifest = manifest
    this.#load = load
  }

  get files(): readonly AddonFile[] {
    return this.#content.files
  }

  get python(): ReadonlyMap<string, PythonFacts> {
    return this.#content.python
  }

  get xml(): ReadonlyMap<string, XmlFacts> {
    return this.#content.xml
  }

  get csv(): ReadonlyMap<string, CsvFacts> {
    return this.#content.csv
  }

  get scripts(): ReadonlyMap<string, ScriptFacts> {
    return this.#content.scripts
  }

  get styles(): ReadonlyMap<string, StyleFacts> {
    return this.#content.styles
  }

  get catalogs(): ReadonlyMap<string, CatalogFacts> {
    return this.#content.catalogs
  }

  /** What comments in its files ask to be silent about, the manifest's first. */
  get silences(): readonly Silences[] {
    return [...(this.manifest.silences ? [this.manifest.silences] : []), ...this.#content.silences]
  }

  /** The short texts in its Python code. */
  get pythonTexts(): readonly string[] {
    this.#pythonTexts ??= [...this.python.values()].flatMap((facts) => pythonTexts(facts.body))
    return this.#pythonTexts
  }

  get #content(): Sorted {
    this.#sorted ??= sortContent(this.#load())
    return this.#sorted
  }

  /** True when the addon has the file, in just this spelling. */
  has(relative: string): boolean {
    return this.#content.paths.has(relative)
  }

  /** The paths of all files, sorted. */
  paths(): readonly string[] {
    return [...this.#content.paths]
  }

  /** True when Odoo can parse the manifest: only then does the absence of a key say anything. */
  get readable(): boolean {
    return this.manifest.issues.length === 0
  }

  /** The value that counts for a manifest key. */
  value(key: string): Literal | undefined {
    return manifestValue(this.manifest, key)
  }

  /** The text of a manifest key. */
  text(key: string): Text | undefined {
    const value = this.value(key)
    return value?.kind === 'str' ? { value: value.value, span: value.span } : undefined
  }

  /** A truth value as Python sees it; `undefined` when the key is absent or no literal. */
  flag(key: string): boolean | undefined {
    const value = this.value(key)
    return value && truth(value)
  }

  get depends(): readonly Text[] {
    return textItems(this.value('depends'))
  }

  get installable(): boolean {
    return this.flag('installable') !== false
  }

  /** The modules that trigger automatic installation; `undefined`: never by itself. */
  get autoInstall(): readonly Text[] | undefined {
    const value = this.value('auto_install')
    if (!value) return undefined
    if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') return textItems(value)
    return truth(value) ? this.depends : undefined
  }

  /** Files of one or all loading keys, in order. */
  entries(...keys: readonly DataEntry['key'][]): readonly DataEntry[] {
    return keys.flatMap((key) =>
      textItems(this.value(key)).map((text) => ({ key, text, relative: normalizePath(text.value) })),
    )
  }

  /** A place in the manifest: of a key's value, of the key, else of the manifest's first line. */
  manifestPlace(span?: Span): Place {
    return { file: this.site.manifest, span: span ?? [this.manifest.span[0], this.manifest.span[0] + 1] }
  }

  /** Where a manifest key (its name) stands; the manifest itself when it is absent. */
  keyPlace(key: string): Place {
    return this.manifestPlace(this.manifest.keys.findLast((entry) => entry.key === key)?.keySpan)
  }

  /** The path of a file of this addon. */
  pathOf(relative: string): string {
    return normalizePath(`${this.site.path}/${relative}`)
  }
}

function sortContent({ files, facts }: AddonContent): Sorted {
  const python = new Map<string, PythonFacts>()
  const xml = new Map<string, XmlFacts>()
  const csv = new Map<string, CsvFacts>()
  const scripts = new Map<string, ScriptFacts>()
  const catalogs = new Map<string, CatalogFacts>()
  const styles = new Map<string, StyleFacts>()
  const silences: Silences[] = []
  for (const [relative, fact] of facts) {
    if ('silences' in fact && fact.silences) silences.push(fact.silences)
    if (fact.kind === 'python') python.set(relative, fact)
    else if (fact.kind === 'xml') xml.set(relative, fact)
    else if (fact.kind === 'csv') csv.set(relative, fact)
    else if (fact.kind === 'script') scripts.set(relative, fact)
    else if (fact.kind === 'catalog') catalogs.set(relative, fact)
    else if (fact.kind === 'style') styles.set(relative, fact)
  }
  return {
    files,
    paths: new Set(files.map((file) => file.relative)),
    python,
    xml,
    csv,
    scripts,
    catalogs,
    styles,
    silences,
  }
}

/** A value's truth as Python sees it; `undefined` for what is no literal. */
export function truth(value: Literal): boolean | undefined {
  switch (value.kind) {
    case 'bool':
      return value.value
    case 'none':
      return false
    case 'str':
    case 'bytes':
      return value.value !== ''
    case 'int':
    case 'float':
      return value.value !== 0
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length > 0
    case 'dict':
      return value.entries.length > 0
    default:
      return undefined
  }
}
