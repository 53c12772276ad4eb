import type { SkeletonNode } from '../../facts/module-facts.ts'
import type { Expr } from '../../parse/python/ast.ts'
import { since } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { ModelView } from '../models/models.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import { type NameUse, parseExpression, UnreadableExpression } from './expression-names.ts'
import { isJudged, maskedBy, mayBeLate, partPlace, type ViewCheck, valuePlace, viewPlace } from './view-check.ts'
import { ANY_FIELD, type ArchScope, FREE, groupsOf } from './view-walk.ts'

/** One attribute whose value is read as Python. */
export interface ExpressionUse {
  readonly node: ArchNode
  readonly scope: ArchScope
  readonly attribute: string
  readonly value: string
  /** only these fields matter: the view that is judged took them away from an expression of another view */
  readonly only?: ReadonlySet<string>
  /** Odoo does not read it when it loads the view */
  readonly later?: boolean
}

export function tellExpression(check: ViewCheck, use: ExpressionUse, message: string, at?: Place): void {
  if (use.only) return
  check.emit({
    kind: 'expression',
    at: at ?? valuePlace(check, use.node, use.attribute),
    view: check.view,
    attribute: use.attribute,
    expression: use.value,
    message,
    later: use.later === true,
  })
}

/** Parses an attribute's value; tells when Python cannot. */
export function parsed(check: ViewCheck, use: ExpressionUse): { expr: Expr; lead: number } | undefined {
  const result = parseExpression(use.value)
  if ('expr' in result) return result
  if (use.value.trim() !== '')
    tellExpression(check, use, result.message, partPlace(check, use.node, use.attribute, result.at, 1))
  return undefined
}

/** Reads names out of an expression; tells when Odoo cannot. */
export function readable<Result>(check: ViewCheck, use: ExpressionUse, read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableExpression)) throw error
    tellExpression(check, use, error.message)
    return undefined
  }
}

/** The entries of a dict whose keys are texts; Odoo takes nothing else here. */
export function dictEntries(
  check: ViewCheck,
  use: ExpressionUse,
  expr: Expr,
): readonly (readonly [string, Expr])[] | undefined {
  if (expr.t !== 'Dict') {
    tellExpression(check, use, 'it must be a dict')
    return undefined
  }
  const entries: (readonly [string, Expr])[] = []
  for (const [i, key] of expr.keys.entries()) {
    const entry = expr.values[i]
    if (key?.t !== 'Str') {
      tellExpression(check, use, 'its keys must be texts')
      return undefined
    }
    if (entry) entries.push([key.value, entry])
  }
  return entries
}

/** The fields that an expression reads must be in the view, since 18.0 in its model. */
export function needFields(check: ViewCheck, use: ExpressionUse, names: readonly NameUse[], lead: number): void {
  const told = new Set<string>()
  for (const one of names) {
    let target: ArchScope | undefined = use.scope
    let { name } = one
    while (name.startsWith('parent.')) {
      target = target?.parent
      name = name.slice('parent.'.length)
    }
    if (!target || name === 'id' || told.has(one.name) || (use.only && !use.only.has(name))) continue
    told.add(one.name)
    const at = partPlace(check, use.node, use.attribute, lead + one.at, one.name.length)
    if (name.includes('.')) {
      tellExpression(check, use, `'${one.name}' goes through a field: only the view's own fields can be read`, at)
      continue
    }
    if (target.fields.has(ANY_FIELD) || check.merged.merge.uncertain) continue
    const seen = target.fields.get(name)
    if (!seen) tellAbsent(check, use, target, name, at)
    else if (!since(check.series, '18.0') && since(check.series, '16.0')) checkRestricted(check, use, target, name, at)
  }
}

/** 16.0 and 17.0: what is shown to all may not read what only some have in the view. */
function checkRestricted(check: ViewCheck, use: ExpressionUse, scope: ArchScope, name: string, at: Place): void {
  const seen = scope.fields.get(name) ?? []
  if (seen.includes(FREE) || groupsOf(use.node, use.scope.root) !== FREE) return
  // shown to those who have a group and to those who have not: shown to all
  const single = new Set(seen.filter((groups) => !/[,&]/.test(groups)))
  if ([...single].some((group) => single.has(`!${group}`))) return
  // a group may be implied by all others, or hidden ones may be none at all: only what someone must have is sure
  if (!seen.every((groups) => groups.split('&').some((part) => part.split(',').every((one) => !one.startsWith('!')))))
    return
  tell(check, use, scope, name, at, { groups: seen.join(','), exists: true, fatal: true })
}

function tellAbsent(check: ViewCheck, use: ExpressionUse, scope: ArchScope, name: string, at: Place): void {
  const { model } = scope
  const { series } = check
  if (
    since(series, '17.0') &&
    !since(series, '18.0') &&
    (name === 'active_id' || name === 'active_ids' || name === 'active_model')
  )
    return
  if (since(series, '18.0') && (name === 'true' || name === 'false')) return
  const exists = model?.field(name) !== undefined
  const sure = model !== undefined && (exists || (model.closed && !name.startsWith('x_')))
  // a module that cannot be read may bring the field, and with it into the view
  if (!sure) return
  if (since(series, '18.0') && (exists || scope.names.has(name))) return
  // what would bring it has no place of its own in the view, which is told or cannot be known
  if (check.merged.merge.unplaced.some((spec) => bringsField(spec, name))) return
  if (!model || mayBeLate(check, model, name) || isBroughtUnseen(check, model, name)) return
  tell(check, use, scope, name, at, { groups: undefined, exists, fatal: sure })
}

