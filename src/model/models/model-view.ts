import type { FieldPart, ModelPart } from '../../facts/module-facts.ts'
import { keepList } from '../../text/keep.ts'
import { type Series, since } from '../../text/series.ts'
import { FieldView } from './field-view.ts'
import type { Contribution } from './model-lineage.ts'
import type { FieldDefinition, MethodDefinition, PartIndex } from './part-index.ts'

export interface MethodView {
  readonly name: string
  /** every definition, first loaded first */
  readonly definitions: readonly MethodDefinition[]
}

/** The name under which a release keeps what every model has from Odoo's own `BaseModel`. */
export const BASE_MODEL = '_base_model'

/** What a view asks of the index that made it. */
export interface ViewContext {
  readonly series: Series
  /** every module in reach can be read */
  readonly complete: boolean
  /** another model as the same module sees it */
  view(model: string): ModelView | undefined
  index(part: ModelPart, module: string): PartIndex
  /** modules whose lists code in reach makes longer */
  lengthened(): ReadonlySet<string>
}

/** A model with all that the modules in reach of one module give it. Members are looked up when asked for. */
export class ModelView {
  readonly name: string
  /** classes of the model itself, first loaded first */
  readonly contributions: readonly Contribution[]
  /** every class that gives members, first in Python's lookup order first: the model's own, its parents', `base`, BaseModel */
  readonly lineage: readonly Contribution[]
  /** models whose members it takes over, itself and the `base` model left out */
  readonly parents: ReadonlySet<string>
  readonly kind: ModelPart['kind']
  readonly #context: ViewContext
  readonly #missingParent: boolean
  readonly #fields = new Map<string, FieldView | undefined>()
  readonly #methods = new Map<string, MethodView | undefined>()
  #allFields: ReadonlyMap<string, FieldView> | undefined
  #allMethods: ReadonlyMap<string, MethodView> | undefined
  #inherits: readonly (readonly [model: string, field: string])[] | undefined
  #open: boolean | undefined
  #setByCode: ReadonlySet<string> | undefined
  #asking = false

  constructor(
    name: string,
    contributions: readonly Contribution[],
    lineage: readonly Contribution[],
    parents: ReadonlySet<string>,
    missingParent: boolean,
    context: ViewContext,
  ) {
    this.name = name
    this.contributions = contributions
    this.lineage = lineage
    this.parents = parents
    this.kind = contributions.find(({ part }) => part.creates)?.part.kind ?? 'model'
    this.#missingParent = missingParent
    this.#context = context
  }

  /** Another model as the same module sees it. */
  peer(model: string): ModelView | undefined {
    return this.#context.view(model)
  }

  /** May the choices that a module gives a field be more than those written there? */
  mayHaveMoreChoices(module: string): boolean {
    return this.#context.lengthened().has(module)
  }

  get series(): Series {
    return this.#context.series
  }

