import type { ModelPart } from '../facts/module-facts.ts'
import { type Contribution, linearize } from './model-lineage.ts'
import { BASE_MODEL, ModelView, type PartIndex, type ViewContext } from './model-view.ts'
import type { Project } from './project.ts'

export type { FieldDefinition, FieldView } from './field-view.ts'
export type { Contribution } from './model-lineage.ts'
export { BASE_MODEL, type MethodDefinition, type MethodView, type ModelView } from './model-view.ts'

/** Whether something exists as seen from a module; `elsewhere` names modules out of reach that have it. */
export type Existence =
  | { readonly verdict: 'yes' }
  | { readonly verdict: 'no'; readonly elsewhere: readonly string[] }
  | { readonly verdict: 'unknown' }

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
  readonly #creators = new Map<string, readonly string[]>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    this.#universe = new Set(universe)
    for (const module of universe) {
      for (const part of project.facts(module)?.models ?? []) {
        const known = this.#contributions.get(part.model)
        if (known) known.push({ module, part })
        else this.#contributions.set(part.model, [{ module, part }])
      }
    }
  }

  /** Every model that some module of the universe names, sorted. */
  names(): readonly string[] {
    return [...this.#contributions.keys()].filter((name) => name !== BASE_MODEL).sort()
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

  /** Modules that create a model, in reach or not, sorted. */
  creators(model: string): readonly string[] {
    const known = this.#creators.get(model)
    if (known) return known
    const creators = new Set<string>()
    for (const { module, part } of this.contributions(model)) if (part.creates) creators.add(module)
    for (const header of this.#project.release?.header.modules ?? []) {
      if (this.#universe.has(header.name) || !header.models.includes(model)) continue
      if (this.#makes(header.name, model)) creators.add(header.name)
    }
    if (creators.size === 0)
      for (const { name } of this.#project.addons)
        if (!this.#universe.has(name) && !this.#project.release?.module(name) && this.#makes(name, model)) creators.add(name)
    const sorted = [...creators].sort()
    this.#creators.set(model, sorted)
    return sorted
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
        complete: this.#project.isComplete(from),
        view: (model) => this.view(model, from),
        index: (part) => this.#index(part),
      }
      this.#sights.set(from, (sight = { views: new Map(), lineages: new Map(), context }))
    }
    return sight
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
    const reach = this.#project.graph.reach(from)
    return this.contributions(name).filter(({ module }) => reach.has(module) || module === 'odoo')
  }

  #index(part: ModelPart): PartIndex {
    let index = this.#parts.get(part)
    if (!index) {
      index = {
        fields: new Map(part.fields.map((field) => [field.name, field])),
        methods: new Map(part.methods.map((method) => [method.name, method])),
        attributes: new Set(part.attributes),
      }
      this.#parts.set(part, index)
    }
    return index
  }
}
