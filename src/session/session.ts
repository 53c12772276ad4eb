import { findDeliveries } from '../discover/deliveries.ts'
import { detectSeries, type SeriesGuess } from '../discover/detect-series.ts'
import { PRUNED_FOLDERS } from '../discover/file-kinds.ts'
import { type DiscoverOptions, discover } from '../discover/find-roots.ts'
import { listFiles } from '../discover/list-files.ts'
import type { AddonFile, AddonSite, Discovery } from '../discover/site.ts'
import { type ExtractKind, extract } from '../facts/extract.ts'
import type { Facts } from '../facts/facts.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import { manifestValue } from '../facts/manifest.ts'
import type { PythonFacts } from '../facts/python-facts.ts'
import type { Host } from '../host/host.ts'
import { parentPath } from '../host/paths.ts'
import { Addon, type AddonContent } from '../model/addon.ts'
import { Project } from '../model/project.ts'
import { decodeText } from '../parse/decode.ts'
import { FILE_SIZE_LIMIT } from '../parse/limits.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { Fault, Problem } from '../rule/finding.ts'
import type { Series } from '../text/series.ts'
import { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'
import type { ReleaseProvider } from './releases.ts'

const EMPTY: AddonContent = { files: [], facts: new Map() }

export interface OpenOptions extends DiscoverOptions {
  readonly series?: Series
  /** manifests alone are read: enough for the graph and the install order */
  readonly manifestsOnly?: boolean
  /** called now and then with a share of the work done, 0 to 1 */
  readonly onProgress?: (done: number, total: number, what: string) => void
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

/** Reads addons from a host, once each, and builds the project. */
export class Session {
  readonly host: Host
  readonly #sources = new Map<FilePath, Source>()
  readonly #problems: Problem[] = []
  readonly #faults: Fault[] = []
  readonly #work: Work = { filesRead: 0, filesParsed: 0, bytesRead: 0 }

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
    const discovery = discover(this.host, options)
    for (const note of discovery.notes)
      if (note.level === 'problem') this.#problems.push({ file: note.path, message: note.message })
    const manifests = new Map<AddonSite, ManifestFacts>()
    for (const site of discovery.sites) {
      const facts = this.#read('manifest', site.manifest)
      manifests.set(site, facts?.kind === 'manifest' ? facts : unreadable(site.manifest))
    }
    const series = options.series
      ? { series: options.series, evidence: 'asked for', assumed: false }
      : this.#series(discovery, manifests, options)
    const allowed = this.#allowed(discovery)
    const addons = discovery.sites.map((site) => {
      const manifest = manifests.get(site) ?? unreadable(site.manifest)
      return new Addon(site, manifest, () => (options.manifestsOnly ? EMPTY : this.#content(site, allowed)))
    })
    if (!options.manifestsOnly) {
      const checked = addons.filter((addon) => addon.checked)
      for (const [done, addon] of checked.entries()) {
        options.onProgress?.(done, checked.length, addon.name)
        void addon.files
      }
    }
    const project = new Project({
      series: series.series,
      addons,
      twins: discovery.twins,
      roots: discovery.roots,
      release: this.#releases(series.series),
      deliveries: new Map(checkedRoots(discovery).map((root) => [root, findDeliveries(this.host, root)])),
    })
    return { project, discovery, series, problems: this.#problems, faults: this.#faults, work: this.#work }
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
          const facts = this.#read('python', `${folder}/${name}`)
          if (facts?.kind === 'python') files.set(inner, facts)
        }
      }
    }
    visit(root, '')
    return files
  }

  #content(site: AddonSite, allowed: readonly FilePath[]): AddonContent {
    const { files, notes } = listFiles(this.host, site, allowed)
    if (site.checked)
      for (const note of notes)
        if (note.level === 'problem') this.#problems.push({ file: note.path, message: note.message })
    return { files, facts: this.#facts(files, site.checked) }
  }

  #facts(files: readonly AddonFile[], checked: boolean): ReadonlyMap<string, Facts> {
    const facts = new Map<string, Facts>()
    for (const file of files) {
      const kind = extractedKind(file)
      if (!kind || (kind === 'catalog' && !checked)) continue
      const fact = this.#read(kind, file.path)
      if (fact) facts.set(file.relative, fact)
    }
    return facts
  }

  #read(kind: ExtractKind, path: FilePath): Facts | undefined {
    const stat = this.host.stat(path)
    if (stat && stat.size > FILE_SIZE_LIMIT) {
      const limit = Math.round(FILE_SIZE_LIMIT / 1_000_000)
      const size = (stat.size / 1_000_000).toFixed(0)
      this.#problems.push({ file: path, message: `not read: ${size} MB, the limit is ${limit} MB` })
      return undefined
    }
    const bytes = this.host.readBytes(path)
    if ('failed' in bytes) {
      this.#problems.push({ file: path, message: `cannot be read: ${bytes.failed}` })
      return undefined
    }
    this.#work.filesRead++
    this.#work.bytesRead += bytes.length
    this.#work.filesParsed++
    let facts: Facts
    try {
      const { text, issues } = decode(bytes, kind)
      facts = extract(kind, new Source(path, text), issues)
    } catch (error) {
      this.#faults.push(readingFault(path, error))
      return undefined
    }
    // A limit of ours is no fault of the file: Odoo may read it well.
    const limit = facts.issues.find((issue) => issue.code === 'entity-expansion')
    if (limit) this.#problems.push({ file: path, span: limit.span, message: limit.message })
    return facts
  }

  #series(discovery: Discovery, manifests: ReadonlyMap<AddonSite, ManifestFacts>, options: OpenOptions): SeriesGuess {
    const checked = discovery.sites.filter((site) => site.checked)
    const versions = (checked.length > 0 ? checked : discovery.sites).flatMap((site) => {
      const manifest = manifests.get(site)
      const version = manifest && manifestValue(manifest, 'version')
      return version?.kind === 'str' ? [version.value] : []
    })
    const folders = [
      ...discovery.roots.filter((root) => root.checked).map((root) => root.path),
      ...checked.slice(0, 1).map((site) => parentPath(site.path)),
      ...(options.paths.length === 0 ? [this.host.cwd] : []),
      ...discovery.roots.filter((root) => root.core).map((root) => root.path),
    ]
    return detectSeries(this.host, versions, folders)
  }

  /** Folders that links may lead into: every addons path, as the disk knows it. */
  #allowed(discovery: Discovery): readonly FilePath[] {
    const folders = [...discovery.roots.map((root) => root.path), ...discovery.sites.map((site) => site.path)]
    return [...new Set(folders.map((folder) => this.host.realPath(folder) ?? folder))]
  }
}

