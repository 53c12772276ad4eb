import { MEASURED_VIEWS } from '../../knowledge/view-schemas.ts'
import { nearName } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import type { ArchNode } from './arch-node.ts'
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
    if (node.get('group') && ownsAttribute(check, node, 'group')) told(check, node, 'group', 'groups')
    if (isMeasured(scope) || !/^(?:field|button|group|page|div|label|notebook|list|tree|form|kanban)$/.test(node.tag))
      continue
    if (node.tag === 'group' && node.get('cols') !== undefined && ownsAttribute(check, node, 'cols'))
      told(check, node, 'cols', 'col')
    for (const [name] of node.attributes) {
      if (TELLING.includes(name) || OTHERS.has(name) || name.length < 5 || !ownsAttribute(check, node, name)) continue
      const near = nearTelling(name)
      // attributes of HTML, of the client and of other addons
      if (near === undefined || /[^a-z_]/.test(name) || KNOWN.has(name)) continue
      told(check, node, name, near)
    }
  }
}

function told(check: ViewCheck, node: ArchNode, name: string, near: string): void {
  check.emit({ kind: 'attribute', at: valuePlace(check, node, name), view: check.view, name, near })
}

/** The one of some names that was probably meant; the same few words are asked for at most nodes. */
function nearestOf(names: readonly string[]): (word: string) => string | undefined {
  const found = new Map<string, string | undefined>()
  return (word) => {
    if (!found.has(word)) found.set(word, nearName(word, names))
    return found.get(word)
  }
}

const nearTelling = nearestOf(TELLING)

/** Elements that the web client makes something of in a form; any other it puts into the page as it is. */
const ELEMENTS: readonly string[] = [
  'field', 'group', 'notebook', 'page', 'button', 'label', 'separator', 'newline', 'widget', 'sheet', 'header', 'footer',
] // biome-ignore format: a table
const ELEMENTS_SINCE_17: readonly string[] = [...ELEMENTS, 'setting', 'block', 'app']

/** Elements of HTML that look like one of those. */
const OF_HTML: ReadonlySet<string> = new Set(['fieldset', 'form', 'table', 'head', 'title', 'main', 'small', 'font'])

const nearElement = nearestOf(ELEMENTS)
const nearElementSince17 = nearestOf(ELEMENTS_SINCE_17)

/** Elements of forms and lists inside them that are misspelt: what is in them is shown plainly, a field not at all. */
export function checkElements(check: ViewCheck, visits: readonly ArchVisit[]): void {
  const modern = since(check.series, '17.0')
  const names = modern ? ELEMENTS_SINCE_17 : ELEMENTS
  for (const { node, scope } of visits) {
    if (scope.root.tag !== 'form' || node === scope.root || !ownsNode(check, node)) continue
    const { tag } = node
    if (tag.length < 4 || names.includes(tag) || OF_HTML.has(tag) || !/^[A-Za-z_]+$/.test(tag)) continue
    if (node.get('position') !== undefined || node.parent?.tag === 'field') continue
    const near = (modern ? nearElementSince17 : nearElement)(tag)
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
