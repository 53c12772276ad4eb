import type { PartPlace, ViewPart } from '../../facts/module-facts.ts'
import type { Project } from '../project.ts'

/** One record or template that makes or changes a view. */
export interface DeclaredView {
  readonly module: string
  readonly part: ViewPart
  /** grows with the load order: modules, data before demo, files as listed, records as written */
  readonly order: number
}

/** A view as it stands at some moment: the record that made it with what later ones wrote over it. */
export interface ViewState {
  readonly id: string
  /** module whose record made it */
  readonly module: string
  readonly model: string
  readonly type: string
  readonly inherit: string
  readonly mode: string
  readonly priority: number
  readonly active: boolean
  /** the declaration whose arch counts */
  readonly arch: DeclaredView
  /** order of the first declaration: what the database's id is in a fresh installation */
  readonly order: number
  readonly declarations: readonly DeclaredView[]
  readonly place: PartPlace | undefined
}

/** Which declarations count: those of some modules, up to a moment. */
export interface Moment {
  has(module: string): boolean
  /** the last declaration that counts, by `order` */
  readonly until: number
  /** module whose demo data counts too */
  readonly demo?: string
}

/** What keeps a view from having a parent. */
export type ChainFault =
  | { readonly kind: 'missing'; readonly child: ViewState; readonly parent: string }
  | { readonly kind: 'cycle'; readonly views: readonly string[] }

