import { owlAssigns, owlFault } from '../../parse/owl-expression.ts'
import { since } from '../../text/series.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import { mayBeLate, ownsAttribute, ownValue, partPlace, type ViewCheck, valuePlace } from './view-check.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** Templates of cards: what they read of their record, what they call, and whether the client can read their expressions. */
export function checkCards(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    const { root } = scope
    if (root.tag !== 'kanban') continue
    const plain = root.get('js_class') === undefined && !check.merged.merge.uncertain
    for (const [attribute] of node.attributes) {
      if (!attribute.startsWith('t-') || !ownsAttribute(check, node, attribute)) continue
      checkExpression(check, node, attribute)
      checkBranch(check, node, attribute)
      if (plain) checkRecord(check, node, scope, attribute)
    }
    if (plain && node.tag === 't') checkCall(check, node, root)
  }
}

const EXPRESSION = /^t-(?:if|elif|foreach|esc|out|raw|value|key|att-[\w:.-]+)$/

/** Since 16.0 OWL compiles them. */
function checkExpression(check: ViewCheck, node: ArchNode, attribute: string): void {
  const value = EXPRESSION.test(attribute) && since(check.series, '16.0') ? node.plain(attribute) : undefined
  const message = value?.trim() ? owlFault(value) : undefined
  if (message === undefined || value === undefined) return
  check.emit({
    kind: 'expression',
    at: valuePlace(check, node, attribute),
    view: check.view,
    attribute,
    expression: value,
    message: `no JavaScript expression: ${message}`,
    later: true,
  })
}

/** `t-elif` and `t-else` come right behind a condition, and a condition compares. */
function checkBranch(check: ViewCheck, node: ArchNode, attribute: string): void {
  if (!since(check.series, '16.0')) return
  const tell = (fault: 'card-branch' | 'card-assigns', detail: string): void =>
    check.emit({ kind: 'client', at: valuePlace(check, node, attribute), view: check.view, fault, detail })
  const value = /^t-(?:if|elif)$/.test(attribute) ? node.plain(attribute) : undefined
  if (value !== undefined && owlAssigns(value)) tell('card-assigns', `${attribute}="${value}"`)
  if (attribute !== 't-elif' && attribute !== 't-else') return
  const siblings = node.parent?.children ?? []
  const before = siblings[siblings.indexOf(node) - 1]
  if (!check.merged.merge.uncertain && before?.get('t-if') === undefined && before?.get('t-elif') === undefined)
    tell('card-branch', attribute)
}

/** A template that is called is one of the view's own, or one of the web client. */
function checkCall(check: ViewCheck, node: ArchNode, root: ArchNode): void {
  const name = ownValue(check, node, 't-call')
  if (name === undefined || !/^[\w.-]+$/.test(name) || !since(check.series, '16.0')) return
  for (const one of walkArch(root)) if (one.plain('t-name') === name) return
  if (check.project.templates.has(name, check.module) !== false) return
  check.emit({ kind: 'card-call', at: valuePlace(check, node, 't-call'), view: check.view, name })
}

/** What a card reads of its record must be a field of the view. */
function checkRecord(check: ViewCheck, node: ArchNode, scope: ArchScope, attribute: string): void {
  const { root } = scope
  const value = node.plain(attribute) ?? ''
  // what a card asks for first it may go without
  for (const match of value.matchAll(/(?<![\w.$'"])record\.(\w+)(?=\.(?:raw_)?value\b)/g)) {
    const field = match[1] ?? ''
    if (field === 'id' || scope.fields.has(field) || new RegExp(`record\\.${field}\\s*(?:&&|and\\b|\\?)`).test(value))
      continue
    const at = partPlace(check, node, attribute, match.index + 'record.'.length, field.length)
    const exists = scope.model?.field(field) !== undefined
    if (isGuarded(node, field, root) || mayBeLate(check, scope.model, field)) continue
    check.emit({ kind: 'card-field', at, view: check.view, field, exists, model: scope.model?.name ?? '' })
  }
}

/** A node around asks first whether the record has it. */
function isGuarded(node: ArchNode, field: string, root: ArchNode): boolean {
  for (let at: ArchNode | undefined = node; at && at !== root; at = at.parent) {
    const condition = at.plain('t-if') ?? at.plain('t-elif')
    if (condition !== undefined && new RegExp(`record\\.${field}(?!\\.|\\w)`).test(condition)) return true
  }
  return false
}
