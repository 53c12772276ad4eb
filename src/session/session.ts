import type { Conventions } from '../config/conventions.ts'
import { findDeliveries } from '../discover/deliveries.ts'
import { detectSeries, namesSeries, type SeriesGuess } from '../discover/detect-series.ts'
import { PRUNED_FOLDERS } from '../discover/file-kinds.ts'
import { type DiscoverOptions, discover } from '../discover/find-roots.ts'
import { listFiles } from '../discover/list-files.ts'
import type { AddonFile, AddonSite, Discovery } from '../discover/site.ts'
import { type ExtractKind, extract } from '../facts/extract.ts'
import type { Facts } from '../facts/facts.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import { manifestValue } from '../facts/manifest.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import type { PythonFacts } from '../facts/python-facts.ts'
import type { Host } from '../host/host.ts'
import { baseName, innermost, parentPath } from '../host/paths.ts'
import { Addon, type AddonContent, type FileKind, type ManifestSource } from '../model/addon.ts'
import type { ModuleNode } from '../model/graph/module.ts'
import { type Former, Project } from '../model/project.ts'
import { decodeText } from '../parse/decode.ts'
import { FILE_SIZE_LIMIT } from '../parse/limits.ts'
import type { Fault, Problem } from '../rule/finding.ts'
import type { Series } from '../text/series.ts'
import { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'
import { decode, decodingOf, extractedKind, readingFault, unreadable } from './read-file.ts'
import type { ReleaseProvider } from './releases.ts'

const EMPTY: AddonContent = { files: [], unlisted: [], facts: () => new Map() }

export interface OpenOptions extends DiscoverOptions {
  readonly series?: Series
  /** what the house asks of its addons; nothing when not given */
  readonly conventions?: Conventions
  /** an earlier state of the addons that they are compared with */
  readonly before?: Project
  /** manifests alone are read: enough for the graph and the install order */
  readonly manifestsOnly?: boolean
  /** what an earlier run knew of addons of which nothing changed since, by folder: their files are read when asked for */
  readonly kept?: ReadonlyMap<FilePath, KeptSite>
  /** called now and then with a share of the work done, 0 to 1 */
  readonly onProgress?: (done: number, total: number, what: string) => void
}

/** An addon of which nothing changed since an earlier run. */
export interface KeptSite extends ManifestSource {
  /** as the graph sees it */
  readonly node: ModuleNode
  /** the text that its manifest gives as its version */
  readonly version: string | undefined
  /** its sum, when it was made */
  readonly facts: ModuleFacts | undefined
  /** some of its files could not be read */
  readonly partial: boolean
  /** false when none of its Python files holds any of the words */
  mayHold(words: RegExp): boolean
}

/** What reading a set of addons took. */
export interface Work {
  filesRead: number
  filesParsed: number
  bytesRead: number
}

export interface Opened {
  readonly project: Project
  readonly discovery: Discovery
  readonly series: SeriesGuess
  readonly problems: readonly Problem[]
  /** files on which a reader of ours failed */
  readonly faults: readonly Fault[]
  readonly work: Readonly<Work>
}

/** What a file said when it was last read. */
interface Read {
  readonly stamp: string | undefined
  readonly facts: Facts | undefined
  readonly problem: Problem | undefined
  readonly fault: Fault | undefined
}

/**
 * Reads addons from a host and builds the project. A file is read again only when it changed, an addon of which nothing
 * changed stays the same object, so that what was computed from it alone still holds.
 */
export class Session {
  readonly host: Host
  readonly #sources = new Map<FilePath, Source>()
  readonly #read = new Map<FilePath, Read>()
  readonly #addons = new Map<FilePath, Addon>()
  readonly #summaries = new WeakMap<Addon, ModuleFacts>()
  /** what was told while the files of an addon were read */
  readonly #toldOf = new Map<FilePath, { readonly problems: readonly Problem[]; readonly faults: readonly Fault[] }>()
  /** names of addons that hold more than could be read */
  #partial = new Set<string>()
  #problems: Problem[] = []
  #faults: Fault[] = []
  #work: Work = { filesRead: 0, filesParsed: 0, bytesRead: 0 }
  #last: { readonly options: OpenOptions; readonly discovery: Discovery } | undefined

  readonly #releases: ReleaseProvider

  constructor(host: Host, releases: ReleaseProvider = () => undefined) {
    this.host = host
    this.#releases = releases
  }

  /** The text of a file that was read; reads it when it was not kept. */
  source(file: FilePath): Source | undefined {
    const known = this.#sources.get(file)
    if (known) return known
    if (this.host.stat(file)?.kind !== 'file') return undefined
    const bytes = this.host.readBytes(file)
    if ('failed' in bytes || bytes.length > FILE_SIZE_LIMIT) return undefined
    const source = new Source(file, decodeText(bytes, decodingOf(file)).text)
    this.#sources.set(file, source)
    return source
  }

  open(options: OpenOptions): Opened {
    this.#sources.clear()
    return this.#open(options, discover(this.host, options), () => false)
  }

  /** Opens the same addons again after some files or folders changed, were made or removed. */
  reopen(changed: readonly FilePath[]): Opened | undefined {
    if (!this.#last) return undefined
    const { options, discovery } = this.#last
    const sites = new Map(discovery.sites.map((site) => [site.path, site]))
    const touched = new Set<FilePath>()
    let inside = true
    for (const path of changed) {
      this.#sources.delete(path)
      const site = innermost(sites, path)
      const manifest = path === site?.manifest && this.host.stat(path)?.kind === 'file'
      if (!manifest && (!site || path === site.path || isManifest(path))) inside = false
      if (site) touched.add(site.path)
    }
    if (!inside) this.#sources.clear()
    // Outside of known addons, or where one comes or goes, everything is looked for anew; what did not change is not read.
    const found = inside ? discovery : discover(this.host, options)
    return this.#open(options, found, (site) => inside && !touched.has(site.path))
  }

  #open(options: OpenOptions, discovery: Discovery, untouched: (site: AddonSite) => boolean): Opened {
    this.#problems = []
    this.#partial = new Set()
    this.#faults = []
    this.#work = { filesRead: 0, filesParsed: 0, bytesRead: 0 }
    this.#last = { options, discovery }
    for (const note of discovery.notes)
      if (note.level === 'problem') this.#problems.push({ file: note.path, message: note.message })
    const manifests = new Map<AddonSite, ManifestFacts>()
    for (const site of discovery.sites) if (!options.kept?.has(site.path)) manifests.set(site, this.#manifest(site))
    const series = options.series
      ? { series: options.series, evidence: 'asked for', assumed: false }
      : this.#series(discovery, manifests, options)
    const allowed = this.#allowed(discovery)
    const nodes = new Map<Addon, ModuleNode>()
    const addons = discovery.sites.map((site) => {
      const kept = options.kept?.get(site.path)
      const source = kept ?? { manifest: manifests.get(site) ?? unreadable(site.manifest) }
      const known = this.#addons.get(site.path)
      if (known && known.manifest === source.manifest && known.checked === site.checked && untouched(site)) {
        const problems = this.#toldOf.get(site.path)?.problems ?? []
        this.#problems.push(...problems)
        if (problems.some(({ unread }) => unread)) this.#partial.add(site.name)
        this.#faults.push(...(this.#toldOf.get(site.path)?.faults ?? []))
        return known
      }
      const load = (): AddonContent => (options.manifestsOnly ? EMPTY : this.#content(site, allowed))
      const fresh = new Addon(site, source, load, kept && ((words) => kept.mayHold(words)))
      const addon = known?.checked && !options.manifestsOnly && sameAddon(known, fresh) ? known : fresh
      this.#addons.set(site.path, addon)
      if (kept?.partial) this.#partial.add(site.name)
      if (kept?.facts) this.#summaries.set(addon, kept.facts)
      if (kept) nodes.set(addon, kept.node)
      return addon
    })
    if (!options.manifestsOnly) {
      const checked = addons.filter((addon) => addon.checked && !options.kept?.has(addon.site.path))
      for (const [done, addon] of checked.entries()) {
        options.onProgress?.(done, checked.length, addon.name)
        addon.read()
      }
    }
    const project = new Project({
      series: series.series,
      addons,
      twins: discovery.twins,
      roots: discovery.roots,
      release: this.#releases(series.series),
      partial: this.#partial,
      ...(options.conventions && { conventions: options.conventions }),
      ...(options.before && { before: options.before }),
      releaseOf: this.#releases,
      summaries: this.#summaries,
      nodes,
      deliveries: new Map(checkedRoots(discovery).map((root) => [root, findDeliveries(this.host, root)])),
    })
    return { project, discovery, series, problems: this.#problems, faults: this.#faults, work: this.#work }
  }

  /**
   * The same addons with the knowledge of another release: nothing is read again. Modules that cannot be read are taken
   * to bring nothing.
   * @param redirect what an addon's dependency is called in that release
   * @param former what names meant in the release that the addons are written for
   */
  reassemble(
    { project }: Opened,
    series: Series,
    redirect: (module: string) => readonly string[],
    former?: Former,
  ): Project {
    return new Project({
      series,
      addons: project.addons,
      twins: project.twins,
      roots: project.roots,
      release: this.#releases(series),
      deliveries: project.deliveries,
      summaries: this.#summaries,
      redirect,
      partial: this.#partial,
      assumeComplete: true,
      ...(former && { former }),
    })
  }

  /** Odoo's own Python package around the `base` addon, files by path inside the package; empty when it is not there. */
  framework(project: Project): ReadonlyMap<string, PythonFacts> {
    const base = project.addon('base')
    const root = base && parentPath(parentPath(base.site.path))
    const files = new Map<string, PythonFacts>()
    if (!root || this.host.stat(`${root}/release.py`)?.kind !== 'file') return files
    const visit = (folder: FilePath, relative: string): void => {
      const entries = this.host.list(folder)
      if ('failed' in entries) return
      for (const { name, kind } of entries) {
        const inner = relative === '' ? name : `${relative}/${name}`
        if (kind === 'directory' && !PRUNED_FOLDERS.has(name) && !/^(?:addons|enterprise|tests|cli)$/.test(inner))
          visit(`${folder}/${name}`, inner)
        else if (kind === 'file' && name.endsWith('.py')) {
          const facts = this.#facts('python', `${folder}/${name}`)
          if (facts?.kind === 'python') files.set(inner, facts)
        }
      }
    }
    visit(root, '')
    return files
  }

  /** Lists the files of an addon. What was told of them is told again as long as nothing of it changes. */
  #content(site: AddonSite, allowed: readonly FilePath[]): AddonContent {
    const told: { problems: Problem[]; faults: Fault[] } = { problems: [], faults: [] }
    this.#toldOf.set(site.path, told)
    const { files, unlisted, notes } = listFiles(this.host, site, allowed)
    if (notes.some(({ unread }) => unread)) this.#partial.add(site.name)
    if (site.checked)
      for (const { level, path, message, unread } of notes)
        if (level === 'problem') told.problems.push({ file: path, message, ...(unread && { unread }) })
    this.#problems.push(...told.problems)
    const read = new Map<FileKind, ReadonlyMap<string, Facts>>()
    return {
      files,
      unlisted,
      facts: (kind) => {
        let facts = read.get(kind)
        if (facts) return facts
        const before = [this.#problems.length, this.#faults.length]
        read.set(kind, (facts = this.#factsOf(files, kind, site.checked)))
        const problems = this.#problems.slice(before[0])
        told.problems.push(...problems)
        if (problems.some(({ unread }) => unread)) this.#partial.add(site.name)
        told.faults.push(...this.#faults.slice(before[1]))
        return facts
      },
    }
  }

  #factsOf(files: readonly AddonFile[], kind: FileKind, checked: boolean): ReadonlyMap<string, Facts> {
    const facts = new Map<string, Facts>()
    if (kind === 'catalog' && !checked) return facts
    for (const file of files) {
      if (extractedKind(file) !== kind) continue
      const fact = this.#facts(kind, file.path)
      if (fact) facts.set(file.relative, fact)
    }
    return facts
  }

  #manifest(site: AddonSite): ManifestFacts {
    const facts = this.#facts('manifest', site.manifest)
    return facts?.kind === 'manifest' ? facts : unreadable(site.manifest)
  }

  /** What a file says: as it was read before, unless it changed since. */
  #facts(kind: ExtractKind, path: FilePath): Facts | undefined {
    const stat = this.host.stat(path)
    const known = this.#read.get(path)
    const fresh =
      known?.stamp !== undefined && known.stamp === stat?.stamp ? known : this.#extract(kind, path, stat?.size ?? 0)
    if (fresh !== known) this.#read.set(path, { ...fresh, stamp: stat?.stamp })
    if (fresh.problem) this.#problems.push(fresh.problem)
    if (fresh.fault) this.#faults.push(fresh.fault)
    return fresh.facts
  }

  #extract(kind: ExtractKind, path: FilePath, size: number): Omit<Read, 'stamp'> & { readonly stamp?: undefined } {
    const failed = (message: string) => ({
      facts: undefined,
      // what is not in a catalog is not missed
      problem: { file: path, message, ...(kind !== 'catalog' && { unread: true as const }) },
      fault: undefined,
    })
    if (size > FILE_SIZE_LIMIT) {
      const limit = Math.round(FILE_SIZE_LIMIT / 1_000_000)
      return failed(`not read: ${(size / 1_000_000).toFixed(0)} MB, the limit is ${limit} MB`)
    }
    const bytes = this.host.readBytes(path)
    if ('failed' in bytes) return failed(`cannot be read: ${bytes.failed}`)
    this.#work.filesRead++
    this.#work.bytesRead += bytes.length
    this.#work.filesParsed++
    let facts: Facts
    try {
      const { text, issues } = decode(bytes, kind)
      facts = extract(kind, new Source(path, text), issues)
    } catch (error) {
      return { facts: undefined, problem: undefined, fault: readingFault(path, error) }
    }
    // A limit of ours is no fault of the file: Odoo may read it well.
    const limit = facts.issues.find((issue) => issue.code === 'entity-expansion')
    return { facts, fault: undefined, problem: limit && { file: path, span: limit.span, message: limit.message } }
  }

  #series(discovery: Discovery, manifests: ReadonlyMap<AddonSite, ManifestFacts>, options: OpenOptions): SeriesGuess {
    const checked = discovery.sites.filter((site) => site.checked)
    const versionsOf = (installable: boolean): readonly string[] =>
      (checked.length > 0 ? checked : discovery.sites).flatMap((site) => {
        const kept = options.kept?.get(site.path)
        if (kept) return kept.node.installable === installable ? (kept.version ?? []) : []
        const manifest = manifests.get(site)
        const version = manifest && manifestValue(manifest, 'version')
        const flag = manifest && manifestValue(manifest, 'installable')
        const isOff = flag?.kind === 'bool' && !flag.value
        return version?.kind === 'str' && isOff !== installable ? [version.value] : []
      })
    // addons that wait for their port to this branch say what they were written for
    const ready = versionsOf(true)
    const versions = ready.some(namesSeries) ? ready : [...ready, ...versionsOf(false)]
    const folders = [
      ...discovery.roots.filter((root) => root.checked).map((root) => root.path),
      ...checked.slice(0, 1).map((site) => parentPath(site.path)),
      ...(options.paths.length === 0 ? [this.host.cwd] : []),
      ...discovery.roots.filter((root) => root.core).map((root) => root.path),
    ]
    return detectSeries(this.host, versions, folders, checked)
  }

  /** Folders that links may lead into: every addons path, as the disk knows it. */
  #allowed(discovery: Discovery): readonly FilePath[] {
    const folders = [...discovery.roots.map((root) => root.path), ...discovery.sites.map((site) => site.path)]
    return [...new Set(folders.map((folder) => this.host.realPath(folder) ?? folder))]
  }
}

/** A file that makes its folder an addon. */
function isManifest(path: FilePath): boolean {
  return baseName(path) === '__manifest__.py' || baseName(path) === '__openerp__.py'
}

/** The same files with the same facts. */
function sameAddon(known: Addon, fresh: Addon): boolean {
  if (known.manifest !== fresh.manifest || known.checked !== fresh.checked) return false
  const paths = known.paths()
  const now = fresh.paths()
  if (paths.length !== now.length || paths.some((path, index) => path !== now[index])) return false
  const same = <F>(a: ReadonlyMap<string, F>, b: ReadonlyMap<string, F>): boolean =>
    a.size === b.size && [...a].every(([path, facts]) => b.get(path) === facts)
  return (
    same(known.python, fresh.python) &&
    same(known.xml, fresh.xml) &&
    same(known.csv, fresh.csv) &&
    same(known.scripts, fresh.scripts) &&
    same(known.styles, fresh.styles) &&
    same(known.catalogs, fresh.catalogs)
  )
}

/** The folders of addons that are to be checked. */
function checkedRoots(discovery: Discovery): readonly FilePath[] {
  return [...new Set(discovery.sites.filter((site) => site.checked).map((site) => site.root))]
}
