import type { ModelPart, ModuleFacts } from '../facts/module-facts.ts'
import { compareText } from '../text/compare-text.ts'
import type { Series } from '../text/series.ts'
import { once } from './once.ts'
import type { PackedRelease, ReleaseFile, ReleaseInfo } from './release-file.ts'
import { type ModuleHeader, packModule, unpackHeader, unpackModule } from './release-parts.ts'

/** A module that is known by name and dependencies alone. */
export interface ClosedModule {
  readonly name: string
  readonly depends: readonly string[]
}

/** Modules that are known without their sources: module names at once, their parts when first asked for. */
export interface Release {
  readonly series: Series
  /** what is known to be wrong with its sources */
  readonly gaps: readonly string[]
  readonly modules: readonly ModuleHeader[]
  /** modules known by name and dependencies alone */
  readonly closed: readonly ClosedModule[]
  module(name: string): ModuleHeader | undefined
  facts(name: string): ModuleFacts | undefined
  /** it was added to the built-in release, and holds also where Odoo's own source is at hand */
  isAdded(name: string): boolean
}

/** What came to a release after it was taken. */
export interface LateParts {
  readonly modules: readonly ClosedModule[]
  membersOf(module: string): readonly ModelPart[]
}

/** The release of a file that has this number, with what came to it after it was taken. */
export function openRelease(file: ReleaseFile, number: number, late?: LateParts): Release | undefined {
  const info = file.releases[number]
  if (!info) return undefined
  const modules = file
    .modules(number)
    .map((name) => unpackHeader(file.line(number, name, 'head'), () => file.line(number, name, 'names')))
  const headers = new Map(modules.map((module) => [module.name, module]))
  const known = new Map<string, ModuleFacts>()
  const closed = once(() => [...unpackClosed(info.closed), ...(late?.modules ?? [])])
  return {
    series: info.series,
    gaps: info.gaps,
    modules,
    get closed() {
      return closed()
    },
    module: (name) => headers.get(name),
    facts(name) {
      let facts = known.get(name)
      const header = headers.get(name)
      if (!facts && header)
        known.set(
          name,
          (facts = unpackModule(header, (section) => file.line(number, name, section), late?.membersOf(name) ?? [])),
        )
      return facts
    },
    isAdded: () => false,
  }
}

/** Several releases as one: a module is taken from the last that has it. */
export function joinReleases(base: Release | undefined, added: readonly Release[]): Release | undefined {
  const all = [...(base ? [base] : []), ...added]
  const [first] = all
  if (!first || added.length === 0) return base
  const owner = new Map<string, Release>()
  for (const release of all) for (const { name } of release.modules) owner.set(name, release)
  const closed = new Map(all.flatMap((release) => release.closed.map((module) => [module.name, module] as const)))
  for (const name of owner.keys()) closed.delete(name)
  const headers = [...owner].flatMap(([name, release]) => release.module(name) ?? [])
  return {
    series: first.series,
    gaps: all.flatMap((release) => release.gaps),
    modules: headers.sort((a, b) => compareText(a.name, b.name)),
    closed: [...closed.values()].sort((a, b) => compareText(a.name, b.name)),
    module: (name) => owner.get(name)?.module(name),
    facts: (name) => owner.get(name)?.facts(name),
    isAdded: (name) => owner.get(name) !== base,
  }
}

/** A release made of modules' facts, ready to be packed. */
export function packRelease(
  info: Omit<ReleaseInfo, 'counts' | 'closed'> & { readonly closed: readonly ClosedModule[] },
  modules: readonly ModuleFacts[],
): PackedRelease {
  return {
    info: { ...info, closed: packClosed(info.closed), counts: countParts(modules) },
    modules: new Map(modules.map((module) => [module.name, packModule(module)])),
  }
}

function packClosed(modules: readonly ClosedModule[]): string {
  const sorted = [...modules].sort((a, b) => compareText(a.name, b.name))
  return sorted.map(({ name, depends }) => `${name}:${depends.join(',')}`).join(' ')
}

function unpackClosed(text: string): readonly ClosedModule[] {
  return text.split(' ').flatMap((entry) => {
    const [name = '', depends = ''] = entry.split(':')
    return name === '' ? [] : [{ name, depends: depends === '' ? [] : depends.split(',') }]
  })
}

/** How many modules a release knows by name alone. */
export function closedCount(info: ReleaseInfo): number {
  return unpackClosed(info.closed).length
}

function countParts(modules: readonly ModuleFacts[]): Readonly<Record<string, number>> {
  const sum = (of: (module: ModuleFacts) => number): number => modules.reduce((total, module) => total + of(module), 0)
  return {
    modules: modules.filter((module) => module.name !== 'odoo').length,
    models: new Set(modules.flatMap((module) => module.models.map((part) => part.model))).size,
    fields: sum((module) => module.models.reduce((total, part) => total + part.fields.length, 0)),
    methods: sum((module) => module.models.reduce((total, part) => total + part.methods.length, 0)),
    ids: sum((module) => module.ids.length),
    views: sum((module) => module.views.length),
    bundles: new Set(modules.flatMap((module) => module.bundles.map((entry) => entry.bundle))).size,
    scripts: sum((module) => module.scripts.length),
    templates: sum((module) => module.templates.length),
  }
}
