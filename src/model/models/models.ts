import type { ModelPart } from '../../facts/module-facts.ts'
import type { ClassFacts } from '../../facts/python-facts.ts'
import { once } from '../../knowledge/once.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import type { Project } from '../project.ts'
import type { FieldView } from './field-view.ts'
import { type ModelClass, readModelClasses } from './model-classes.ts'
import { type Contribution, linearize } from './model-lineage.ts'
import { BASE_MODEL, MAGIC, ModelView, type ViewContext } from './model-view.ts'
import { PartIndex } from './part-index.ts'

export type { FieldView } from './field-view.ts'
export type { Contribution } from './model-lineage.ts'
export { BASE_MODEL, type ModelView } from './model-view.ts'
export type { MethodDefinition } from './part-index.ts'

/** Whether something exists as seen from a module; `elsewhere` names modules out of reach that have it. */
export type Existence =
  | { readonly verdict: 'yes' }
  | { readonly verdict: 'no'; readonly elsewhere: readonly string[] }
  | { readonly verdict: 'unknown' }

/** In place of a module's name: what all modules of the index see together. */
export const WHOLE = ''

/** What one module sees. */
interface Sight {
  readonly views: Map<string, ModelView | undefined>
  readonly lineages: Map<string, readonly (Contribution | string)[]>
  readonly context: ViewContext
}

