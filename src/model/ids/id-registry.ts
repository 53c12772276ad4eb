import type { FieldPart, ModelPart, ModuleFacts } from '../../facts/module-facts.ts'
import { type Series, since } from '../../text/series.ts'
import { type Contribution, linearize } from '../models/model-lineage.ts'
import { fieldId, inheritId, modelId, selectionId } from './id-names.ts'

/** An id that the ORM makes, with the model of its record. */
export interface MadeId {
  readonly id: string
  readonly model: string
}

interface Registered {
  readonly name: string
  readonly classes: Contribution[]
  readonly original: string
  readonly abstract: boolean
  /** parent → module that made the model inherit it */
  readonly introduced: Map<string, string>
}

interface RegistryField {
  readonly type: string
  readonly modules: ReadonlySet<string>
  /** key → modules that define it, for a literal selection */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>> | undefined
}

/** Field classes that are subclasses of another one: together they count as one definition. */
const SUBTYPE: Readonly<Record<string, string>> = {
  Image: 'Binary',
  Reference: 'Selection',
  Many2oneReference: 'Integer',
}

/**
 * Odoo's registry while modules are installed one after the other, as far as it decides which external ids the ORM
 * makes: `_reflect_models`, `_reflect_fields` and their like in `ir_model.py`, the same in 14.0 to 19.0.
 */
export class IdRegistry {
  readonly #series: Series
  readonly #models = new Map<string, Registered>()
  readonly #children = new Map<string, Set<string>>()
  #lineages = new Map<string, readonly (Contribution | string)[]>()
  #fields = new Map<string, ReadonlyMap<string, RegistryField>>()

  constructor(series: Series) {
    this.#series = series
  }

  /** Loads one module and tells the ids that come with it. */
  load(facts: ModuleFacts): readonly MadeId[] {
    const own = new Set<string>()
    for (const part of facts.models) {
      this.#build({ module: facts.name, part })
      own.add(part.model)
    }
    this.#lineages = new Map()
    this.#fields = new Map()
    const made: MadeId[] = []
    for (const name of this.#descendants(own)) {
      const model = this.#models.get(name)
      if (!model) continue
      if (own.has(name)) made.push({ id: modelId(facts.name, name), model: 'ir.model' })
      this.#fieldIds(facts.name, model, made)
      this.#constraintIds(model, made)
      if (since(this.#series, '17.0')) this.#inheritIds(model, made)
    }
    return made
  }

  /** Delegation of a model: parent model → link field. */
  inherits(name: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const { part } of this.#lineage(name).toReversed()) {
      for (const [parent, field] of part.inherits) found.set(parent, field)
      for (const field of part.fields) if (field.delegate && field.comodel) found.set(field.comodel, field.name)
    }
    return found
  }

  #build(one: Contribution): void {
    const { part, module } = one
    let model = this.#models.get(part.model)
    if (!model || part.creates) {
      model = {
        name: part.model,
        classes: [],
        original: module,
        abstract: part.kind === 'abstract',
        introduced: new Map(),
      }
      this.#models.set(part.model, model)
    }
    model.classes.push(one)
    for (const parent of [...part.inherit, ...(part.model === 'base' ? [] : ['base'])]) {
      model.introduced.set(parent, module)
      this.#addChild(parent, part.model)
    }
    for (const [parent] of part.inherits) this.#addChild(parent, part.model)
    for (const field of part.fields) if (field.delegate && field.comodel) this.#addChild(field.comodel, part.model)
  }

