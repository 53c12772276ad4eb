import type { BundleEntry } from '../../facts/module-facts.ts'
import { ASSET_EXTENSIONS } from '../../knowledge/assets.ts'
import type { Project } from '../project.ts'
import { ASSET_SEQUENCE, recordAssets } from './asset-entries.ts'
import { AssetFiles, type AssetResolution } from './asset-files.ts'

/** A line that cannot be carried out: Odoo raises an error when it builds the bundle. */
export interface BundleFault {
  readonly kind: 'not-found' | 'cycle'
  readonly module: string
  readonly entry: BundleEntry
  /** the bundles that include each other */
  readonly cycle: readonly string[]
}

/** A bundle as Odoo builds it with some modules installed. */
export interface Bundle {
  /** web paths in order */
  readonly paths: readonly string[]
  readonly has: ReadonlySet<string>
  readonly faults: readonly BundleFault[]
  /** something in it could not be read: what is not found may be there all the same */
  readonly open: boolean
}

/** An `ir.asset` record as a line of a bundle. */
export interface RecordEntry {
  readonly module: string
  readonly sequence: number
  readonly entry: BundleEntry
}

/** Bundles of assets (15.0 and later), as they are built when an addon is installed with all that it needs. */
export class BundleIndex {
  readonly files: AssetFiles
  readonly #project: Project
  readonly #built = new Map<string, Bundle>()
  readonly #order = new Map<string, readonly string[]>()
  readonly #including = new Map<string, ReadonlySet<string>>()
  readonly #entries = new Map<string, ReadonlyMap<string, readonly BundleEntry[]>>()
  readonly #records = new Map<string, readonly RecordEntry[]>()
  #declared: ReadonlySet<string> | undefined

  constructor(project: Project) {
    this.#project = project
    this.files = new AssetFiles(project)
  }

