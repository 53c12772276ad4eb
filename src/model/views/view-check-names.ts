import { MEASURED_VIEWS } from '../../knowledge/view-schemas.ts'
import { nearName } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import { ownsAttribute, ownsNode, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
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
    const cols = node.tag === 'group' && ownsAttribute(check, node, 'cols') ? node.get('cols') : undefined
    if (cols !== undefined)
      check.emit({
        kind: 'attribute',
        at: valuePlace(check, node, 'cols'),
        view: check.view,
        name: 'cols',
        near: 'col',
      })
    for (const [name] of node.attributes) {
      if (TELLING.includes(name) || OTHERS.has(name) || name.length < 5 || !ownsAttribute(check, node, name)) continue
      const near = nearTelling(name)
      // attributes of HTML, of the client and of other addons
      if (near === undefined || /[^a-z_]/.test(name) || KNOWN.has(name)) continue
      check.emit({ kind: 'attribute', at: valuePlace(check, node, name), view: check.view, name, near })
    }
  }
}

const nearest = new Map<string, string | undefined>()

/** The same few names stand at most nodes. */
function nearTelling(name: string): string | undefined {
  if (!nearest.has(name)) nearest.set(name, nearName(name, TELLING))
  return nearest.get(name)
}

/** Elements that the web client makes something of in a form; any other it puts into the page as it is. */
const ELEMENTS: readonly string[] = [
  'field', 'group', 'notebook', 'page', 'button', 'label', 'separator', 'newline', 'widget', 'sheet', 'header', 'footer',
] // biome-ignore format: a table
const ELEMENTS_SINCE_17: readonly string[] = [...ELEMENTS, 'setting', 'block', 'app']

/** Elements of HTML that look like one of those. */
const OF_HTML: ReadonlySet<string> = new Set(['fieldset', 'form', 'table', 'head', 'title', 'main', 'small', 'font'])

const elements = new Map<readonly string[], Map<string, string | undefined>>()

function nearElement(tag: string, names: readonly string[]): string | undefined {
  let found = elements.get(names)
  if (!found) elements.set(names, (found = new Map()))
  if (!found.has(tag)) found.set(tag, nearName(tag, names))
  return found.get(tag)
}

/** Elements of forms and lists inside them that are misspelt: what is in them is shown plainly, a field not at all. */
export function checkElements(check: ViewCheck, visits: readonly ArchVisit[]): void {
  const names = since(check.series, '17.0') ? ELEMENTS_SINCE_17 : ELEMENTS
  for (const { node, scope } of visits) {
    if (scope.root.tag !== 'form' || node === scope.root || !ownsNode(check, node)) continue
    const { tag } = node
    if (tag.length < 4 || names.includes(tag) || OF_HTML.has(tag) || !/^[A-Za-z_]+$/.test(tag)) continue
    if (node.get('position') !== undefined || node.parent?.tag === 'field') continue
    const near = nearElement(tag, names)
    if (near !== undefined)
      check.emit({ kind: 'element', at: tagPlace(check, node), view: check.view, name: tag, near })
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