  /** It may have members that a reading cannot see. */
  get open(): boolean {
    if (this.#open !== undefined) return this.#open
    if (this.#asking) return false
    this.#asking = true
    this.#open =
      this.#missingParent ||
      this.lineage.some(({ part }) => part.open === true) ||
      this.inherits.some(([parent]) => this.#context.view(parent)?.open ?? true)
    this.#asking = false
    return this.#open
  }

  /** All fields that it can have are known: what is not found does not exist. */
  get closed(): boolean {
    return this.#context.complete && !this.open
  }

  /** All methods and attributes that it can have are known, those of `BaseModel` among them. */
  get membersKnown(): boolean {
    return (
      this.closed &&
      this.lineage.some(
        ({ part, module }) => part.model === BASE_MODEL && this.#context.index(part, module).methods.has('write'),
      )
    )
  }

  /** delegation: parent model → link field, of all classes in the lineage */
  get inherits(): readonly (readonly [model: string, field: string])[] {
    if (this.#inherits) return this.#inherits
    const found = new Map<string, string>()
    for (const { part } of this.lineage.toReversed())
      for (const [model, field] of part.inherits) found.set(model, field)
    for (const { module, part } of this.lineage.toReversed())
      for (const [model, field] of this.#context.index(part, module).delegations) found.set(model, field)
    this.#inherits = [...found]
    return this.#inherits
  }

  get recName(): string | undefined {
    return this.attribute('recName')
  }

  get order(): string | undefined {
    return this.attribute('order')
  }

  get table(): string {
    return (
      this.contributions.findLast(({ part }) => part.table !== undefined)?.part.table ?? this.name.replaceAll('.', '_')
    )
  }

  /** `_auto = False`: a view of the database, or nothing */
  get auto(): boolean {
    return this.kind !== 'abstract' && !this.lineage.some(({ part }) => part.auto === false)
  }

  /** The value that counts of a class attribute. */
  attribute(key: 'recName' | 'order' | 'parentName'): string | undefined {
    return this.lineage.find(({ part }) => part[key] !== undefined)?.part[key]
  }

  /**
   * Fields that code of the model may set on its own when a record is made, and values that it may take out; `?` among
   * them: it may be any field.
   */
  get setByCode(): ReadonlySet<string> {
    this.#setByCode ??= new Set(
      this.lineage.flatMap(({ part }) =>
        part.model === BASE_MODEL ? [] : part.methods.flatMap((one) => one.sets ?? []),
      ),
    )
    return this.#setByCode
  }

  field(name: string): FieldView | undefined {
    if (this.#fields.has(name)) return this.#fields.get(name)
    // while a field is looked up through `_inherits`, asking for it again (a circle of delegation) finds nothing
    this.#fields.set(name, undefined)
    const found = this.#findField(name)
    this.#fields.set(name, found)
    return found
  }

  #findField(name: string): FieldView | undefined {
    const definitions: FieldDefinition[] = []
    for (const { module, part } of this.lineage) {
      const definition = this.#context.index(part, module).fields.get(name)
      if (definition) definitions.push(definition)
    }
    if (definitions.length > 0) return new FieldView(this, keepList(definitions.reverse()), undefined)
    const magic = this.#magic(name)
    if (magic) return new FieldView(this, keepList<FieldDefinition>([]), undefined, magic)
    for (const [parent, link] of this.#delegates) {
      if (parent === this.name) continue
      const field = this.#context.view(parent)?.field(name)
      if (field) return new FieldView(this, field.definitions, { model: parent, link }, field.part)
    }
    return undefined
  }

  /** The models whose fields it takes; since 15.0 an abstract model hands its delegation on and takes none by it. */
  get #delegates(): readonly (readonly [model: string, field: string])[] {
    return this.kind === 'abstract' && since(this.#context.series, '15.0') ? [] : this.inherits
  }

  /** Fields that the ORM adds: to classes that make a stored model, since 19.0 `id` and `display_name` to every model. */
  #magic(name: string): FieldPart | undefined {
    const magic = MAGIC.get(name)
    if (!magic) return undefined
    const { series } = this.#context
    if (name === '__last_update') return since(series, '17.0') || this.kind === 'abstract' ? undefined : magic
    const always = series === '14.0' || since(series, '19.0')
    const makers = this.lineage.filter(({ part }) => part.creates && part.kind !== 'abstract')
    if (name === 'id' || name === 'display_name') return always || makers.length > 0 ? magic : undefined
    return makers.some(({ part }) => part.logAccess ?? part.auto ?? true) ? magic : undefined
  }

  /** The fields of which some definition says what is asked for, one that is overridden later included. */
  fieldsWith(says: (definition: FieldPart) => boolean): readonly FieldView[] {
    const names = new Set<string>()
    this.#gather(says, names, new Set())
    return [...names].flatMap((name) => this.field(name) ?? [])
  }

  #gather(says: (definition: FieldPart) => boolean, names: Set<string>, asked: Set<ModelView>): void {
    asked.add(this)
    for (const { part } of this.lineage.toReversed())
      for (const field of part.fields) if (says(field)) names.add(field.name)
    for (const [model] of this.#delegates) {
      const parent = this.#context.view(model)
      if (parent && !asked.has(parent)) parent.#gather(says, names, asked)
    }
  }

  /** Does an addon change a method that every model has? */
  isOverridden(method: string): boolean {
    return this.method(method)?.definitions.some(({ model }) => model !== BASE_MODEL && model !== 'base') ?? false
  }

  method(name: string): MethodView | undefined {
    if (this.#methods.has(name)) return this.#methods.get(name)
    const definitions: MethodDefinition[] = []
    for (const { module, part } of this.lineage) {
      const definition = this.#context.index(part, module).methods.get(name)
      if (definition) definitions.push(definition)
    }
    const view = definitions.length > 0 ? { name, definitions: keepList(definitions.reverse()) } : undefined
    this.#methods.set(name, view)
    return view
  }

  /** A plain Python attribute of one of its classes. */
  hasAttribute(name: string): boolean {
    return this.lineage.some(({ part, module }) => this.#context.index(part, module).attributes.has(name))
  }

  get fields(): ReadonlyMap<string, FieldView> {
    if (this.#allFields) return this.#allFields
    const all = new Map<string, FieldView>()
    this.#allFields = all
    const names = new Set<string>()
    for (const { part } of this.lineage.toReversed()) for (const field of part.fields) names.add(field.name)
    for (const name of MAGIC.keys()) names.add(name)
    for (const [parent] of this.#delegates)
      if (parent !== this.name) for (const name of this.#context.view(parent)?.fields.keys() ?? []) names.add(name)
    for (const name of names) {
      const field = this.field(name)
      if (field) all.set(name, field)
    }
    return all
  }

  get methods(): ReadonlyMap<string, MethodView> {
    if (this.#allMethods) return this.#allMethods
    const all = new Map<string, MethodView>()
    for (const { part } of this.lineage.toReversed())
      for (const { name } of part.methods) {
        const method = all.has(name) ? undefined : this.method(name)
        if (method) all.set(name, method)
      }
    this.#allMethods = all
    return all
  }
}

/** Fields that the ORM adds, by name. */
export const MAGIC: ReadonlyMap<string, FieldPart> = new Map(
  [
    { name: 'id', type: 'Id' },
    { name: 'display_name', type: 'Char', compute: '_compute_display_name' },
    { name: '__last_update', type: 'Datetime', compute: '_compute_concurrency_field' },
    { name: 'create_uid', type: 'Many2one', comodel: 'res.users' },
    { name: 'create_date', type: 'Datetime' },
    { name: 'write_uid', type: 'Many2one', comodel: 'res.users' },
    { name: 'write_date', type: 'Datetime' },
  ].map((part) => [part.name, part]),
)
