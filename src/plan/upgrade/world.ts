import { hopsBetween, KnownRenames } from '../../knowledge/changes/known-renames.ts'
import { NameHints } from '../../knowledge/changes/name-hints.ts'
import { isEarlySnapshot } from '../../knowledge/early-snapshots.ts'
import type { Release } from '../../knowledge/release.ts'
import type { Former, Project } from '../../model/project.ts'
import { SERIES, type Series, seriesRank } from '../../text/series.ts'
import { assumedDependencies } from './assumed-dependencies.ts'
import type { Availability } from './availability.ts'
import { Fates } from './fate.ts'
import type { ModuleMapping } from './module-mapping.ts'

export interface WorldInput {
  /** the addons with the knowledge of the release that they are written for */
  readonly before: Project
  readonly to: Series
  /** the same addons with the knowledge of another release */
  readonly reassemble: (series: Series, redirect: (module: string) => readonly string[], former?: Former) => Project
  readonly releaseOf: (series: Series) => Release | undefined
  readonly mapping: ModuleMapping
  /** modules found on the addons paths of the target */
  readonly target: ReadonlySet<string>
  /** what a package index answered, when it was asked */
  readonly available?: ReadonlyMap<string, Availability>
  /** the text of a file that was read */
  readonly text: (file: string) => string | undefined
}

/** One set of addons seen with the knowledge of several releases, each assembled when it is first asked for. */
export class World {
  readonly before: Project
  readonly from: Series
  readonly to: Series
  readonly text: (file: string) => string | undefined
  /** tables that every question of every addon asks */
  readonly renames = new KnownRenames()
  readonly hints = new NameHints()
  readonly #input: WorldInput
  /** what modules that cannot be read are taken to depend on */
  readonly #assumed: ReadonlyMap<string, readonly string[]>
  readonly #projects = new Map<Series, Project>()
  readonly #fates = new Map<Series, Fates>()

  constructor(input: WorldInput) {
    this.#input = input
    this.#assumed = assumedDependencies(input.reassemble(input.before.series, (module) => [module]))
    this.before = input.reassemble(input.before.series, (module) => [module, ...(this.#assumed.get(module) ?? [])])
    this.from = input.before.series
    this.to = input.to
    this.text = input.text
    this.#projects.set(this.from, this.before)
  }

  at(series: Series): Project {
    let project = this.#projects.get(series)
    if (!project) {
      const { redirect } = this.fatesAt(series)
      project = this.#input.reassemble(
        series,
        (module) => [module, ...(this.#assumed.get(module) ?? [])].flatMap(redirect),
        this.#former(series),
      )
      this.#projects.set(series, project)
    }
    return project
  }

  /** What the package index has of a module, when it was asked. */
  offer(module: string): Availability | undefined {
    return this.#input.available?.get(module)
  }

  /** What names meant before the way to a release. */
  #former(series: Series): Former {
    const { before, from, renames } = this
    const old = new Map(
      hopsBetween(from, series)
        .flatMap((hop) => renames.all('model', hop))
        .map(([name]) => [renames.find('model', name, from, series)?.to ?? name, name] as const),
    )
    return {
      view: (model, module) => before.models.view(model, module) ?? before.models.view(old.get(model) ?? '', module),
      renamed: (model) => renames.find('model', model, from, series)?.to,
    }
  }

  /** The release after the target, when what is known of the target was taken early. */
  get doubtful(): Series | undefined {
    return this.#input.releaseOf(this.to) && isEarlySnapshot(this.to)
      ? SERIES.find((series) => seriesRank(series) > seriesRank(this.to))
      : undefined
  }

  /** What becomes of modules on the way to a release. */
  fatesAt(series: Series): Fates {
    let fates = this.#fates.get(series)
    if (!fates) {
      const { releaseOf, mapping, target, available } = this.#input
      const { before, renames } = this
      // what is published for the target says nothing of the releases between
      const offers = available && series === this.to ? { available } : {}
      fates = new Fates({ from: this.from, to: series, before, releaseOf, mapping, target, renames, ...offers })
      this.#fates.set(series, fates)
    }
    return fates
  }
}
