import type { Expr } from '../../parse/python/ast.ts'
import { walkExprs } from '../../parse/python/walk.ts'
import type { ArchNode } from './arch-node.ts'
import { ownValue, partPlace, type ViewCheck } from './view-check.ts'
import type { ExpressionUse } from './view-check-expressions.ts'
import type { ArchScope } from './view-walk.ts'

/** Texts that an expression of a node, or a domain in its `attrs`, compares selection fields with. */
export function checkCompared(check: ViewCheck, use: ExpressionUse, root: Expr, lead: number): void {
  if (use.only) return
  walkExprs(root, (expr) => {
    if (expr.t === 'Compare') {
      const [right] = expr.comparators
      if (expr.comparators.length === 1 && right && /^(?:==|!=|in|not in)$/.test(expr.ops[0] ?? ''))
        judge(check, use, expr.left, right, lead)
    } else if ((expr.t === 'Tuple' || expr.t === 'List') && expr.items.length === 3) {
      const [left, operator, right] = expr.items
      if (left?.t === 'Str' && operator?.t === 'Str' && right && /^(?:=|!=|in|not in)$/.test(operator.value))
        judge(check, use, left, right, lead)
    }
  })
}

/** The keys that a status bar is told to show. */
export function checkStatusbar(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const value = ownValue(check, node, 'statusbar_visible')
  const name = node.plain('name')
  if (value === undefined || name === undefined || node.tag !== 'field') return
  let at = 0
  for (const part of value.split(',')) {
    const key = part.trim()
    emit(
      check,
      { node, scope, attribute: 'statusbar_visible', value },
      scope,
      name,
      key,
      at + part.indexOf(key),
      key.length,
    )
    at += part.length + 1
  }
}

function judge(check: ViewCheck, use: ExpressionUse, left: Expr, right: Expr, lead: number): void {
  const [scope, name] = fieldOf(use.scope, left)
  if (!scope || name === undefined) return
  const texts = right.t === 'List' || right.t === 'Tuple' || right.t === 'Set' ? right.items : [right]
  for (const text of texts)
    if (text.t === 'Str') emit(check, use, scope, name, text.value, lead + text.s, text.e - text.s)
}

/** `state`, `parent.state`, `'state'` of a domain */
function fieldOf(scope: ArchScope, left: Expr): readonly [ArchScope | undefined, string | undefined] {
  if (left.t === 'Name') return [scope, left.id]
  if (left.t === 'Str') return left.value.includes('.') ? [undefined, undefined] : [scope, left.value]
  const isParent = left.t === 'Attribute' && left.value.t === 'Name' && left.value.id === 'parent'
  return isParent ? [scope.parent, left.attr] : [undefined, undefined]
}

function emit(
  check: ViewCheck,
  { node, attribute }: ExpressionUse,
  { model }: ArchScope,
  name: string,
  key: string,
  start: number,
  length: number,
): void {
  // a mixin's choices may be added to by the models that take it over, and its view with them
  const field = model?.closed && model.kind !== 'abstract' ? model.field(name) : undefined
  const keys = field?.type === 'Selection' && !field.part.open ? field.selection : undefined
  if (!model || !keys || key === '' || keys.includes(key)) return
  const at = partPlace(check, node, attribute, start, length)
  check.emit({ kind: 'selection', at, view: check.view, field: name, model: model.name, key, keys })
}
