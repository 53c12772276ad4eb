import type { Host } from '../host/host.ts'
import { baseName, isInside, joinPath, parentPath, resolvePath } from '../host/paths.ts'
import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'
import { NOT_SEARCHED, PRUNED_FOLDERS } from './file-kinds.ts'
import { readAddonsPath } from './odoo-conf.ts'
import { repositoryName } from './repository-name.ts'
import type { AddonSite, AddonsRoot, Discovery, DiscoveryNote, Twin } from './site.ts'

export interface DiscoverOptions {
  /** folders or files to check; the working directory when empty */
  readonly paths: readonly string[]
  /** further addons paths, in order of precedence, to depend on */
  readonly addonsPath: readonly string[]
  readonly addonsPathOrigin?: '--addons-path' | 'settings'
  /** the addons paths are all there is: the working directory is not searched, and every addon counts as asked for */
  readonly everything?: boolean
  /** an `odoo.conf` to read `addons_path` from */
  readonly config?: string
}

/** How deep below a given folder addons are searched. */
const SEARCH_DEPTH = 8
/** Folders visited at most, so that a run on `/` by mistake ends with a word. */
const SEARCH_FOLDERS = 200_000

/**
 * Finds every addon below the given paths and on the addons paths. Addons inside an addon are not seen, as Odoo does
 * not see them. Links are followed, loops are not.
 */
export function discover(host: Host, options: DiscoverOptions): Discovery {
  const finder = new Finder(host)
  const given = options.paths.length > 0 ? options.paths : options.everything ? [] : ['.']
  const confs = options.config ? [options.config] : given.filter((path) => path.endsWith('.conf'))
  for (const path of options.addonsPath) finder.addRoot(path, options.addonsPathOrigin ?? '--addons-path', false)
  for (const conf of confs) finder.addConf(resolvePath(host.cwd, conf))
  for (const path of given) if (!path.endsWith('.conf')) finder.addPath(path)
  return finder.finish(
    options.everything === true || (given.length === 1 && confs.length === 1 && given[0] === confs[0]),
  )
}

/** True when Odoo takes the folder for an addon. */
export function manifestOf(host: Host, folder: FilePath): FilePath | undefined {
  for (const name of ['__manifest__.py', '__openerp__.py']) {
    const path = joinPath(folder, name)
    if (host.stat(path)?.kind === 'file') return path
  }
  return undefined
}

class Finder {
  readonly #host: Host
  readonly #roots = new Map<FilePath, AddonsRoot>()
  readonly #checked: FilePath[] = []
  readonly #single = new Map<FilePath, FilePath>()
  readonly #notes: DiscoveryNote[] = []
  readonly #seen = new Set<FilePath>()
  #visited = 0

  constructor(host: Host) {
    this.#host = host
  }

