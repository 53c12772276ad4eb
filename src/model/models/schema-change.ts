import type { FieldPart } from '../../facts/module-facts.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import type { FieldView } from './field-view.ts'
import type { ModelView } from './model-view.ts'

/** What the tables of an addon's models have, or no longer have, since an earlier state of it. */
export interface SchemaChange {
  readonly kind: 'added' | 'removed' | 'renamed' | 'retyped' | 'required' | 'model-added' | 'model-removed'
  readonly model: string
  /** empty for a model */
  readonly field: string
  /** the new name, or both types */
  readonly detail: string
  /** where it stands now */
  readonly at: Place | undefined
}

/** Columns that hold a value as it is when it gets another type. */
const ALIKE: readonly (readonly string[])[] = [
  ['Char', 'Text', 'Html', 'Selection', 'Reference'],
  ['Float', 'Monetary', 'Integer'],
  ['Many2one', 'Integer', 'Many2oneReference'],
  ['Binary', 'Image'],
]

/** Changes between an earlier state and now of the columns of the models that an addon makes or extends. */
export function schemaChanges(before: Project, now: Project, addon: Addon): readonly SchemaChange[] {
  const [old, own] = [before.facts(addon.name), now.facts(addon.name)]
  if (!old || !own) return []
  const models = new Set([...old.models, ...own.models].map((part) => part.model))
  return [...models].sort().flatMap((model) => {
    const [was, is] = [before.models.view(model, addon.name), now.models.view(model, addon.name)]
    const makes = (parts: typeof old.models): boolean => parts.some((part) => part.model === model && part.creates)
    const change = { model, field: '', detail: '', at: undefined }
    if (!is) {
      const kept = was?.kind === 'model' && makes(old.models)
      return kept ? [{ ...change, kind: 'model-removed' as const }] : []
    }
    // what cannot be read wholly may have it still
    if (!is.closed || is.kind !== 'model' || (was && !was.closed)) return []
    const place = own.models.find((part) => part.model === model)?.place
    if (!was) return makes(own.models) ? [{ ...change, kind: 'model-added' as const, at: place }] : []
    if (was.kind !== 'model') return []
    return columnChanges(was, is, addon.name)
  })
}

function columnChanges(was: ModelView, is: ModelView, module: string): readonly SchemaChange[] {
  const changes: SchemaChange[] = []
  const [old, own] = [columns(was, module), columns(is, module)]
  const added = [...own.values()].filter(({ name }) => !was.field(name)?.stored)
  for (const field of old.values()) {
    const next = is.field(field.name)
    const change = { model: is.name, field: field.name }
    if (!next?.stored) {
      const other = added.filter((one) => sameShape(one.part, field.part))
      const [only] = other
      if (other.length === 1 && only) changes.push({ ...change, kind: 'renamed', detail: only.name, at: placeOf(only) })
      else changes.push({ ...change, kind: 'removed', detail: '', at: next && placeOf(next) })
      continue
    }
    const at = placeOf(next)
    if (!isAlike(field.type, next.type))
      changes.push({ ...change, kind: 'retyped', detail: `${field.type} to ${next.type}`, at })
    else if (next.type === 'Many2one' && field.comodel !== next.comodel && field.comodel && next.comodel)
      changes.push({ ...change, kind: 'retyped', detail: `${field.comodel} to ${next.comodel}`, at })
    else if (isDemanded(next.part) && !field.part.required)
      changes.push({ ...change, kind: 'required', detail: '', at })
  }
  const renamed = new Set(changes.filter(({ kind }) => kind === 'renamed').map(({ detail }) => detail))
  for (const field of added) {
    if (renamed.has(field.name)) continue
    const kind = isDemanded(field.part) ? 'required' : 'added'
    changes.push({ kind, model: is.name, field: field.name, detail: '', at: placeOf(field) })
  }
  return changes
}

/** The stored fields that a module's own classes write. */
function columns(view: ModelView, module: string): ReadonlyMap<string, FieldView> {
  const names = view.contributions.flatMap((one) =>
    one.module === module ? one.part.fields.map(({ name }) => name) : [],
  )
  const found = new Map<string, FieldView>()
  for (const name of names) {
    const field = view.field(name)
    if (field?.stored && field.type !== 'One2many') found.set(name, field)
  }
  return found
}

/** Must a record have a value, with nothing that gives the records at hand one? */
function isDemanded(part: FieldPart): boolean {
  return part.required === true && !part.hasDefault && !part.compute && !part.related
}

function sameShape(one: FieldPart, other: FieldPart): boolean {
  return one.type === other.type && one.comodel === other.comodel && one.compute === other.compute
}

function isAlike(one: string, other: string): boolean {
  return one === other || ALIKE.some((types) => types.includes(one) && types.includes(other))
}

function placeOf(field: FieldView): Place | undefined {
  return field.definitions.at(-1)?.field.place
}
