import type { FieldPart } from '../../facts/module-facts.ts'
import { since } from '../../text/series.ts'
import { FIELD_TYPES, RELATIONAL } from './field-path.ts'
import type { ModelView } from './model-view.ts'
import type { FieldDefinition } from './part-index.ts'

/** A field as a database with the modules in reach has it: later classes override what they state. */
export class FieldView {
  readonly name: string
  /** every definition, first loaded first, those of parents before own ones; none for fields that the ORM adds */
  readonly definitions: readonly FieldDefinition[]
  readonly #owner: ModelView
  readonly #delegation: { readonly model: string; readonly link: string } | undefined
  #part: FieldPart | undefined
  #comodel: string | undefined | null = null
  #selection: readonly string[] | undefined | null = null

  constructor(
    owner: ModelView,
    definitions: readonly FieldDefinition[],
    delegation: { readonly model: string; readonly link: string } | undefined,
    given?: FieldPart,
  ) {
    this.#part = given
    this.name = (given ?? definitions[0]?.field)?.name ?? ''
    this.definitions = definitions
    this.#owner = owner
    this.#delegation = delegation
  }

  /** All definitions taken together, as Odoo merges them. */
  get part(): FieldPart {
    this.#part ??= mergeDefinitions(this.definitions)
    return this.#part
  }

  get type(): string {
    return this.part.type
  }

  /** taken over from this model through `_inherits` */
  get delegated(): string | undefined {
    return this.#delegation?.model
  }

  /** The dotted path that its value comes from, that of a delegated field through its link included. */
  get related(): string | undefined {
    if (this.#delegation) return `${this.#delegation.link}.${this.name}`
    return this.part.related || undefined
  }

  get compute(): string | undefined {
    return this.part.compute || undefined
  }

  /** Is it a column, or a relation that is kept? */
  get stored(): boolean {
    if (this.#delegation || this.compute || this.related) return !this.#delegation && this.part.store === true
    // until 17.0 such values were kept as properties, in a table of their own
    if (this.part.company && !since(this.#owner.series, '18.0')) return false
    return this.part.store !== false
  }

  /** Can a domain name it? `undefined`: that cannot be known. */
  get searchable(): boolean | undefined {
    if (this.definitions.length === 0 || this.part.open || !FIELD_TYPES.has(this.type)) return undefined
    if (this.related) return this.part.store || this.part.search ? true : this.target?.searchable
    return this.stored || this.part.company === true || (this.part.search !== undefined && this.part.search !== '')
  }

  /** The model that it leads to; that of a related field is found at the end of its path. */
  get comodel(): string | undefined {
    if (this.#comodel !== null) return this.#comodel
    this.#comodel = this.part.comodel
    if (this.#comodel === undefined && this.related && RELATIONAL.has(this.type)) this.#comodel = this.target?.comodel
    return this.#comodel
  }

  /** The field at the end of `related`; `undefined` when there is none, or the path cannot be followed. */
  get target(): FieldView | undefined {
    const path = this.related?.split('.')
    if (!path) return undefined
    let view: ModelView | undefined = this.#owner
    let field: FieldView | undefined
    for (const [i, name] of path.entries()) {
      field = view?.field(name)
      if (!field || field === this) return undefined
      view = i + 1 < path.length && field.comodel ? this.#owner.peer(field.comodel) : undefined
    }
    return field
  }

  /** Keys of a selection; `undefined` when they are not all known. */
  get selection(): readonly string[] | undefined {
    if (this.#selection !== null) return this.#selection
    this.#selection = undefined
    this.#selection = this.related ? this.target?.selection : mergeSelection(this.definitions, this.#owner)
    return this.#selection
  }
}

/** Field classes that keep what was said of their parent class; between others a new type forgets all. */
const PARENT_TYPE: Readonly<Record<string, string>> = {
  Image: 'Binary',
  Reference: 'Selection',
  Many2oneReference: 'Integer',
}

function mergeDefinitions(definitions: readonly FieldDefinition[]): FieldPart {
  const last = definitions.at(-1)?.field ?? { name: '', type: '' }
  if (definitions.length === 1) return last
  let merged: FieldPart = { name: last.name, type: last.type }
  for (const { field } of definitions) {
    const kept = field.type === last.type || PARENT_TYPE[last.type] === field.type
    merged = kept ? { ...merged, ...field, type: last.type } : { name: last.name, type: last.type }
  }
  return merged
}

function mergeSelection(definitions: readonly FieldDefinition[], owner: ModelView): readonly string[] | undefined {
  let keys: Set<string> | undefined
  for (const { field, module } of definitions) {
    if (field.open || field.openSelection) return undefined
    if (field.selection && owner.mayHaveMoreChoices(module)) return undefined
    if (field.selection) keys = new Set(field.selection)
    if (field.selectionAdd) {
      if (!keys) return undefined
      for (const key of field.selectionAdd) keys.add(key)
    }
  }
  return keys && [...keys]
}
