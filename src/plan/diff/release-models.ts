import { FRAMEWORK } from '../../facts/framework.ts'
import type { FieldPart, MethodPart, ModelPart } from '../../facts/module-facts.ts'
import type { Release } from '../../knowledge/release.ts'
import { BASE_MODEL } from '../../model/models/model-view.ts'

/** A field or method of a release's model, with the modules that speak of it, in alphabetical order. */
export interface Member<Part> {
  readonly part: Part
  readonly modules: readonly string[]
}

/** A model of a release with everything that any of its modules gives it. */
export interface ReleaseModel {
  readonly name: string
  readonly kind: ModelPart['kind']
  readonly creators: readonly string[]
  readonly modules: readonly string[]
  readonly parents: readonly string[]
  readonly fields: ReadonlyMap<string, Member<FieldPart>>
  readonly methods: ReadonlyMap<string, Member<MethodPart>>
}

interface Growing {
  readonly name: string
  kind: ModelPart['kind']
  readonly creators: Set<string>
  readonly modules: Set<string>
  readonly parents: Set<string>
  readonly fields: Map<string, { part: FieldPart; modules: Set<string> }>
  readonly methods: Map<string, { part: MethodPart; modules: Set<string> }>
}

/** Modules of a release, Odoo's own package and modules made for tests left out. */
export function shippedModules(release: Release): readonly string[] {
  return release.modules.map((module) => module.name).filter((name) => name !== FRAMEWORK && !/^test_/.test(name))
}

/** The models of a release, those of modules made for tests left out. */
export function releaseModels(release: Release, modules = shippedModules(release)): ReadonlyMap<string, ReleaseModel> {
  const models = new Map<string, Growing>()
  for (const module of [FRAMEWORK, ...modules])
    for (const part of release.facts(module)?.models ?? []) grow(models, module, part)
  return new Map(
    [...models].map(([name, model]) => [
      name,
      {
        ...model,
        creators: [...model.creators].sort(),
        modules: [...model.modules].sort(),
        parents: [...model.parents].sort(),
        fields: finish(model.fields),
        methods: finish(model.methods),
      },
    ]),
  )
}

function finish<Part>(
  members: ReadonlyMap<string, { part: Part; modules: Set<string> }>,
): ReadonlyMap<string, Member<Part>> {
  return new Map([...members].map(([name, { part, modules }]) => [name, { part, modules: [...modules].sort() }]))
}

function grow(models: Map<string, Growing>, module: string, part: ModelPart): void {
  let model = models.get(part.model)
  if (!model) {
    model = {
      name: part.model,
      kind: part.kind,
      creators: new Set(),
      modules: new Set(),
      parents: new Set(),
      fields: new Map(),
      methods: new Map(),
    }
    models.set(part.model, model)
  }
  model.modules.add(module)
  if (part.creates) {
    model.creators.add(module)
    model.kind = part.kind
  }
  for (const parent of part.inherit) if (parent !== part.model) model.parents.add(parent)
  for (const field of part.fields) {
    const known = model.fields.get(field.name)
    // the class that makes the model, or says most, decides what the field is
    if (!known) model.fields.set(field.name, { part: field, modules: new Set([module]) })
    else {
      known.modules.add(module)
      known.part = part.creates
        ? { ...known.part, ...field }
        : { ...field, ...known.part, ...selectionOf(known.part, field) }
    }
  }
  for (const method of part.methods) {
    const known = model.methods.get(method.name)
    if (!known) model.methods.set(method.name, { part: method, modules: new Set([module]) })
    else {
      known.modules.add(module)
      if (part.creates) known.part = method
    }
  }
}

function selectionOf(one: FieldPart, other: FieldPart): { readonly selectionAdd?: readonly string[] } {
  const added = [...(one.selectionAdd ?? []), ...(other.selectionAdd ?? [])]
  return added.length > 0 ? { selectionAdd: [...new Set(added)].sort() } : {}
}

/** Names of all fields of a model, those of the models that it inherits among them. */
export function effectiveFields(models: ReadonlyMap<string, ReleaseModel>, name: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const model of lineage(models, name)) for (const field of model.fields.keys()) names.add(field)
  return names
}

/** Names of all methods of a model, those of its parents and those that every model has among them. */
export function effectiveMethods(models: ReadonlyMap<string, ReleaseModel>, name: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const parent of [name, 'base', BASE_MODEL])
    for (const model of lineage(models, parent)) for (const method of model.methods.keys()) names.add(method)
  return names
}

/** A model and all that it inherits, each once. */
function lineage(models: ReadonlyMap<string, ReleaseModel>, name: string): ReadonlySet<ReleaseModel> {
  const found = new Set<ReleaseModel>()
  const visit = (one: string): void => {
    const model = models.get(one)
    if (!model || found.has(model)) return
    found.add(model)
    model.parents.forEach(visit)
  }
  visit(name)
  return found
}
