import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Place } from '../../text/span.ts'
import { fieldReads } from './compute-reads.ts'
import type { FieldView } from './field-view.ts'
import { type ModelClass, placeIn } from './model-classes.ts'
import type { ModelView } from './model-view.ts'

/** A field that a stored computed field is worked out from, and does not follow. */
export interface MissingDependency {
  readonly at: Place
  readonly method: string
  readonly field: string
  /** the way from the record, up to the first field that is not followed */
  readonly path: string
}

type Find = (model: string) => ModelView | undefined

/**
 * What the compute methods of a class read and do not depend on. Judged are methods whose fields are all stored and not
 * for the user to change: a value that may be changed is a first proposal.
 */
export function missingDependencies(one: ModelClass, find: Find): readonly MissingDependency[] {
  const { view } = one
  if (!view || one.conditional || view.kind !== 'model') return []
  return [...computedBy(one, view)].flatMap(([method, fields]) => {
    const known = dependencies(view, method.name, fields)
    if (!known || known.size === 0) return []
    const found = new Map<string, MissingDependency>()
    const computed = new Set(fields.map(({ name }) => name))
    for (const { path, span } of fieldReads(view, method.node, find, computed)) {
      const missing = shortestMissing(view, path, known, find)
      if (missing === undefined || found.has(missing) || fields.some(({ name }) => name === missing.split('.')[0]))
        continue
      found.set(missing, { at: placeIn(one, span), method: method.name, field: fields[0]?.name ?? '', path: missing })
    }
    return [...found.values()]
  })
}

/** The methods of a class that compute stored fields which follow what they are computed from, with those fields. */
function computedBy(one: ModelClass, view: ModelView): ReadonlyMap<FunctionFacts, readonly FieldView[]> {
  const methods = new Map<FunctionFacts, readonly FieldView[]>()
  for (const method of one.definition.methods) {
    const fields = view
      .fieldsWith(({ compute }) => compute === method.name)
      .filter((field) => field.compute === method.name)
    // `states` opens a field to the user too
    const open = new Set(one.definition.fields.flatMap(({ name, args }) => (args['states'] ? [name] : [])))
    const followed = fields.filter(({ name, stored, part }) => stored && part.readonly !== false && !open.has(name))
    if (fields.length > 0 && fields.length === followed.length) methods.set(method, followed)
  }
  return methods
}

/** What the fields depend on, by all definitions of the method; `undefined`: not all of it is written out. */
function dependencies(view: ModelView, method: string, fields: readonly FieldView[]): ReadonlySet<string> | undefined {
  const known = new Set<string>()
  for (const { method: one } of view.method(method)?.definitions ?? [])
    for (const decorator of one.decorators ?? []) {
      const match = /^depends(?:\((.*)\))?$/.exec(decorator)
      // of a release it is only known that there are dependencies
      if (decorator.startsWith('?') || (match && (match[1] === undefined || match[1].includes('?')))) return undefined
      if (match) for (const path of match[1]?.split(',') ?? []) if (path !== '') known.add(path)
    }
  return fields.some(({ part }) => part.open) ? undefined : known
}

/** Fields whose value never changes, or that follow the user and the language. */
const FIXED: ReadonlySet<string> = new Set(['id', 'display_name', 'create_date', 'create_uid', '__last_update'])

/** What a record leads to for as long as it is there, and is read for its rounding. */
const LASTING: ReadonlySet<string> = new Set(['res.currency', 'res.company'])

/** The first part of a way that nothing known covers, as a way from the start; `undefined`: all is covered. */
function shortestMissing(view: ModelView, path: string, known: ReadonlySet<string>, find: Find): string | undefined {
  const covered = (part: string): boolean => known.has(part) || [...known].some((one) => one.startsWith(`${part}.`))
  let at: ModelView | undefined = view
  let done = ''
  for (const name of path.split('.')) {
    const field: FieldView | undefined = at?.field(name)
    const before = done
    done = done === '' ? name : `${done}.${name}`
    if (!field || FIXED.has(name) || LASTING.has(field.comodel ?? '')) return undefined
    if (!covered(done) && !follows(field, before, known, find)) return done
    at = field.comodel === undefined ? undefined : find(field.comodel)
  }
  return undefined
}

/** Does a field that is worked out itself come of what is covered, or of nothing that is written down? */
function follows(field: FieldView, before: string, known: ReadonlySet<string>, find: Find): boolean {
  const from = (path: string): string => (before === '' ? path : `${before}.${path}`)
  if (field.related !== undefined) {
    const whole = from(field.related)
    return known.has(whole) || [...known].some((one) => one.startsWith(`${whole}.`))
  }
  if (field.compute === undefined) return false
  // a value that is worked out anew whenever it is read, or by something else than fields
  const owner = field.definitions.at(-1)?.model
  const view = owner === undefined ? undefined : find(owner)
  const needed = view && dependencies(view, field.compute, [field])
  return !needed || [...needed].every((path) => known.has(from(path)))
}
