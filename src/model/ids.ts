import type { IdPart } from '../facts/module-facts.ts'
import { isShortTagRead } from '../knowledge/data-tags.ts'
import type { Series } from '../text/series.ts'
import type { Project } from './project.ts'

/** One declaration of an external id, with the module whose file holds it and its place in the load order. */
export interface IdDeclaration {
  readonly module: string
  readonly part: IdPart
  /** grows with the load order: modules, then data before demo, files as listed, records as written */
  readonly order: number
}

/** What is known of an external id as seen from one module. */
export type IdResolution =
  | { readonly verdict: 'yes'; readonly declarations: readonly IdDeclaration[]; readonly model: string | undefined }
  /** made by the ORM, not by a data file */
  | { readonly verdict: 'generated'; readonly model: string }
  /** modules out of reach that declare it */
  | { readonly verdict: 'no'; readonly elsewhere: readonly string[] }
  | { readonly verdict: 'unknown'; readonly why: string }

/** External ids of every module in the universe, as each module sees them. */
export class IdIndex {
  readonly #project: Project
  readonly #declared = new Map<string, IdDeclaration[]>()
  readonly #outside = new Map<string, ReadonlySet<string>>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    let order = 0
    for (const module of universe) {
      for (const part of project.facts(module)?.ids ?? []) {
        const known = this.#declared.get(part.id)
        const declaration = { module, part, order: order++ }
        if (known) known.push(declaration)
        else this.#declared.set(part.id, [declaration])
      }
    }
  }

  /** All declarations of a full id, first loaded first. */
  declarations(id: string): readonly IdDeclaration[] {
    return this.#declared.get(id) ?? []
  }

  /** Every declared id, sorted. */
  all(): readonly string[] {
    return [...this.#declared.keys()].sort()
  }

  /** What `module.name` is for files of module `from`; demo data counts only for demo data. */
  resolve(id: string, from: string): IdResolution {
    const dot = id.indexOf('.')
    const namespace = id.slice(0, dot)
    const name = id.slice(dot + 1)
    const reach = this.#project.graph.reach(from)
    const inReach = (module: string): boolean => module === from || reach.has(module)
    const seen = this.declarations(id).filter((one) => inReach(one.module))
    if (seen.length > 0) return { verdict: 'yes', declarations: seen, model: seen[0]?.part.model }
    if (inReach(namespace)) {
      const generated = this.generated(namespace, name, from)
      if (generated) return { verdict: 'generated', model: generated }
    }
    if (namespace === 'base' && (name.startsWith('module_') || name.startsWith('module_category_')))
      return { verdict: 'generated', model: name.startsWith('module_category_') ? 'ir.module.category' : 'ir.module.module' }
    if (!this.#project.isComplete(from)) return { verdict: 'unknown', why: 'a dependency cannot be read' }
    if (this.#project.isEnterprise(namespace)) return { verdict: 'unknown', why: `${namespace} cannot be read` }
    const elsewhere = new Set(this.declarations(id).map((one) => one.module))
    if (!inReach(namespace) && this.#outsideIds(namespace).has(id)) elsewhere.add(namespace)
    return { verdict: 'no', elsewhere: [...elsewhere].sort() }
  }

  /**
   * The model of an id that the ORM makes in a module's namespace: for models and fields it defines or extends, for
   * selection keys, constraints and inheritance, and for records of models that delegate.
   */
  generated(namespace: string, name: string, from: string): string | undefined {
    const facts = this.#project.facts(namespace)
    if (!facts) return undefined
    const flat = (text: string): string => text.replaceAll('.', '_')
    if (name.startsWith('model_inherit__')) return 'ir.model.inherit'
    if (name.startsWith('model_')) {
      const wanted = name.slice('model_'.length)
      if (facts.models.some((part) => flat(part.model) === wanted)) return 'ir.model'
    }
    if (name.startsWith('field_')) {
      const [model = '', field = ''] = splitTwice(name.slice('field_'.length))
      for (const part of facts.models) {
        if (flat(part.model) !== model) continue
        if (part.fields.some((one) => one.name === field)) return 'ir.model.fields'
        if (this.#project.models.view(part.model, from)?.fields.has(field)) return 'ir.model.fields'
      }
    }
    if (name.startsWith('selection__')) return 'ir.model.fields.selection'
    if (name.startsWith('constraint_')) return 'ir.model.constraint'
    return this.#delegated(namespace, name, from)
  }

  /** `<cron>_ir_actions_server`: a record of a model with `_inherits` has an id for its parent too. */
  #delegated(namespace: string, name: string, from: string): string | undefined {
    for (let at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
      const owner = this.declarations(`${namespace}.${name.slice(0, at)}`)[0]
      if (!owner) continue
      const rest = name.slice(at + 1)
      const view = this.#project.models.view(owner.part.model, from)
      for (const [parent] of view?.inherits ?? []) if (parent.replaceAll('.', '_') === rest) return parent
    }
    return undefined
  }

  #outsideIds(module: string): ReadonlySet<string> {
    let ids = this.#outside.get(module)
    if (!ids) {
      ids = new Set(this.#project.facts(module)?.ids.map((part) => part.id))
      this.#outside.set(module, ids)
    }
    return ids
  }
}

function splitTwice(text: string): readonly [string, string] {
  const at = text.indexOf('__')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)]
}

/** Does Odoo of the series make a record of the tag that declares an id? */
export function isRead(part: IdPart, series: Series): boolean {
  return part.tag === undefined || isShortTagRead(part.tag, series)
}
