import type { FieldPart, MethodPart, ModelPart } from '../../facts/module-facts.ts'

/** One class's members by name, made when first asked for. */
export class PartIndex {
  readonly #part: ModelPart
  #fields: ReadonlyMap<string, FieldPart> | undefined
  #methods: ReadonlyMap<string, MethodPart> | undefined
  #attributes: ReadonlySet<string> | undefined
  #delegations: readonly (readonly [model: string, field: string])[] | undefined

  constructor(part: ModelPart) {
    this.#part = part
  }

  get fields(): ReadonlyMap<string, FieldPart> {
    this.#fields ??= new Map(this.#part.fields.map((field) => [field.name, field]))
    return this.#fields
  }

  get methods(): ReadonlyMap<string, MethodPart> {
    this.#methods ??= new Map(this.#part.methods.map((method) => [method.name, method]))
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