/** Models and fields as each module sees them: only what its dependencies and itself bring. */
export class ModelIndex {
  readonly #project: Project
  readonly #universe: ReadonlySet<string>
  readonly #contributions = new Map<string, Contribution[]>()
  readonly #sights = new Map<string, Sight>()
  readonly #parts = new WeakMap<ModelPart, PartIndex>()
  /** The model classes of an addon that is to be checked, in the order in which they are registered. */
  readonly classes: (addon: Addon) => readonly ModelClass[] = perAddon((addon) =>
    readModelClasses(this.#project, addon),
  )
  readonly #byDefinition = perAddon(
    (addon): ReadonlyMap<ClassFacts, ModelClass> => new Map(this.classes(addon).map((one) => [one.definition, one])),
  )
  #relations: ReadonlyMap<string, ReadonlySet<string>> | undefined
  #members: ReadonlySet<string> | undefined
  #taken: ReadonlySet<string> | undefined
  #flat: ReadonlyMap<string, string | undefined> | undefined
  readonly #creators = new Map<string, readonly string[]>()
  readonly #everywhere = new Map<string, readonly Contribution[]>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    this.#universe = new Set(universe)
    for (const module of universe) {
      // classes stand in the order in which Odoo registers them
      for (const part of project.facts(module)?.models ?? []) {
        const known = this.#contributions.get(part.model)
        if (known) known.push({ module, part })
        else this.#contributions.set(part.model, [{ module, part }])
      }
    }
  }

  /** The model class that a definition in an addon is. */
  classOf(addon: Addon, definition: ClassFacts): ModelClass | undefined {
    return this.#byDefinition(addon).get(definition)
  }

  /** Every model that some module of the universe names, sorted. */
  names(): readonly string[] {
    return [...this.#contributions.keys()].filter((name) => name !== BASE_MODEL).sort()
  }

  /** Every model that exists for code of this module, sorted. */
  visible(from: string): readonly string[] {
    return this.names().filter((name) => this.view(name, from) !== undefined)
  }

  /** The model that `sale_order` stands for in ids; `undefined`: none, or more than one. */
  byFlatName(flat: string): string | undefined {
    if (!this.#flat) {
      const flatNames = new Map<string, string | undefined>()
      for (const name of this.#contributions.keys()) {
        const key = name.replaceAll('.', '_')
        flatNames.set(key, flatNames.has(key) ? undefined : name)
      }
      this.#flat = flatNames
    }
    return this.#flat.get(flat)
  }

  /** All classes that speak of a model, wherever they are, in load order. */
  contributions(model: string): readonly Contribution[] {
    return this.#contributions.get(model) ?? []
  }

  /** Is there such a model for code of this module? */
  exists(model: string, from: string): Existence {
    if (this.view(model, from)) return { verdict: 'yes' }
    if (!this.#project.isComplete(from) || /^x_/.test(model)) return { verdict: 'unknown' }
    return { verdict: 'no', elsewhere: this.creators(model) }
  }

  /** As `contributions`, with those of every module of the release that no checked addon needs. */
  everywhere(model: string): readonly Contribution[] {
    let all = this.#everywhere.get(model)
    if (!all) {
      const near = this.contributions(model)
      const seen = new Set(near.map(({ module }) => module))
      const far = (this.#project.release?.modules ?? []).flatMap(({ name, models }) =>
        seen.has(name) || !models.includes(model)
          ? []
          : (this.#project.facts(name)?.models ?? [])
              .filter((part) => part.model === model)
              .map((part) => ({ module: name, part })),
      )
      this.#everywhere.set(model, (all = [...near, ...far]))
    }
    return all
  }

  /** Modules that create a model, in reach or not, sorted. */
  creators(model: string): readonly string[] {
    const known = this.#creators.get(model)
    if (known) return known
    const creators = new Set<string>()
    for (const { module, part } of this.contributions(model)) if (part.creates) creators.add(module)
    for (const header of this.#project.release?.modules ?? []) {
      if (this.#universe.has(header.name) || !header.models.includes(model)) continue
      if (this.#makes(header.name, model)) creators.add(header.name)
    }
    if (creators.size === 0)
      for (const { name } of this.#project.addons)
        if (!this.#universe.has(name) && !this.#project.release?.module(name) && this.#makes(name, model))
          creators.add(name)
    const sorted = [...creators].sort()
    this.#creators.set(model, sorted)
    return sorted
  }

  /** Has any model of the universe a field, method or attribute of this name? */
  hasMember(name: string): boolean {
    if (!this.#members) {
      const members = new Set<string>(MAGIC.keys())
      for (const contributions of this.#contributions.values())
        for (const { part } of contributions) {
          for (const field of part.fields) members.add(field.name)
          for (const method of part.methods) members.add(method.name)
          for (const attribute of part.attributes ?? []) members.add(attribute)
        }
      this.#members = members
    }
    return this.#members.has(name)
  }

  /** Do models of other names take a model over? Then records of theirs run its methods too. */
  isTakenOver(model: string): boolean {
    if (!this.#taken) {
      const taken = new Set<string>()
      for (const [name, contributions] of this.#contributions)
        for (const { part } of contributions) for (const parent of part.inherit) if (parent !== name) taken.add(parent)
      this.#taken = taken
    }
    return this.#taken.has(model)
  }

  /** Is all known that modules in reach say of a field? Of what a module makes alone, those that it needs say nothing. */
  isWhollyKnown(field: FieldView, from: string): boolean {
    return this.#project.isComplete(from) || field.definitions.every(({ module }) => module === from)
  }

  /** Models with a Many2many that names this table, sorted. */
  relationUsers(table: string): readonly string[] {
    if (!this.#relations) {
      const relations = new Map<string, Set<string>>()
      for (const [model, contributions] of this.#contributions)
        for (const { part } of contributions)
          for (const { relation } of part.fields)
            if (relation) relations.set(relation, (relations.get(relation) ?? new Set()).add(model))
      this.#relations = relations
    }
    return [...(this.#relations.get(table) ?? [])].sort()
  }

  /** Modules out of a module's reach that give a model a field of this name, sorted. */
  fieldOwners(model: string, field: string, from: string): readonly string[] {
    return this.#owners(model, from, (part) => part.fields.some((one) => one.name === field))
  }

  /** Modules out of a module's reach that give a selection of a model this key, sorted. */
  keyOwners(model: string, field: string, key: string, from: string): readonly string[] {
    return this.#owners(model, from, (part) =>
      part.fields.some(
        (one) => one.name === field && (one.selectionAdd?.includes(key) || one.selection?.includes(key)),
      ),
    )
  }

  /** Modules out of a module's reach that give a model a method of this name, sorted. */
  methodOwners(model: string, method: string, from: string): readonly string[] {
    return this.#owners(model, from, (part) => part.methods.some((one) => one.name === method))
  }

  #owners(model: string, from: string, gives: (part: ModelPart) => boolean): readonly string[] {
    const reach = this.#project.graph.reach(from)
    const owners = new Set<string>()
    // a module may also make the model inherit a parent that has it
    const known = new Map<string, boolean>()
    const brings = (part: ModelPart): boolean => gives(part) || part.inherit.some(inherited)
    const inherited = (parent: string): boolean => {
      let found = known.get(parent)
      if (found !== undefined) return found
      // stands while the parent is looked at, so that a circle ends
      known.set(parent, false)
      found = this.#allParts(parent).some(brings)
      known.set(parent, found)
      return found
    }
    for (const { module, part } of this.contributions(model)) if (!reach.has(module) && brings(part)) owners.add(module)
    for (const header of this.#project.release?.modules ?? []) {
      if (this.#universe.has(header.name) || !header.models.includes(model)) continue
      if (this.#project.facts(header.name)?.models.some((part) => part.model === model && brings(part)))
        owners.add(header.name)
    }
    return [...owners].sort()
  }

  /** Every class that speaks of a model, those of modules of the release that no addon needs among them. */
  #allParts(model: string): readonly ModelPart[] {
    const beyond = (this.#project.release?.modules ?? []).filter(
      (header) => !this.#universe.has(header.name) && header.models.includes(model),
    )
    const others = beyond.flatMap((header) => this.#project.facts(header.name)?.models ?? [])
    return [...this.contributions(model).map(({ part }) => part), ...others.filter((part) => part.model === model)]
  }

  #makes(module: string, model: string): boolean {
    return this.#project.facts(module)?.models.some((part) => part.model === model && part.creates) ?? false
  }

  /** The model as code of this module sees it; `undefined` when no class in reach creates it. */
  view(model: string, from: string): ModelView | undefined {
    const sight = this.#sight(from)
    if (sight.views.has(model)) return sight.views.get(model)
    const view = this.#build(model, from, sight)
    sight.views.set(model, view)
    return view
  }

  #sight(from: string): Sight {
    let sight = this.#sights.get(from)
    if (!sight) {
      const context: ViewContext = {
        series: this.#project.series,
        complete: from === WHOLE || (this.#project.isComplete(from) && !this.#isRebased(from)),
        view: (model) => this.view(model, from),
        index: (part, module) => this.#index(part, module),
        lengthened: once(() => this.#lengthened(from)),
      }
      this.#sights.set(from, (sight = { views: new Map(), lineages: new Map(), context }))
    }
    return sight
  }

  /** May code in a module's reach have given its models parents that no class names? */
  #isRebased(from: string): boolean {
    const rebases = (name: string): boolean => this.#project.facts(name)?.rebases === true
    return [...this.#project.graph.reach(from)].some((name) => this.#project.addon(name) && rebases(name))
  }

  /** Modules whose lists code in a module's reach makes longer. */
  #lengthened(from: string): ReadonlySet<string> {
    const reach = from === WHOLE ? this.#universe : this.#project.graph.reach(from)
    return new Set(
      [...reach].flatMap((name) => (this.#project.addon(name) ? (this.#project.facts(name)?.lengthens ?? []) : [])),
    )
  }

  #build(name: string, from: string, sight: Sight): ModelView | undefined {
    const contributions = this.#visible(name, from)
    if (!contributions.some(({ part }) => part.creates)) return undefined
    const order = this.#lineage(name, from, sight)
    const lineage = order.filter((one) => typeof one !== 'string')
    const parents = new Set(order.filter((one) => typeof one === 'string'))
    parents.delete(name)
    const missing = [...parents].some((parent) => !this.#visible(parent, from).some(({ part }) => part.creates))
    for (const shared of ['base', BASE_MODEL])
      if (shared !== name && name !== BASE_MODEL)
        for (const one of this.#lineage(shared, from, sight)) if (typeof one !== 'string') lineage.push(one)
    return new ModelView(name, contributions, lineage, parents, missing, sight.context)
  }

  #lineage(name: string, from: string, sight: Sight): readonly (Contribution | string)[] {
    const known = sight.lineages.get(name)
    if (known) return known
    // a model that inherits itself in a circle finds nothing the second time
    sight.lineages.set(name, [name])
    const lineage = linearize(name, this.#visible(name, from), (parent) => this.#lineage(parent, from, sight))
    sight.lineages.set(name, lineage)
    return lineage
  }

  #visible(name: string, from: string): readonly Contribution[] {
    const reach = from === WHOLE ? this.#universe : this.#project.graph.reach(from)
    return this.contributions(name).filter(({ module }) => reach.has(module) || module === 'odoo')
  }

  #index(part: ModelPart, module: string): PartIndex {
    let index = this.#parts.get(part)
    if (!index) this.#parts.set(part, (index = new PartIndex(part, module)))
    return index
  }
}
