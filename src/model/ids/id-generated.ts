import type { IdPart } from '../../facts/module-facts.ts'
import type { ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import { fieldId, flatName, inheritId, modelId, selectionId } from './id-names.ts'

/** A record that Odoo makes by itself: its model, or `unknown` when a part of what decides it cannot be read. */
export type Generated = string | 'unknown' | undefined

/** Asks whether the ORM makes an id while a module is loaded. One index serves all questions of a project. */
export class GeneratedIds {
  readonly #project: Project
  readonly #declared: (id: string) => readonly { readonly part: IdPart }[]
  readonly #flat = new Map<string, string[]>()

  constructor(project: Project, declared: (id: string) => readonly { readonly part: IdPart }[]) {
    this.#project = project
    this.#declared = declared
  }

  /**
   * The model of an id that the ORM makes in the namespace of a module, for code that sees what `from` sees: for models
   * and fields that the module defines or extends, for selection keys, constraints and inheritance, and for the parent
   * records of models that delegate.
   */
  find(namespace: string, name: string, from: string): Generated {
    if (name.startsWith('model_inherit__')) return this.#inheritance(namespace, name, from)
    if (name.startsWith('model_')) return this.#model(namespace, name) ?? this.#delegated(namespace, name, from)
    if (name.startsWith('field_')) return this.#field(namespace, name, from)
    if (name.startsWith('selection__')) return this.#selection(namespace, name, from)
    if (name.startsWith('constraint_')) return this.#constraint(namespace, name, from)
    return this.#delegated(namespace, name, from)
  }

  #model(namespace: string, name: string): Generated {
    const id = `${namespace}.${name}`
    const parts = this.#project.facts(namespace)?.models ?? []
    if (parts.some((part) => modelId(namespace, part.model) === id)) return 'ir.model'
    return this.#hasComputedModels(namespace) ? 'unknown' : undefined
  }

  /** Does it make models whose names a reading cannot tell? */
  #hasComputedModels(module: string): boolean {
    const files = this.#project.addon(module)?.python.values() ?? []
    for (const { classes } of files)
      if (classes.some((one) => one.kind !== 'controller' && one.kind !== 'other' && one.modelName === 'dynamic'))
        return true
    return false
  }

  #field(namespace: string, name: string, from: string): Generated {
    const id = `${namespace}.${name}`
    for (const [model, field] of this.#split(name.slice('field_'.length))) {
      const view = this.#project.models.view(model, from)
      if (!view) continue
      if (!view.field(field)) {
        if (view.closed) continue
        return 'unknown'
      }
      if (fieldId(namespace, model, field) === id && this.#makesField(namespace, view, field)) return 'ir.model.fields'
    }
    return this.#hasComputedModels(namespace) ? 'unknown' : undefined
  }

  /** Conditions of `_reflect_fields`: it made the model, it defines the field, or it made the model inherit a parent that has it. */
  #makesField(namespace: string, view: ModelView, field: string): boolean {
    if (view.contributions.find(({ part }) => part.creates)?.module === namespace) return true
    const found = view.field(field)
    if (found?.definitions.some(({ module }) => module === namespace)) return true
    const link = found?.related?.split('.')[0]
    if (found?.delegated && link && view.field(link)?.definitions.some(({ module }) => module === namespace))
      return true
    return view.contributions.some(
      ({ module, part }) =>
        module === namespace &&
        part.inherit.some((parent) => this.#project.models.view(parent, namespace)?.field(field)),
    )
  }

  #selection(namespace: string, name: string, from: string): Generated {
    const id = `${namespace}.${name}`
    for (const [model, rest] of this.#split(name.slice('selection__'.length))) {
      const view = this.#project.models.view(model, from)
      for (const [field, key] of splits(rest)) {
        const found = view?.field(field)
        if (!found || key === '') continue
        for (const { module, field: part } of found.definitions) {
          if (module !== namespace) continue
          if (part.openSelection || part.open) return 'unknown'
          const keys = [...(part.selection ?? []), ...(part.selectionAdd ?? [])]
          if (keys.some((one) => selectionId(namespace, model, field, one) === id)) return 'ir.model.fields.selection'
        }
      }
    }
    return undefined
  }

  #constraint(namespace: string, name: string, from: string): Generated {
    const wanted = name.slice('constraint_'.length)
    for (const model of this.#project.models.names()) {
      const view = this.#project.models.view(model, from)
      if (!view || !wanted.startsWith(`${view.table}_`)) continue
      const key = wanted.slice(view.table.length + 1)
      if (view.lineage.some(({ module, part }) => module === namespace && part.sqlConstraints?.includes(key)))
        return 'ir.model.constraint'
    }
    return undefined
  }

  #inheritance(namespace: string, name: string, from: string): Generated {
    const id = `${namespace}.${name}`
    for (const [model] of this.#split(name.slice('model_inherit__'.length))) {
      for (const { module, part } of this.#project.models.view(model, from)?.lineage ?? []) {
        if (module !== namespace) continue
        const parents = [...part.inherit, part.model, ...part.inherits.map(([parent]) => parent)]
        if (parents.some((parent) => inheritId(namespace, model, parent) === id)) return 'ir.model.inherit'
      }
    }
    return undefined
  }

  /** `<cron>_ir_actions_server`: a new record of a model with `_inherits` has an id for its parent too. */
  #delegated(namespace: string, name: string, from: string): Generated {
    for (let at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
      const [owner] = this.#declared(`${namespace}.${name.slice(0, at)}`)
      if (!owner) continue
      const rest = name.slice(at + 1)
      const { model, given } = owner.part
      const view = this.#project.models.view(model, from)
      for (const [parent, link] of view?.inherits ?? [])
        if (flatName(parent) === rest) return given?.includes(link) ? undefined : parent
      // a model out of sight may delegate to that one
      if (this.#project.models.exists(model, from).verdict === 'unknown') return 'unknown'
    }
    return undefined
  }

  /** Every way to read `sale_order__name` as a model and what follows it. */
  #split(text: string): readonly (readonly [model: string, rest: string])[] {
    if (this.#flat.size === 0)
      for (const model of this.#project.models.names()) {
        const flat = flatName(model)
        this.#flat.set(flat, [...(this.#flat.get(flat) ?? []), model])
      }
    return splits(text).flatMap(([flat, rest]) => (this.#flat.get(flat) ?? []).map((model) => [model, rest] as const))
  }
}

/** The text cut at each `__`: what stands before and after. */
function splits(text: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  for (let at = text.indexOf('__'); at >= 0; at = text.indexOf('__', at + 1))
    found.push([text.slice(0, at), text.slice(at + 2)])
  return found
}