/** Does a view that is there by now bring the field, into a view of a module that cannot be read? */
function isBroughtUnseen({ project, declared, module }: ViewCheck, model: ModelView, name: string): boolean {
  if (project.isComplete(module)) return false
  const { index } = project.views
  const moment = index.momentOf(declared)
  return [module, ...project.graph.reach(module)].some((one) =>
    index
      .ofModule(one)
      .some(
        ({ part, order }) =>
          part.inherit !== '' &&
          part.model === model.name &&
          order < moment.until &&
          showsField(part.arch, name) &&
          index.chain(part.id, moment).fault?.kind === 'missing',
      ),
  )
}

function bringsField(spec: ArchNode, name: string): boolean {
  return [...walkArch(spec)].some((one) => one !== spec && one.tag === 'field' && one.plain('name') === name)
}

function showsField(arch: SkeletonNode | undefined, name: string): boolean {
  if (!arch) return false
  const own = arch.tag === 'field' && arch.attributes.some(([key, value]) => key === 'name' && value === name)
  return own || arch.children.some((child) => showsField(child, name))
}

/** May a module that cannot be read bring the field into the view? */
function mayBeBroughtUnseen({ project, module }: ViewCheck, model: ModelView, name: string): boolean {
  const field = model.field(name)
  return field ? !project.models.isWhollyKnown(field, module) : !project.isComplete(module)
}

function tell(
  check: ViewCheck,
  use: ExpressionUse,
  scope: ArchScope,
  name: string,
  at: Place,
  found: { readonly groups: string | undefined; readonly exists: boolean; readonly fatal: boolean },
): void {
  const { model } = scope
  if (!model) return
  check.emit({
    kind: 'absent-field',
    at: use.only ? ownRemoval(check, name) : at,
    view: check.view,
    attribute: use.attribute,
    field: name,
    model: model.name,
    ...found,
    likely: use.only === undefined && mayBeBroughtUnseen(check, model, name),
    column: scope.root.tag === 'list' || scope.root.tag === 'tree',
    own: use.only !== undefined,
    masked: found.groups === undefined ? broughtBy(check, model, name) : undefined,
    by: use.only ? undefined : goneBy(check, use.node, name),
  })
}

/** The module that Odoo installs by itself and that brings the field into the view. */
function broughtBy(check: ViewCheck, model: ModelView, name: string): string | undefined {
  const { modules, merged } = check.wider()
  const node =
    merged?.merge.root &&
    [...walkArch(merged.merge.root)].find((one) => one.tag === 'field' && one.plain('name') === name)
  if (node && modules.has(node.origin.module)) return node.origin.module
  return maskedBy(check, check.project.models.fieldOwners(model.name, name, check.module))
}

/** Who took the field out of the view, when someone did. */
function goneBy(check: ViewCheck, node: ArchNode, name: string) {
  const event = check.merged.merge.events.findLast(
    (one) =>
      (one.kind === 'remove' || one.kind === 'replace-root') &&
      !one.node.holds(node) &&
      fieldsIn(one.node).has(name) &&
      (one.origin.view !== check.view || one.origin.module !== check.module),
  )
  return event && { module: event.origin.module, view: event.origin.view, place: check.source.tag(event.spec) }
}

/** Where the view that is judged took a field away. */
function ownRemoval(check: ViewCheck, name: string): Place {
  const event = ownRemovals(check).findLast((one) => fieldsIn(one.node).has(name))
  return (event && check.source.tag(event.spec)) ?? viewPlace(check)
}

/** Where the view that is judged took out the field or button of a name or id. */
export function removalOf(check: ViewCheck, name: string): Place | undefined {
  const event = ownRemovals(check).findLast((one) =>
    [...walkArch(one.node)].some(
      (node) => (node.tag === 'field' || node.tag === 'button') && (node.plain('id') ?? node.plain('name')) === name,
    ),
  )
  return event && (check.source.tag(event.spec) ?? viewPlace(check))
}

/** The fields that the view that is judged took out, one way or another. */
export function removedFields(check: ViewCheck): ReadonlySet<string> {
  return new Set(ownRemovals(check).flatMap((event) => [...fieldsIn(event.node)]))
}

/** What the view that is judged took out of those that it extends. */
export function ownRemovals(check: ViewCheck) {
  return check.merged.merge.events.filter(
    (one) => (one.kind === 'remove' || one.kind === 'replace-root') && isJudged(check, one.origin),
  )
}

function fieldsIn(node: ArchNode): ReadonlySet<string> {
  const names = new Set<string>()
  for (const one of walkArch(node)) {
    const name = one.tag === 'field' ? one.plain('name') : undefined
    if (name !== undefined) names.add(name)
  }
  return names
}