/** The folders of addons that are to be checked. */
function checkedRoots(discovery: Discovery): readonly FilePath[] {
  return [...new Set(discovery.sites.filter((site) => site.checked).map((site) => site.root))]
}

/** Odoo decodes manifests by itself, as UTF-8 without a byte order mark, whatever coding they declare. */
function decode(bytes: Uint8Array, kind: ExtractKind): { text: string; issues: readonly SyntaxIssue[] } {
  if (kind !== 'manifest') return decodeText(bytes, kind === 'catalog' ? 'po' : kind)
  const { text, issues, bom } = decodeText(bytes, 'script')
  const message = 'the file begins with a byte order mark (U+FEFF), which is no part of a literal'
  return { text, issues: bom ? [{ code: 'byte-order-mark', message, span: [0, 0] }, ...issues] : issues }
}

/** One file that a reader of ours cannot stand takes nothing else with it. */
function readingFault(file: FilePath, error: unknown): Fault {
  const message = `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`
  return { file, message, ...(error instanceof Error && error.stack && { stack: error.stack }) }
}

function unreadable(file: FilePath): ManifestFacts {
  return {
    kind: 'manifest',
    file,
    issues: [{ code: 'unreadable', message: 'the file cannot be read', span: [0, 0] }],
    span: [0, 0],
    keys: [],
    comments: [],
    remarks: [],
  }
}

function decodingOf(file: FilePath): 'python' | 'xml' | 'csv' | 'po' | 'script' {
  if (file.endsWith('.xml')) return 'xml'
  if (file.endsWith('.csv')) return 'csv'
  if (file.endsWith('.po')) return 'po'
  return file.endsWith('.py') ? 'python' : 'script'
}

/** Which files are parsed: not libraries of others, not the store's description pages. */
function extractedKind(file: AddonFile): ExtractKind | undefined {
  const { relative, kind } = file
  if (kind === 'manifest') return undefined
  if (relative.startsWith('static/lib/') || relative.startsWith('static/description/')) return undefined
  if (kind === 'python' && relative.startsWith('static/')) return undefined
  if (kind === 'script')
    return relative.startsWith('static/') && !/\.min\.js$|\/lib\//.test(relative) ? 'script' : undefined
  if (kind === 'catalog') return /^i18n(?:_extra)?\//.test(relative) ? 'catalog' : undefined
  return kind === 'python' || kind === 'xml' || kind === 'csv' ? kind : undefined
}
