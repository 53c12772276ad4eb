import { MEASURED_VIEWS } from '../../knowledge/view-schemas.ts'
import { editDistance } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import type { ArchNode } from './arch-node.ts'
import { ownsAttribute, ownsNode, partPlace, type ViewCheck, valuePlace } from './view-check.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** Attributes that change what a node does: one that is misspelt is passed over in silence. */
const TELLING: readonly string[] = [
  'invisible', 'readonly', 'required', 'column_invisible', 'domain', 'context', 'groups', 'widget', 'options',
  'optional', 'placeholder', 'attrs', 'editable', 'nolabel', 'colspan', 'force_save', 'default_order', 'string',
] // biome-ignore format: a table

/** Attributes that look like one of those and are none. */
const OTHERS: ReadonlySet<string> = new Set(['option', 'order', 'sting', 'strong', 'group'])

/** Attributes of forms, cards and views inside fields: no grammar measures those. */
export function checkNames(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    // Odoo itself asks whether `groups` was meant
    if (node.get('group') && ownsAttribute(check, node, 'group'))
      check.emit({
        kind: 'attribute',
        at: valuePlace(check, node, 'group'),
        view: check.view,
        name: 'group',
        near: 'groups',
      })
    if (isMeasured(scope) || !/^(?:field|button|group|page|div|label|notebook|list|tree|form|kanban)$/.test(node.tag))
      continue
    for (const [name] of node.attributes) {
      if (TELLING.includes(name) || OTHERS.has(name) || name.length < 5 || !ownsAttribute(check, node, name)) continue
      const near = TELLING.find((one) => editDistance(name, one, name.length < 8 ? 2 : 3) < (name.length < 8 ? 2 : 3))
      // attributes of HTML, of the client and of other addons
      if (near === undefined || /[^a-z_]/.test(name) || KNOWN.has(name)) continue
      check.emit({ kind: 'attribute', at: valuePlace(check, node, name), view: check.view, name, near })
    }
  }
}

const KNOWN: ReadonlySet<string> = new Set([
  'width',
  'context',
  'content',
  'columns',
  'require',
  'role',
  'target',
  'visible',
  'edit',
])

function isMeasured(scope: ArchScope): boolean {
  return !scope.parent && MEASURED_VIEWS.has(scope.root.tag === 'tree' ? 'list' : scope.root.tag)
}

/** What a card's template reads of its record must be a field of the view. */
export function checkCards(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    const { root } = scope
    if (root.tag !== 'kanban' || root.get('js_class') !== undefined || check.merged.merge.uncertain) continue
    for (const [attribute] of node.attributes) {
      if (!attribute.startsWith('t-') || !ownsAttribute(check, node, attribute)) continue
      const value = node.plain(attribute) ?? ''
      // what a card asks for first it may go without
      for (const match of value.matchAll(/(?<![\w.$'"])record\.(\w+)(?=\.(?:raw_)?value\b)/g)) {
        const field = match[1] ?? ''
        if (
          field === 'id' ||
          scope.fields.has(field) ||
          new RegExp(`record\\.${field}\\s*(?:&&|and\\b|\\?)`).test(value)
        )
          continue
        const at = partPlace(check, node, attribute, match.index + 'record.'.length, field.length)
        const exists = scope.model?.field(field) !== undefined
        if (isGuarded(node, field, root)) continue
        check.emit({ kind: 'card-field', at, view: check.view, field, exists, model: scope.model?.name ?? '' })
      }
    }
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

/** Tags of settings that another series knows. */
export function checkSettings(check: ViewCheck, visits: readonly ArchVisit[]): void {
  const modern = since(check.series, '17.0')
  for (const { node, scope } of visits) {
    if (scope.model?.name !== 'res.config.settings' || !ownsNode(check, node)) continue
    const isOld = node.tag === 'div' && (node.plain('class') ?? '').split(/\s+/).includes('app_settings_block')
    if (modern ? isOld : node.tag === 'app' || node.tag === 'setting' || node.tag === 'block')
      check.emit({
        kind: 'settings',
        at: check.source.tag(node) ?? valuePlace(check, node, 'class'),
        view: check.view,
        tag: node.tag,
      })
  }
}
