import { readdirSync, readFileSync } from 'node:fs'
import type { ModuleNode } from '../../src/model/graph/module.ts'
import { isSeries, type Series } from '../../src/text/series.ts'

const FOLDER = new URL('../../fixtures/load-order/', import.meta.url)

/** A recorded installation: what was asked for and in which order Odoo loaded what came of it. */
export interface TruthSet {
  readonly file: string
  readonly series: Series
  readonly set: string
  readonly paths: readonly string[]
  /** a text when everything installable was asked for */
  readonly requested: readonly string[] | string
  readonly refused?: Readonly<Record<string, string>>
  readonly initialized?: readonly string[]
  readonly order: readonly string[]
}

interface ManifestFacts {
  readonly depends?: readonly string[]
  /** `true`: with all of `depends` */
  readonly auto_install?: true | readonly string[]
  readonly countries?: readonly string[]
  readonly installable?: false
  readonly excludes?: readonly string[]
  readonly broken?: string
}

interface ModulesFile {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ManifestFacts>>>>
}

export function truthSets(): readonly TruthSet[] {
  const files = readdirSync(FOLDER).filter((file) => isSeries(file.slice(0, 4)) && file.endsWith('.json'))
  return files.sort().map((file) => {
    const set: TruthSet = JSON.parse(read(file))
    return { ...set, file }
  })
}

/** The modules of addons paths, the first of a name before those it hides; `odoo/addons` of the core is always there. */
export function modulesOn(series: Series, paths: readonly string[]): ModuleNode[] {
  const { paths: facts }: ModulesFile = JSON.parse(read(`modules-${series}.json`))
  return [...paths, `core/${series}/odoo/addons`].flatMap((path) =>
    Object.entries(facts[path] ?? {}).map(([name, manifest]) => moduleOf(name, manifest)),
  )
}

function moduleOf(name: string, manifest: ManifestFacts): ModuleNode {
  const depends = manifest.depends ?? []
  return {
    name,
    depends: depends.map((value) => ({ value, span: [0, 0] })),
    autoInstall: manifest.auto_install === true ? depends : manifest.auto_install,
    installable: manifest.installable ?? true,
    countries: manifest.countries ?? [],
    excludes: manifest.excludes ?? [],
    broken: manifest.broken,
    category: '',
    place: undefined,
  }
}

function read(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8')
}
