import type { Silences } from '../config/suppression.ts'
import type { AddonFile, AddonSite } from '../discover/site.ts'
import type { Facts } from '../facts/facts.ts'
import type { Literal, Text } from '../facts/literal.ts'
import { type ManifestFacts, manifestValue, textItems } from '../facts/manifest.ts'
import { normalizePath } from '../host/paths.ts'
import type { Place, Span } from '../text/span.ts'
import { noteLook } from './looked-into.ts'
import { pythonTexts } from './python/python-texts.ts'

/** A file that the manifest tells Odoo to load. */
export interface DataEntry {
  readonly key: 'data' | 'demo' | 'init_xml' | 'update_xml' | 'demo_xml' | 'qweb' | 'test'
  /** as written */
  readonly text: Text
  /** as seen from the addon's folder; may begin with `..` */
  readonly relative: string
}

/** The files of an addon, and what they say, by path inside the addon: read when it is asked for. */
export interface AddonContent {
  readonly files: readonly AddonFile[]
  /** files, or folders, of which no more is known than that they are there */
  readonly unlisted: readonly string[]
  facts(kind: FileKind): ReadonlyMap<string, Facts>
}

/** What holds a manifest, or reads it when it is asked for. */
export interface ManifestSource {
  readonly manifest: ManifestFacts
}

/** Kinds of facts that files of an addon give, beside the manifest. */
export type FileKind = Exclude<Facts['kind'], 'manifest'>

const FILE_KINDS: readonly FileKind[] = ['python', 'xml', 'csv', 'script', 'catalog', 'style']

type FactsOf<K extends FileKind> = ReadonlyMap<string, Extract<Facts, { readonly kind: K }>>

/**
 * One addon read from disk: its manifest, its files and what each of them says. The files of an addon that is only
 * depended on are read when they are first asked for.
 */
export class Addon {
  readonly name: string
  readonly site: AddonSite
  readonly checked: boolean
  readonly #source: ManifestSource
  readonly #load: () => AddonContent
  readonly #mayHold: ((words: RegExp) => boolean) | undefined
  #content: AddonContent | undefined
  #paths: ReadonlySet<string> | undefined
  #python: FactsOf<'python'> | undefined
  #xml: FactsOf<'xml'> | undefined
  #csv: FactsOf<'csv'> | undefined
  #scripts: FactsOf<'script'> | undefined
  #styles: FactsOf<'style'> | undefined
  #catalogs: FactsOf<'catalog'> | undefined
  #pythonTexts: readonly string[] | undefined
  #depends: readonly Text[] | undefined

  /**
   * @param source where its manifest is; of many it is never asked
   * @param mayHold for an addon that may never be read: false when none of its files holds any of the words
   */
  constructor(site: AddonSite, source: ManifestSource, load: () => AddonContent, mayHold?: (words: RegExp) => boolean) {
    this.name = site.name
    this.site = site
    this.checked = site.checked
    this.#source = source
    this.#load = load
    this.#mayHold = mayHold
  }

  get manifest(): ManifestFacts {
    return this.#source.manifest
  }

  get files(): readonly AddonFile[] {
    return this.#files.files
  }

  get python(): FactsOf<'python'> {
    noteLook(this.name)
    this.#python ??= this.#facts('python')
    return this.#python
  }

  get xml(): FactsOf<'xml'> {
    this.#xml ??= this.#facts('xml')
    return this.#xml
  }

  get csv(): FactsOf<'csv'> {
    this.#csv ??= this.#facts('csv')
    return this.#csv
  }

  get scripts(): FactsOf<'script'> {
    this.#scripts ??= this.#facts('script')
    return this.#scripts
  }

  get styles(): FactsOf<'style'> {
    this.#styles ??= this.#facts('style')
    return this.#styles
  }

  get catalogs(): FactsOf<'catalog'> {
    noteLook(this.name)
    this.#catalogs ??= this.#facts('catalog')
    return this.#catalogs
  }

  /** Reads all of its files. */
  read(): void {
    for (const kind of FILE_KINDS) this.#files.facts(kind)
  }

  /** False when none of its Python files holds any of the words: asked before an addon is read for their sake. */
  mayHold(words: RegExp): boolean {
    noteLook(this.name)
    return this.#python !== undefined || this.#mayHold === undefined || this.#mayHold(words)
  }

  /** What comments in its files ask to be silent about, the manifest's first. */
  get silences(): readonly Silences[] {
    const { python, xml, scripts, catalogs } = this
    const facts = new Map<string, { readonly silences?: Silences }>([...python, ...xml, ...scripts, ...catalogs])
    const inFiles = this.files.flatMap(({ relative }) => facts.get(relative)?.silences ?? [])
    return [...(this.manifest.silences ? [this.manifest.silences] : []), ...inFiles]
  }

  /** The short texts in its Python code. */
  get pythonTexts(): readonly string[] {
    noteLook(this.name)
    this.#pythonTexts ??= [...this.python.values()].flatMap((facts) => pythonTexts(facts.body))
    return this.#pythonTexts
  }

  get #files(): AddonContent {
    this.#content ??= this.#load()
    return this.#content
  }

  #facts<K extends FileKind>(kind: K): FactsOf<K> {
    return ofKind(this.#files.facts(kind), kind)
  }

  /** True when the addon has the file, in just this spelling, or may have it in a folder that could not be listed. */
  has(relative: string): boolean {
    this.#paths ??= new Set(this.files.map((file) => file.relative))
    return this.#paths.has(relative) || this.isUnlisted(relative)
  }

  /** Stands it where nobody could look? */
  isUnlisted(relative: string): boolean {
    return this.#files.unlisted.some((path) => path === '' || relative === path || relative.startsWith(`${path}/`))
  }

  /** The paths of all files, sorted. */
  paths(): readonly string[] {
    return this.files.map((file) => file.relative)
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
    this.#depends ??= textItems(this.value('depends'))
    return this.#depends
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

function ofKind<K extends FileKind>(all: ReadonlyMap<string, Facts>, kind: K): FactsOf<K> {
  const is = (facts: Facts): facts is Extract<Facts, { readonly kind: K }> => facts.kind === kind
  const found = new Map<string, Extract<Facts, { readonly kind: K }>>()
  for (const [relative, facts] of all) if (is(facts)) found.set(relative, facts)
  return found
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
