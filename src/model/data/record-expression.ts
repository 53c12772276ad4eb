import type { Expr } from '../../parse/python/ast.ts'
import { walkExprs } from '../../parse/python/walk.ts'
import { RELATIONAL } from '../models/field-path.ts'
import type { ModelView } from '../models/models.ts'
import { freeNames } from './data-expression.ts'

/** A member that a recordset in an expression does not have. */
export interface MissingMember {
  readonly model: ModelView
  readonly name: string
  /** the attribute, its name at the end */
  readonly node: Expr & { readonly t: 'Attribute' }
}

/** Methods of every model that give records of the same model. */
const SAME_MODEL: ReadonlySet<string> = new Set([
  'sudo', 'with_context', 'with_user', 'with_company', 'with_env', 'with_prefetch', 'search', 'browse', 'create',
  'copy', 'filtered', 'filtered_domain', 'sorted', 'exists', 'ensure_one', 'union', 'concat',
]) // biome-ignore format: a table

/**
 * The model of an expression that stands for records, where names and `env['…']` tell it. Members that a model surely
 * lacks are told on the way. `names` are the records that the surroundings give; `viewOf` a model as the addon sees it.
 */
export function recordsModel(
  expr: Expr,
  names: ReadonlyMap<string, ModelView>,
  viewOf: (model: string) => ModelView | undefined,
  tell: (missing: MissingMember) => void,
): ModelView | undefined {
  switch (expr.t) {
    case 'Name':
      return names.get(expr.id)
    case 'Subscript':
      if (expr.value.t === 'Name' && expr.value.id === 'env' && expr.index.t === 'Str') return viewOf(expr.index.value)
      return expr.index.t === 'Slice' || expr.index.t === 'Num'
        ? recordsModel(expr.value, names, viewOf, tell)
        : undefined
    case 'Call':
      if (expr.func.t !== 'Attribute') return undefined
      return called(expr.func, names, viewOf, tell)
    case 'Attribute': {
      const model = recordsModel(expr.value, names, viewOf, tell)
      if (!model) return undefined
      const field = model.field(expr.attr)
      if (!field) {
        if (isMissing(model, expr.attr)) tell({ model, name: expr.attr, node: expr })
        return undefined
      }
      return RELATIONAL.has(field.type) && field.comodel !== undefined ? viewOf(field.comodel) : undefined
    }
    default:
      return undefined
  }
}

/**
 * Names that an expression takes from outside and calls, or asks a member of. Where a name stands alone too, the expression
 * may ask whether it is there, and it is left out.
 */
export function askedNames(expr: Expr): readonly { readonly id: string; readonly s: number; readonly e: number }[] {
  const asked = new Set<number>()
  walkExprs(expr, (one) => {
    const value =
      one.t === 'Attribute' ? one.value
      : one.t === 'Call' ? one.func
      : undefined // biome-ignore format: reads as a list
    if (value?.t === 'Name') asked.add(value.s)
  })
  if (asked.size === 0) return []
  const free = freeNames(expr)
  const alone = new Set(free.filter(({ s }) => !asked.has(s)).map(({ id }) => id))
  return free.filter(({ id, s }) => asked.has(s) && !alone.has(id))
}

/** What an expression may come out as: itself, or one of the parts that it chooses from. */
export function resultsOf(expr: Expr): readonly Expr[] {
  if (expr.t === 'Bool') return expr.values.flatMap(resultsOf)
  return expr.t === 'Conditional' ? [...resultsOf(expr.body), ...resultsOf(expr.orelse)] : [expr]
}

/** What an expression comes out as when nothing in it is empty: of `a and b` that is `b`. */
export function fullResultsOf(expr: Expr): readonly Expr[] {
  if (expr.t === 'Bool') return (expr.op === 'and' ? expr.values.slice(-1) : expr.values).flatMap(fullResultsOf)
  return expr.t === 'Conditional' ? [...fullResultsOf(expr.body), ...fullResultsOf(expr.orelse)] : [expr]
}

/**
 * Models of the env that an expression names by a text, with the place of the name: `env['sale.order']`. Left out is what
 * it asks for first, as in `'sale.order' in env`.
 */
export function modelsOfEnv(expr: Expr): readonly { readonly model: string; readonly s: number; readonly e: number }[] {
  const found: { model: string; s: number; e: number }[] = []
  const asked = new Set<string>()
  walkExprs(expr, (one) => {
    if (one.t === 'Subscript' && one.value.t === 'Name' && one.value.id === 'env' && one.index.t === 'Str')
      found.push({ model: one.index.value, s: one.index.s, e: one.index.e })
    else if (one.t === 'Compare') walkExprs(one, (part) => void (part.t === 'Str' && asked.add(part.value)))
  })
  return found.filter(({ model }) => !asked.has(model))
}

/** The names without those that a lambda or a comprehension of the expression gives anew. */
export function namesOutside<T>(expr: Expr, names: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const anew = new Set<string>()
  walkExprs(expr, (one) => {
    if (one.t === 'Lambda') for (const { name } of [...one.params.posonly, ...one.params.args]) anew.add(name)
    else if (one.t === 'Comp')
      for (const { target } of one.clauses) walkExprs(target, (part) => void (part.t === 'Name' && anew.add(part.id)))
  })
  return anew.size === 0 ? names : new Map([...names].filter(([name]) => !anew.has(name)))
}

function called(
  func: Expr & { readonly t: 'Attribute' },
  names: ReadonlyMap<string, ModelView>,
  viewOf: (model: string) => ModelView | undefined,
  tell: (missing: MissingMember) => void,
): ModelView | undefined {
  const model = recordsModel(func.value, names, viewOf, tell)
  if (!model) return undefined
  if (isMissing(model, func.attr)) tell({ model, name: func.attr, node: func })
  return SAME_MODEL.has(func.attr) ? model : undefined
}

function isMissing(model: ModelView, name: string): boolean {
  if (!model.membersKnown || name.startsWith('__') || name.startsWith('x_')) return false
  return !model.field(name) && !model.method(name) && !model.hasAttribute(name) && !INSTANCE.has(name)
}

/** What every recordset has beside the methods of its class. */
const INSTANCE: ReadonlySet<string> = new Set([
  'id', 'ids', 'env', 'pool', '_name', '_description', '_fields', '_table', '_cr', '_uid', '_context', '_ids', '_order',
  '_rec_name', '_inherit', '_inherits', '_origin', '_abstract', '_transient', '_register', '_prefetch_ids', '_auto',
  '_log_access', '_module', '_parent_name', '_parent_store', '_sql_constraints', '_active_name', '_date_name',
  '_sequence', '_original_module', '_depends', '_custom', '_inherit_children', '_inherits_children', '_rec_names_search',
  '_check_company_auto', '_allow_sudo_commands', '_constraint_methods', '_ondelete_methods', '_onchange_methods',
  '_table_query', '_table_sql', '_table_objects', '_translate', '_fold_name', '_parent_path', '_field_inverses',
]) // biome-ignore format: a table
