import type { FieldPart, MethodPart, ModelPart } from '../../facts/module-facts.ts'

/** One writing of a field, in one class. */
export interface FieldDefinition {
  readonly module: string
  readonly model: string
  readonly field: FieldPart
}

export interface MethodDefinition {
  readonly module: string
  readonly model: string
  readonly method: MethodPart
}

/** One class's members by name, made when first asked for, the same for all who see the class. */
export class PartIndex {
  readonly #part: ModelPart
  readonly #module: string
  #fields: ReadonlyMap<string, FieldDefinition> | undefined
  #methods: ReadonlyMap<string, MethodDefinition> | undefined
  #attributes: ReadonlySet<string> | undefined
  #delegations: readonly (readonly [model: string, field: string])[] | undefined

  constructor(part: ModelPart, module: string) {
    this.#part = part
    this.#module = module
  }

  get fields(): ReadonlyMap<string, FieldDefinition> {
    const [module, { model }] = [this.#module, this.#part]
    this.#fields ??= byName(this.#part.fields, (field) => ({ module, model, field }))
    return this.#fields
  }

  get methods(): ReadonlyMap<string, MethodDefinition> {
    const [module, { model }] = [this.#module, this.#part]
    this.#methods ??= byName(this.#part.methods, (method) => ({ module, model, method }))
    return this.#methods
  }

  get attributes(): ReadonlySet<string> {
    this.#attributes ??= new Set(this.#part.attributes)
    return this.#attributes
  }

  /** parent model → link field, of the fields that say `delegate=True` */
  get delegations(): readonly (readonly [model: string, field: string])[] {
    this.#delegations ??= this.#part.fields.flatMap(({ name, comodel, delegate, related }) =>
      delegate && comodel && !related ? [[comodel, name] as const] : [],
    )
    return this.#delegations
  }
}

function byName<Part extends { readonly name: string }, T>(
  parts: readonly Part[],
  made: (part: Part) => T,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const part of parts) found.set(part.name, made(part))
  return found
}
