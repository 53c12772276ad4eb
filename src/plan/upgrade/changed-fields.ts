import { RELATIONAL } from '../../model/models/field-path.ts'
import { BASE_MODEL, type FieldView } from '../../model/models/models.ts'
import type { Project } from '../../model/project.ts'
import type { Place } from '../../text/span.ts'
import { isOdoos } from './alive.ts'
import type { Collect, RiskSeverity } from './risk.ts'

/** One place where an addon has to do with a field that both releases have. */
export interface FieldTouch {
  readonly model: string
  readonly field: string
  readonly at: Place
  /** it is only read · given or compared with a value · the database searches by it · groups or sorts by it */
  readonly how: 'read' | 'value' | 'search' | 'group'
  /** the texts that it is given or compared with */
  readonly keys?: readonly string[]
  /** what comes of a value that does not fit */
  readonly severity: RiskSeverity
  /** the texts are only compared: what does not fit is never found; `apart`: it is told apart from all others */
  readonly compared?: true | 'apart'
}

/** Tells what comes of fields that the target has in another shape: type, comodel, keys, no longer in the database. */
export class ChangedFields {
  readonly #collect: Collect
  readonly #pairs = new Map<string, readonly [was: FieldView, now: FieldView] | undefined>()

  constructor(collect: Collect) {
    this.#collect = collect
  }

  tell(touch: FieldTouch): void {
    const pair = this.#pair(touch.model, touch.field)
    if (!pair) return
    const [was, now] = pair
    if (familyOf(was) !== familyOf(now)) this.#type(touch, was, now)
    else if (RELATIONAL.has(was.type)) this.#comodel(touch, was, now)
    else if (was.type === 'Selection') this.#keys(touch, was)
    if (touch.how === 'search' || touch.how === 'group') this.#stored(touch, was, now)
  }

  /** The field in both releases, when they differ. */
  #pair(model: string, field: string): readonly [FieldView, FieldView] | undefined {
    const key = `${model}.${field}`
    if (this.#pairs.has(key)) return this.#pairs.get(key)
    const was = this.#at(this.#collect.project, model, field)
    const now = was && isOdoos(this.#collect, was) ? this.#at(this.#collect.after, model, field) : undefined
    const pair = was && now && !was.part.open && !now.part.open && differ(was, now) ? ([was, now] as const) : undefined
    this.#pairs.set(key, pair)
    return pair
  }

  #at(project: Project, model: string, field: string): FieldView | undefined {
    return project.models.view(project.former?.renamed(model) ?? model, this.#collect.addon.name)?.field(field)
  }

  #type({ model, field, at, how, severity }: FieldTouch, was: FieldView, now: FieldView): void {
    const harmless = how === 'read' || MILD.has(`${familyOf(was)} ${familyOf(now)}`)
    this.#collect.add({
      kind: 'field_type',
      symbol: `${model}.${field}`,
      at,
      severity: harmless ? 'hint' : severity,
      effort: 'review',
      alive: (project) => {
        const there = this.#at(project, model, field)
        return there && familyOf(there) === familyOf(was)
      },
      message: `'${model}.${field}' was ${worded(was)} and is ${worded(now)}: what is read from it and written to it must fit that`,
      confidence: 'likely',
    })
  }

  #comodel({ model, field, at, how, severity }: FieldTouch, was: FieldView, now: FieldView): void {
    const led = was.comodel
    if (led === undefined || now.comodel === undefined) return
    this.#collect.add({
      kind: 'field_comodel',
      symbol: `${model}.${field}`,
      at,
      severity: how === 'value' ? severity : 'hint',
      effort: 'review',
      alive: (project) => {
        const comodel = this.#at(project, model, field)?.comodel
        return comodel === undefined ? undefined : comodel === led || comodel === project.former?.renamed(led)
      },
      message: `'${model}.${field}' led to '${led}' and leads to '${now.comodel}'`,
      confidence: 'likely',
    })
  }

  #keys({ model, field, at, severity, keys = [], compared }: FieldTouch, was: FieldView): void {
    for (const key of keys) {
      if (!was.selection?.includes(key)) continue
      this.#collect.add({
        kind: 'selection_removed',
        symbol: `${model}.${field}:${key}`,
        at,
        // what is not there any more is told apart from everything, as it should be
        severity: compared === 'apart' ? 'hint' : compared ? 'silent loss' : severity,
        effort: 'review',
        alive: (project) => this.#at(project, model, field)?.selection?.includes(key),
        message: compared
          ? `the selection '${model}.${field}' has no key '${key}' any more: nothing is ever equal to it`
          : `the selection '${model}.${field}' has no key '${key}' any more: Odoo refuses the value`,
        lookup: { kind: 'field', name: `${model}.${field}:${key}` },
        confidence: 'proven',
      })
    }
  }

  #stored({ model, field, at, how }: FieldTouch, was: FieldView, now: FieldView): void {
    const able = how === 'search' ? isSearchable : isStored
    if (!able(was) || able(now)) return
    this.#collect.add({
      kind: 'field_unstored',
      symbol: `${model}.${field}`,
      at,
      severity: 'runtime error',
      effort: 'review',
      alive: (project) => {
        const there = this.#at(project, model, field)
        return there && (able(there) || (this.#answersItself(project, model) ? undefined : false))
      },
      message: `'${model}.${field}' is computed and not kept in the database any more: it cannot be ${how === 'search' ? 'searched' : 'grouped or sorted'} by`,
      confidence: 'likely',
    })
  }

  /** Does the model tell the database by itself what stands for a field? */
  #answersItself(project: Project, model: string): boolean {
    const view = project.models.view(project.former?.renamed(model) ?? model, this.#collect.addon.name)
    const definitions = view?.method('_field_to_sql')?.definitions ?? []
    return definitions.some((one) => one.model !== BASE_MODEL)
  }
}

function differ(was: FieldView, now: FieldView): boolean {
  return (
    familyOf(was) !== familyOf(now) ||
    was.comodel !== now.comodel ||
    was.stored !== now.stored ||
    (was.selection !== undefined &&
      now.selection !== undefined &&
      was.selection.some((key) => !now.selection?.includes(key)))
  )
}

/** Types whose values are taken for one another without anybody noticing. */
const FAMILIES: Readonly<Record<string, string>> = {
  Char: 'text',
  Text: 'text',
  Monetary: 'Float',
  Image: 'Binary',
  Many2many: 'x2many',
  One2many: 'x2many',
  Many2oneReference: 'Integer',
}

function familyOf({ type }: FieldView): string {
  return FAMILIES[type] ?? type
}

/** Changes that break no value: a text shows as it is in HTML, a whole number is a number. */
const MILD: ReadonlySet<string> = new Set([
  'text Html', 'Html text', 'Integer Float', 'Float Integer', 'Date Datetime', 'Datetime Date', 'text Selection',
  'Selection text', 'text Json', 'Html Json',
]) // biome-ignore format: a table

function worded({ type, comodel }: FieldView): string {
  return comodel === undefined ? type : `${type} of '${comodel}'`
}

function isStored(field: FieldView): boolean {
  return field.stored || (field.delegated !== undefined && field.target?.stored === true)
}

/** Can the database, or a method, look for values of the field? */
function isSearchable(field: FieldView): boolean {
  if (isStored(field) || field.part.search || field.part.company) return true
  return field.related !== undefined && (field.target === undefined || isSearchable(field.target))
}