  addRoot(path: string, origin: AddonsRoot['origin'], checked: boolean): void {
    const full = resolvePath(this.#host.cwd, path)
    if (this.#host.stat(full)?.kind !== 'directory') {
      this.#notes.push({ path: full, message: 'this addons path is not a folder', level: 'problem' })
      return
    }
    // A checkout of Odoo itself stands for its two addons folders.
    const inner = ['odoo/addons', 'openerp/addons', 'addons']
      .map((part) => joinPath(full, part))
      .filter((folder) => this.#hasAddons(folder))
    if (!this.#hasAddons(full) && inner.length > 0) for (const folder of inner) this.#put(folder, origin, checked)
    else this.#put(full, origin, checked)
  }

  addConf(path: FilePath): void {
    const bytes = this.#host.readBytes(path)
    if ('failed' in bytes) {
      this.#notes.push({ path, message: `cannot read this configuration: ${bytes.failed}`, level: 'problem' })
      return
    }
    const entries = readAddonsPath(new TextDecoder().decode(bytes))
    if (entries.length === 0)
      this.#notes.push({ path, message: 'this configuration names no addons_path', level: 'note' })
    for (const entry of entries) this.addRoot(resolvePath(parentPath(path), entry), 'odoo.conf', false)
  }

  addPath(given: string): void {
    const path = resolvePath(this.#host.cwd, given)
    const stat = this.#host.stat(path)
    if (!stat) {
      this.#notes.push({ path, message: 'no such file or folder', level: 'problem' })
      return
    }
    const folder = stat.kind === 'file' ? this.#addonAround(path) : manifestOf(this.#host, path) ? path : undefined
    if (folder) {
      this.#takeAddon(folder)
      return
    }
    if (stat.kind !== 'directory') {
      this.#notes.push({ path, message: 'this file belongs to no addon', level: 'problem' })
      return
    }
    this.#checked.push(path)
    const before = this.#roots.size
    this.#search(path, 0)
    if (this.#roots.size > before || [...this.#roots.keys()].some((root) => isInside(path, root))) return
    // a folder inside an addon speaks of it, as its files do
    const around = this.#addonAround(path)
    if (around) this.#takeAddon(around)
    else
      this.#notes.push({
        path,
        message: 'no addon (a folder with __manifest__.py) found below this folder',
        level: 'note',
      })
  }

  #takeAddon(folder: FilePath): void {
    this.#checked.push(folder)
    this.#single.set(folder, parentPath(folder))
  }

  finish(everything: boolean): Discovery {
    const roots = [...this.#roots.values()]
    const sites: AddonSite[] = []
    const twins: Twin[] = []
    const byName = new Map<string, AddonSite>()
    const add = (path: FilePath, root: AddonsRoot, name = baseName(path)): void => {
      const manifest = manifestOf(this.#host, path)
      if (!manifest) return
      const checked = everything || root.checked || this.#checked.some((prefix) => isInside(prefix, path))
      const site: AddonSite = { name, path, root: root.path, manifest, checked, core: root.core }
      const winner = byName.get(site.name)
      if (winner) {
        if (this.#host.realPath(winner.path) !== this.#host.realPath(path)) {
          const init = joinPath(path, '__init__.py')
          twins.push({ winner, hidden: site, entry: this.#host.stat(init)?.kind === 'file' ? init : manifest })
        } else if (this.#isLink(winner.path) && !this.#isLink(path)) {
          // one folder seen twice: findings are told where its files are
          const real = { ...site, checked: site.checked || winner.checked }
          byName.set(site.name, real)
          sites[sites.indexOf(winner)] = real
        }
        return
      }
      byName.set(site.name, site)
      sites.push(site)
    }
    for (const root of roots) for (const path of this.#addonsIn(root.path)) add(path, root)
    for (const [folder, parent] of this.#single) {
      if (this.#roots.has(parent)) continue
      const beside = this.#addonsIn(parent)
      add(folder, { path: parent, origin: 'argument', core: false, checked: true }, this.#nameAlone(folder, beside))
      // Neighbours are what a person expects to be found, as they share the addons path.
      const root: AddonsRoot = { path: parent, origin: 'found', core: this.#isCore(parent), checked: false }
      roots.push(root)
      this.#roots.set(parent, root)
      for (const path of beside) if (path !== folder) add(path, root)
    }
    sites.sort((a, b) => compareText(a.name, b.name))
    return { roots, sites, twins, notes: this.#notes }
  }

  /** What an addon is called that has no others beside it, where its folder does not say so. */
  #nameAlone(folder: FilePath, beside: readonly FilePath[]): string | undefined {
    const manifest = manifestOf(this.#host, folder)
    if (!manifest || beside.some((path) => path !== folder)) return undefined
    const told = repositoryName(this.#host, folder, manifest)
    if (!told) return undefined
    const why = told.evidence === undefined ? 'nothing tells another name' : `as ${told.evidence} tells`
    const message = `this folder is a repository of its own, and taken for the addon '${told.name}', ${why}`
    this.#notes.push({ path: folder, message, level: 'note' })
    return told.name
  }

  #put(path: FilePath, origin: AddonsRoot['origin'], checked: boolean): void {
    const known = this.#roots.get(path)
    if (known) {
      if (checked && !known.checked) this.#roots.set(path, { ...known, checked })
      return
    }
    this.#roots.set(path, { path, origin, core: this.#isCore(path), checked })
  }

  #search(folder: FilePath, depth: number): void {
    const real = this.#host.realPath(folder)
    if (!real || this.#seen.has(real)) return
    this.#seen.add(real)
    if (++this.#visited > SEARCH_FOLDERS || depth > SEARCH_DEPTH) {
      if (this.#visited === SEARCH_FOLDERS + 1)
        this.#notes.push({ path: folder, message: `search stopped after ${SEARCH_FOLDERS} folders`, level: 'problem' })
      return
    }
    const entries = this.#host.list(folder)
    if ('failed' in entries) {
      this.#notes.push({ path: folder, message: `cannot list this folder: ${entries.failed}`, level: 'problem' })
      return
    }
    let isRoot = false
    for (const entry of entries) {
      if (entry.kind === 'file' || entry.kind === 'other' || PRUNED_FOLDERS.has(entry.name)) continue
      const path = joinPath(folder, entry.name)
      if (entry.kind === 'link' && this.#host.stat(path)?.kind !== 'directory') continue
      if (manifestOf(this.#host, path)) isRoot = true
      else if (!NOT_SEARCHED.has(entry.name) && !entry.name.startsWith('.')) this.#search(path, depth + 1)
    }
    if (isRoot) this.#put(folder, depth === 0 ? 'argument' : 'found', true)
  }

  #addonsIn(root: FilePath): readonly FilePath[] {
    const entries = this.#host.list(root)
    if ('failed' in entries) return []
    return entries
      .filter((entry) => entry.kind !== 'file' && entry.kind !== 'other' && !PRUNED_FOLDERS.has(entry.name))
      .map((entry) => joinPath(root, entry.name))
  }

  #hasAddons(folder: FilePath): boolean {
    return this.#addonsIn(folder).some((path) => manifestOf(this.#host, path) !== undefined)
  }

  #isLink(folder: FilePath): boolean {
    const above = this.#host.realPath(parentPath(folder))
    return above === undefined || this.#host.realPath(folder) !== joinPath(above, baseName(folder))
  }

  #addonAround(file: FilePath): FilePath | undefined {
    for (let folder = parentPath(file); ; folder = parentPath(folder)) {
      if (manifestOf(this.#host, folder)) return folder
      if (parentPath(folder) === folder) return undefined
    }
  }

  #isCore(root: FilePath): boolean {
    const hasBase = manifestOf(this.#host, joinPath(root, 'base')) !== undefined
    if (hasBase) return true
    const sibling = joinPath(parentPath(root), 'odoo/addons/base')
    return baseName(root) === 'addons' && manifestOf(this.#host, sibling) !== undefined
  }
}