  /** Every bundle that a module of the universe, or of the release, names as its own or includes. */
  get declared(): ReadonlySet<string> {
    if (!this.#declared) {
      const names = new Set<string>()
      const modules = new Set([
        ...this.#project.universe,
        ...(this.#project.release?.modules ?? []).map((module) => module.name),
      ])
      for (const module of modules) for (const bundle of this.entriesOf(module).keys()) names.add(bundle)
      this.#declared = names
    }
    return this.#declared
  }

  /** A module's entries by bundle, in order. */
  entriesOf(module: string): ReadonlyMap<string, readonly BundleEntry[]> {
    let entries = this.#entries.get(module)
    if (!entries) {
      const made = new Map<string, BundleEntry[]>()
      for (const entry of this.#project.facts(module)?.bundles ?? []) {
        const known = made.get(entry.bundle)
        if (known) known.push(entry)
        else made.set(entry.bundle, [entry])
      }
      this.#entries.set(module, (entries = made))
    }
    return entries
  }

  /** What the `ir.asset` records of an addon read from disk add, those that are always there. */
  recordsOf(module: string): readonly RecordEntry[] {
    let records = this.#records.get(module)
    if (!records) {
      const addon = this.#project.addon(module)
      const all = addon ? recordAssets(addon).filter(({ conditional }) => !conditional) : []
      records = all.map(({ bundle, directive, path, target, sequence }) => ({
        module,
        sequence,
        entry: { bundle: bundle.value, directive, path: path.value, target: target?.value ?? '' },
      }))
      this.#records.set(module, records)
    }
    return records
  }

  /** A bundle as it is when `from` is installed with what it needs, and nothing else. */
  of(bundle: string, from: string): Bundle {
    const key = `${from}\0${bundle}`
    let built = this.#built.get(key)
    if (!built) this.#built.set(key, (built = new BundleBuild(this, this.modulesOf(from)).build(bundle)))
    return built
  }

  /** Bundles that include a bundle, at first or second hand, as `from` sees them. */
  includersOf(bundle: string, from: string): ReadonlySet<string> {
    const key = `${from}\0${bundle}`
    let found = this.#including.get(key)
    if (!found) {
      const made = new Set<string>([bundle])
      for (const wanted of made)
        for (const module of this.modulesOf(from)) {
          for (const [name, entries] of this.entriesOf(module))
            if (entries.some((entry) => includes(entry, wanted))) made.add(name)
          for (const { entry } of this.recordsOf(module)) if (includes(entry, wanted)) made.add(entry.bundle)
        }
      made.delete(bundle)
      this.#including.set(key, (found = made))
    }
    return found
  }

  /** What `from` needs that has assets at all, dependencies first, itself last. */
  modulesOf(from: string): readonly string[] {
    let order = this.#order.get(from)
    if (!order) {
      const reach = this.#project.graph.reach(from)
      const seen = new Set<string>()
      const made: string[] = []
      const visit = (module: string): void => {
        if (seen.has(module)) return
        seen.add(module)
        for (const next of this.#project.graph.successors(module)) if (reach.has(next)) visit(next)
        if (this.entriesOf(module).size > 0 || this.recordsOf(module).length > 0) made.push(module)
      }
      visit(from)
      this.#order.set(from, (order = made))
    }
    return order
  }
}

function includes(entry: BundleEntry, bundle: string): boolean {
  return entry.directive === 'include' && entry.path === bundle
}

/** Carries out the entries of one bundle, as `_fill_asset_paths` and `AssetPaths` do. */
class BundleBuild {
  readonly #index: BundleIndex
  readonly #modules: readonly string[]
  readonly #paths: string[] = []
  readonly #memo = new Set<string>()
  readonly #faults: BundleFault[] = []
  #open = false

  constructor(index: BundleIndex, modules: readonly string[]) {
    this.#index = index
    this.#modules = modules
  }

  build(bundle: string): Bundle {
    this.#fill(bundle, [])
    return { paths: this.#paths, has: this.#memo, faults: this.#faults, open: this.#open }
  }

  #fill(bundle: string, seen: readonly string[]): void {
    const start = this.#paths.length
    const carryOut = (entry: BundleEntry, module: string): void => {
      if (entry.directive !== 'include') this.#entry(entry, module, start)
      else if (entry.path === bundle || seen.includes(entry.path)) {
        const cycle = [...seen, bundle, entry.path]
        this.#faults.push({ kind: 'cycle', module, entry, cycle: cycle.slice(cycle.indexOf(entry.path)) })
      } else this.#fill(entry.path, [...seen, bundle])
    }
    const records = this.#modules
      .flatMap((module) => this.#index.recordsOf(module))
      .filter(({ entry }) => entry.bundle === bundle)
      .sort((one, other) => one.sequence - other.sequence)
    for (const { entry, module, sequence } of records) if (sequence < ASSET_SEQUENCE) carryOut(entry, module)
    for (const module of this.#modules)
      for (const entry of this.#index.entriesOf(module).get(bundle) ?? []) carryOut(entry, module)
    for (const { entry, module, sequence } of records) if (sequence >= ASSET_SEQUENCE) carryOut(entry, module)
  }

  #entry(entry: BundleEntry, module: string, start: number): void {
    const paths = this.#pathsOf(entry.path)
    const notFound = (): void => void this.#faults.push({ kind: 'not-found', module, entry, cycle: [] })
    switch (entry.directive) {
      case 'append':
        this.#insert(paths, this.#paths.length)
        break
      case 'prepend':
        this.#insert(paths, start)
        break
      case 'remove':
        if (!this.#remove(paths) && paths.length > 0) notFound()
        break
      case 'before':
      case 'after':
      case 'replace': {
        const targets = this.#pathsOf(entry.target)
        if (targets.length === 0 && !ASSET_EXTENSIONS.has(entry.target.slice(entry.target.lastIndexOf('.') + 1))) break
        const at = this.#paths.indexOf(targets[0] ?? entry.target)
        if (at < 0) notFound()
        // what cannot be put in its place is put at the end, so that the rest can be judged
        this.#insert(paths, at < 0 ? this.#paths.length : entry.directive === 'after' ? at + 1 : at)
        if (at >= 0 && entry.directive === 'replace') this.#remove(targets)
        break
      }
      default:
        break
    }
  }

  #pathsOf(definition: string): readonly string[] {
    const found: AssetResolution = this.#index.files.resolve(definition)
    if (found.kind === 'files') return found.paths
    if (found.kind === 'unknown') this.#open = true
    return found.kind === 'empty' ? [] : [definition]
  }

  #insert(paths: readonly string[], at: number): void {
    const fresh = paths.filter((path) => !this.#memo.has(path))
    for (const path of fresh) this.#memo.add(path)
    if (at === this.#paths.length) this.#paths.push(...fresh)
    else this.#paths.splice(at, 0, ...fresh)
  }

  #remove(paths: readonly string[]): boolean {
    const gone = new Set(paths.filter((path) => this.#memo.has(path)))
    if (gone.size === 0) return false
    for (const path of gone) this.#memo.delete(path)
    const kept = this.#paths.filter((path) => !gone.has(path))
    this.#paths.splice(0, this.#paths.length, ...kept)
    return true
  }
}
