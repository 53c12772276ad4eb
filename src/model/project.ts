import type { AddonsRoot, Twin } from '../discover/site.ts'
import type { Text } from '../facts/literal.ts'
import { textItems } from '../facts/manifest.ts'
import type { Series } from '../text/series.ts'
import { since } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'
import type { Addon } from './addon.ts'
import { ModuleGraph } from './graph.ts'
import { manifestFault } from './manifest-fault.ts'
import type { ModuleNode } from './module.ts'

/** A module of an Odoo release, known without its files. */
export interface BuiltinModule {
  readonly name: string
  readonly depends: readonly string[]
  readonly autoInstall: readonly string[] | undefined
  readonly installable: boolean
  readonly countries: readonly string[]
}

export interface ProjectInput {
  readonly series: Series
  readonly addons: readonly Addon[]
  readonly twins: readonly Twin[]
  readonly roots: readonly AddonsRoot[]
  /** what the series' release brings; empty when nothing is built in */
  readonly builtin: readonly BuiltinModule[]
  /** modules that exist and that nobody may read, such as Enterprise's */
  readonly enterprise: ReadonlySet<string>
}

/** Everything known of a set of addons: read-only, asked by rules, planners and commands. */
export class Project {
  readonly series: Series
  readonly addons: readonly Addon[]
  readonly checked: readonly Addon[]
  readonly twins: readonly Twin[]
  readonly roots: readonly AddonsRoot[]
  readonly modules: readonly ModuleNode[]
  readonly graph: ModuleGraph
  readonly #byName: ReadonlyMap<string, Addon>
  readonly #byFolder: ReadonlyMap<FilePath, Addon>
  readonly #builtin: ReadonlyMap<string, BuiltinModule>
  readonly #enterprise: ReadonlySet<string>

  constructor(input: ProjectInput) {
    this.series = input.series
    this.addons = input.addons
    this.checked = input.addons.filter((addon) => addon.checked)
    this.twins = input.twins
    this.roots = input.roots
    this.#byName = new Map(input.addons.map((addon) => [addon.name, addon]))
    this.#byFolder = new Map(input.addons.map((addon) => [addon.site.path, addon]))
    this.#builtin = new Map(input.builtin.map((module) => [module.name, module]))
    this.#enterprise = input.enterprise
    const nodes = input.addons.map((addon) => moduleNode(addon, this.series))
    for (const module of input.builtin) {
      if (this.#byName.has(module.name)) continue
      nodes.push({
        name: module.name,
        depends: module.depends.map((name): Text => ({ value: name, span: [0, 0] })),
        autoInstall: module.autoInstall,
        installable: module.installable,
        countries: module.countries,
        excludes: [],
        broken: undefined,
        place: undefined,
      })
    }
    this.modules = nodes.sort((a, b) => (a.name < b.name ? -1 : 1))
    this.graph = new ModuleGraph(this.modules, input.enterprise)
  }

  /** The addon read from disk that Odoo would take for this name. */
  addon(name: string): Addon | undefined {
    return this.#byName.get(name)
  }

  /** The addon that owns a file, by its folder. */
  addonOfFile(file: FilePath): Addon | undefined {
    for (let folder = file; ; ) {
      const slash = folder.lastIndexOf('/')
      if (slash <= 0) return undefined
      folder = folder.slice(0, slash)
      const addon = this.#byFolder.get(folder)
      if (addon) return addon
    }
  }

  /** Is there a module of this name: on the addons paths, built in, or known to be Enterprise's? */
  knows(name: string): boolean {
    return this.#byName.has(name) || this.#builtin.has(name) || this.#enterprise.has(name)
  }

  /** True when the release's modules are known, so that a name found nowhere can be called missing. */
  get hasCore(): boolean {
    return this.#byName.has('base') || this.#builtin.has('base')
  }

  isEnterprise(name: string): boolean {
    return !this.#byName.has(name) && this.#enterprise.has(name)
  }
}

/** What the graph and the planner need of an addon, with the defaults that Odoo of the series applies. */
export function moduleNode(addon: Addon, series: Series): ModuleNode {
  const written = addon.depends
  const implied = written.length === 0 && since(series, '19.0') && addon.name !== 'base'
  const countries = textItems(addon.value('countries')).map((text) => text.value.toLowerCase())
  return {
    name: addon.name,
    depends: implied ? [{ value: 'base', span: addon.manifest.span }] : written,
    autoInstall: addon.autoInstall?.map((text) => text.value),
    installable: addon.installable,
    countries,
    excludes: textItems(addon.value('excludes')).map((text) => text.value),
    broken: manifestFault(addon, series)?.message,
    place: addon.keyPlace('depends'),
  }
}
