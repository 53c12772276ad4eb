import { KnownRenames } from '../../knowledge/changes/known-renames.ts'
import type { Release } from '../../knowledge/release.ts'
import type { Project } from '../../model/project.ts'
import { SERIES, type Series, seriesRank } from '../../text/series.ts'
import type { Availability } from './availability.ts'
import type { ModuleMapping } from './module-mapping.ts'

/** What becomes of a module that addons depend on. */
export interface Fate {
  readonly module: string
  readonly fate: 'kept' | 'renamed' | 'merged' | 'removed' | 'moved' | 'own' | 'unknown'
  /** the modules that stand for it at the target */
  readonly now: readonly string[]
  readonly evidence: string
  readonly confidence: 'proven' | 'likely' | 'guess'
}

function offerWords(offer: Availability | undefined, to: Series): string {
  if (!offer) return ''
  return offer.others.length > 0
    ? `; the package index has ${offer.distribution} for ${offer.others.join(', ')}, not yet for ${to}`
    : `; the package index has no ${offer.distribution}`
}

export interface FateInput {
  readonly from: Series
  readonly to: Series
  readonly before: Project
  /** knowledge of a release */
  readonly releaseOf: (series: Series) => Release | undefined
  readonly mapping: ModuleMapping
  /** modules found on the addons paths of the target */
  readonly target: ReadonlySet<string>
  /** what a package index answered, when it was asked */
  readonly available?: ReadonlyMap<string, Availability>
  /** known renames, where they have been read already */
  readonly renames?: KnownRenames
}

/** Tells the fate of a module by its name; each once. */
export class Fates {
  readonly #input: FateInput
  readonly #renames: KnownRenames
  readonly #known = new Map<string, Fate>()

  readonly #release: Release | undefined

  constructor(input: FateInput) {
    this.#input = input
    this.#renames = input.renames ?? new KnownRenames()
    this.#release = input.releaseOf(input.to)
  }

  of(module: string): Fate {
    let fate = this.#known.get(module)
    if (!fate) this.#known.set(module, (fate = this.#judge(module)))
    return fate
  }

  /** The names under which a dependency is found at the target. */
  readonly redirect = (module: string): readonly string[] => this.of(module).now

  #judge(module: string): Fate {
    const { mapping, target, before, from, to } = this.#input
    const release = this.#release
    const fate = (
      kind: Fate['fate'],
      now: readonly string[],
      evidence: string,
      confidence: Fate['confidence'] = 'proven',
    ): Fate => ({ module, fate: kind, now, evidence, confidence })
    const given = mapping.get(module)
    if (given)
      return fate(given.length === 0 ? 'removed' : given[0] === module ? 'kept' : 'renamed', given, 'the mapping file')
    if (before.addon(module)) return fate('own', [module], 'one of the addons that are upgraded')
    if (target.has(module)) return fate('kept', [module], 'found on the target path')
    if (release?.module(module)) return fate('kept', [module], `Odoo ${to} has it`)
    const renamed = this.#renames.find('module', module, from, to)
    if (renamed) {
      const there = release?.module(renamed.to) !== undefined || target.has(renamed.to)
      const isCore = before.release?.module(module) !== undefined
      if (there || !isCore) return fate(renamed.how, [renamed.to], renamed.evidence, there ? 'proven' : 'likely')
    }
    if (before.isEnterprise(module)) {
      const still = release?.closed.some((one) => one.name === module) === true
      return still
        ? fate('kept', [module], `Odoo Enterprise ${to} has it`, 'likely')
        : fate('unknown', [module], 'a module of Odoo Enterprise that the target is not known to have', 'guess')
    }
    if (before.release?.module(module)) {
      // a release that is not wholly known may lack a module that the next one has
      const [next] = SERIES.filter((series) => seriesRank(series) > seriesRank(to))
      if (next && this.#input.releaseOf(next)?.module(module))
        return fate('unknown', [module], `Odoo ${from} and ${next} have it, what is known of ${to} has not`, 'guess')
      const heirs = this.#heirs(module)
      return heirs.length > 0
        ? fate('moved', heirs, `its models are in ${heirs.join(', ')} at ${to}`, 'likely')
        : fate('removed', [], `Odoo ${from} has it, Odoo ${to} has not`, 'likely')
    }
    const offer = this.#input.available?.get(module)
    if (offer?.version !== undefined)
      return fate('kept', [module], `the package index has ${offer.distribution} ${offer.version}`, 'likely')
    return fate('unknown', [module], `neither Odoo’s nor one of the addons given${offerWords(offer, to)}`, 'guess')
  }

  /** Modules of the target that make the models which the module made. */
  #heirs(module: string): readonly string[] {
    const made = new Set(
      (this.#input.before.facts(module)?.models ?? []).filter((part) => part.creates).map((part) => part.model),
    )
    if (made.size === 0) return []
    const heirs = new Set<string>()
    for (const header of this.#release?.modules ?? []) {
      if (!header.models.some((model) => made.has(model))) continue
      const facts = this.#release?.facts(header.name)
      if (facts?.models.some((part) => part.creates && made.has(part.model))) heirs.add(header.name)
    }
    return [...heirs].sort().slice(0, 2)
  }
}