  #addChild(parent: string, child: string): void {
    const children = this.#children.get(parent)
    if (children) children.add(child)
    else this.#children.set(parent, new Set([child]))
  }

  #descendants(names: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set(names)
    for (const name of all) for (const child of this.#children.get(name) ?? []) all.add(child)
    return all
  }

  /** Definition classes of a model, first in Python's lookup order first. */
  #lineage(name: string): readonly Contribution[] {
    const shared = name === 'base' ? [] : this.#order('base')
    return [...this.#order(name), ...shared].filter((one) => typeof one !== 'string')
  }

  #order(name: string): readonly (Contribution | string)[] {
    const known = this.#lineages.get(name)
    if (known) return known
    this.#lineages.set(name, [name])
    const order = linearize(name, this.#models.get(name)?.classes ?? [], (parent) => this.#order(parent))
    this.#lineages.set(name, order)
    return order
  }

  #fieldsOf(name: string): ReadonlyMap<string, RegistryField> {
    const known = this.#fields.get(name)
    if (known) return known
    const fields = new Map<string, RegistryField>()
    this.#fields.set(name, fields)
    const definitions = new Map<string, { readonly module: string; readonly field: FieldPart }[]>()
    for (const { module, part } of this.#lineage(name).toReversed()) {
      for (const field of [...part.fields, ...magicFields(part, this.#series)]) {
        const list = definitions.get(field.name)
        if (list) list.push({ module, field })
        else definitions.set(field.name, [{ module, field }])
      }
    }
    for (const [field, list] of definitions) fields.set(field, merge(list))
    const model = this.#models.get(name)
    if (!model || model.abstract) return fields
    for (const [parent, link] of this.inherits(name))
      for (const [field, given] of this.#fieldsOf(parent)) {
        const own = fields.get(field)
        // a delegated field that is written out (`related` with `inherited=True`) counts as one
        const written = definitions.get(field)?.some((one) => one.field.related === `${link}.${field}`)
        if (own && !written) continue
        const modules = new Set([...(own?.modules ?? []), ...given.modules, ...(fields.get(link)?.modules ?? [])])
        fields.set(field, { type: given.type, modules, keys: own?.keys })
      }
    return fields
  }

  #fieldIds(module: string, model: Registered, made: MadeId[]): void {
    const introduced = [...model.introduced].filter(([, by]) => by === module).map(([parent]) => this.#fieldsOf(parent))
    for (const [name, field] of this.#fieldsOf(model.name)) {
      if (model.original === module || field.modules.has(module) || introduced.some((fields) => fields.has(name)))
        made.push({ id: fieldId(module, model.name, name), model: 'ir.model.fields' })
      for (const [key, modules] of field.keys ?? [])
        for (const by of modules)
          made.push({ id: selectionId(by, model.name, name, key), model: 'ir.model.fields.selection' })
    }
  }

  #constraintIds(model: Registered, made: MadeId[]): void {
    const owner = new Map<string, string>()
    for (const { module, part } of this.#lineage(model.name).toReversed())
      for (const name of part.sqlConstraints ?? []) owner.set(name, module)
    const table =
      model.classes.findLast(({ part }) => part.table !== undefined)?.part.table ?? model.name.replaceAll('.', '_')
    for (const [name, module] of owner)
      made.push({ id: `${module}.constraint_${table}_${name}`, model: 'ir.model.constraint' })
  }

  #inheritIds(model: Registered, made: MadeId[]): void {
    for (const { module, part } of this.#lineage(model.name)) {
      // a class that extends a parent names that parent in its `_inherit`
      const parents = [
        ...part.inherit,
        ...(part.creates ? [] : [part.model]),
        ...part.inherits.map(([parent]) => parent),
      ]
      for (const parent of parents)
        if (parent !== 'base' && parent !== model.name)
          made.push({ id: inheritId(module, model.name, parent), model: 'ir.model.inherit' })
    }
  }
}

/** Fields that the metaclass adds to a class that makes a stored model. */
function magicFields(part: ModelPart, series: Series): readonly FieldPart[] {
  if (!part.creates || part.kind === 'abstract') return []
  const logged = part.logAccess ?? part.auto ?? true
  const names = ['id', 'display_name', ...(since(series, '17.0') ? [] : ['__last_update'])]
  if (logged) names.push('create_uid', 'create_date', 'write_uid', 'write_date')
  return names.map((name) => ({ name, type: '' }))
}

function merge(list: readonly { readonly module: string; readonly field: FieldPart }[]): RegistryField {
  const last = list.at(-1)?.field.type ?? ''
  const fits = (type: string): boolean => type === '' || last === '' || type === last || SUBTYPE[last] === type
  let modules = new Set<string>()
  let keys: Map<string, Set<string>> | undefined
  let isList = last === 'Selection' || last === 'Reference'
  for (const { module, field } of list) {
    if (!fits(field.type)) {
      modules = new Set()
      keys = undefined
      continue
    }
    modules.add(module)
    if (field.selection) keys = new Map(field.selection.map((key) => [key, new Set([module])]))
    else if (field.openSelection && !field.selectionAdd) keys = undefined
    for (const key of field.selectionAdd ?? []) {
      keys ??= new Map()
      const by = keys.get(key)
      if (by) by.add(module)
      else keys.set(key, new Set([module]))
    }
  }
  isList &&= keys !== undefined
  return { type: last, modules, keys: isList ? keys : undefined }
}