/** Every view of the universe by id, and how views extend each other. */
export class ViewIndex {
  readonly #project: Project
  readonly #byId = new Map<string, DeclaredView[]>()
  readonly #byParent = new Map<string, DeclaredView[]>()
  readonly #byModule = new Map<string, DeclaredView[]>()
  readonly #single = new Map<DeclaredView, ViewState>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    let order = 0
    for (const module of universe) {
      // records of a theme are models for views: they become views when a website takes the theme
      if (module.startsWith('theme_')) continue
      for (const part of project.facts(module)?.views ?? []) {
        const declared = { module, part, order: order++ }
        push(this.#byId, part.id, declared)
        push(this.#byModule, module, declared)
        if (part.inherit !== '') push(this.#byParent, part.inherit, declared)
      }
    }
  }

  /** All declarations of a module, in load order. */
  ofModule(module: string): readonly DeclaredView[] {
    return this.#byModule.get(module) ?? []
  }

  /** All declarations of an id, in load order. */
  declarations(id: string): readonly DeclaredView[] {
    return this.#byId.get(id) ?? []
  }

  /** Every id, sorted. */
  ids(): readonly string[] {
    return [...this.#byId.keys()].sort()
  }

  /** The moment when Odoo installs a module on a fresh database and has just written one of its declarations. */
  momentOf(declared: DeclaredView): Moment {
    const reach = this.#project.graph.reach(declared.module)
    return {
      has: (module) => module === declared.module || reach.has(module),
      until: declared.order,
      ...(declared.part.demo && { demo: declared.module }),
    }
  }

  /** The moment after a module is installed with all that it needs; without a module: after everything is. */
  momentAfter(module: string | undefined): Moment {
    if (module === undefined) return { has: () => true, until: Number.POSITIVE_INFINITY }
    const reach = this.#project.graph.reach(module)
    return { has: (name) => name === module || reach.has(name), until: Number.POSITIVE_INFINITY }
  }

  /** The view at a moment; `undefined` when nothing has made it yet. */
  at(id: string, moment: Moment): ViewState | undefined {
    const all = this.#byId.get(id)
    if (!all) return undefined
    const seen = all.filter((one) => counts(one, moment))
    const [first] = seen
    if (!first) return undefined
    if (seen.length > 1) return overlaid(seen, first)
    let state = this.#single.get(first)
    if (!state) this.#single.set(first, (state = overlaid([first], first)))
    return state
  }

  /** Views that extend or copy a view at a moment, active ones only, in the order in which Odoo applies them. */
  children(parent: string, moment: Moment): readonly ViewState[] {
    const states: ViewState[] = []
    for (const declared of this.#byParent.get(parent) ?? []) {
      if (!counts(declared, moment)) continue
      const state = this.at(declared.part.id, moment)
      if (state?.active && state.inherit === parent && !states.some((one) => one.id === state.id)) states.push(state)
    }
    return states.sort((a, b) => a.priority - b.priority || a.order - b.order)
  }

  /** The view and its ancestors, itself first, up to the root. */
  chain(id: string, moment: Moment): { readonly views: readonly ViewState[]; readonly fault: ChainFault | undefined } {
    const views: ViewState[] = []
    let at = this.at(id, moment)
    while (at) {
      if (views.some((view) => view.id === at?.id))
        return {
          views,
          fault: {
            kind: 'cycle',
            views: views.slice(views.findIndex((view) => view.id === at?.id)).map((view) => view.id),
          },
        }
      views.push(at)
      if (at.inherit === '') return { views, fault: undefined }
      const parent = this.at(at.inherit, moment)
      if (!parent) return { views, fault: { kind: 'missing', child: at, parent: at.inherit } }
      at = parent
    }
    return { views, fault: undefined }
  }

  /**
   * The extensions that make up a view, in the order in which Odoo applies them to the root: pre-order, children by
   * priority and age, primary views after all extensions of what they copy.
   */
  sequence(chain: readonly ViewState[], moment: Moment): readonly ViewState[] {
    const root = chain.at(-1)
    if (!root) return []
    const asked = new Set(chain.map((view) => view.id))
    const childrenOf = (parent: ViewState): readonly ViewState[] =>
      this.children(parent.id, moment).filter(
        (child) => asked.has(child.id) || (parent.active && child.mode === 'extension' && child.model === parent.model),
      )
    const own = childrenOf(root)
    const queue = [...own.filter((view) => view.mode !== 'primary'), ...own.filter((view) => view.mode === 'primary')]
    const sequence: ViewState[] = []
    for (let view = queue.shift(); view; view = queue.shift()) {
      if (sequence.includes(view)) continue
      sequence.push(view)
      for (const child of [...childrenOf(view)].reverse()) {
        if (child.mode === 'primary') queue.push(child)
        else queue.unshift(child)
      }
    }
    return sequence
  }
}

function push(map: Map<string, DeclaredView[]>, key: string, declared: DeclaredView): void {
  const known = map.get(key)
  if (known) known.push(declared)
  else map.set(key, [declared])
}

function counts(declared: DeclaredView, moment: Moment): boolean {
  return (
    declared.order <= moment.until &&
    moment.has(declared.module) &&
    (!declared.part.demo || moment.demo === declared.module)
  )
}

/** Later records write the fields that they name over those of the first. */
function overlaid(declarations: readonly DeclaredView[], first: DeclaredView): ViewState {
  let { model, type, inherit, mode, priority, active } = first.part
  let arch = first
  for (const declared of declarations.slice(1)) {
    const { part } = declared
    const writes = part.writes && new Set(part.writes)
    const isTemplate = !writes && part.type === 'qweb' && part.model === ''
    const wrote = (field: string): boolean => (writes ? writes.has(field) : !isTemplate)
    if (part.arch) arch = declared
    if (part.model !== '') model = part.model
    if (part.type !== '' && (wrote('type') || part.arch)) type = part.type
    if (part.inherit !== '' || wrote('inherit_id')) {
      if (part.inherit !== '' && inherit === '' && !wrote('mode')) mode = 'extension'
      inherit = part.inherit
    }
    if (wrote('mode') || (isTemplate && part.mode === 'primary' && part.inherit !== '')) mode = part.mode
    if (wrote('priority') || (isTemplate && part.priority !== 16)) priority = part.priority
    if (wrote('active')) active = part.active
  }
  return {
    id: first.part.id,
    module: first.module,
    model,
    type,
    inherit,
    mode,
    priority,
    active,
    arch,
    order: first.order,
    declarations,
    place: arch.part.place ?? first.part.place,
  }
}
