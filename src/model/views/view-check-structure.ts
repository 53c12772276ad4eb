import { since } from '../../text/series.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import { ownsAttribute, ownsNode, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
import type { StructureFault } from './view-facts.ts'
import type { ArchVisit } from './view-walk.ts'

/** What Odoo demands of a view's build, whatever its model. */
export function checkStructure(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    if (ownsNode(check, node)) {
      const parent = node.parent
      if (parent && parent === scope.root && isList(check, parent.tag) && !LIST_CHILDREN.has(node.tag))
        told(check, node, 'list-child', node.tag)
      if (parent && parent === scope.root && parent.tag === 'graph' && node.tag !== 'field')
        told(check, node, 'graph-child', node.tag)
      if (node.tag === 'page' && parent?.tag !== 'notebook') told(check, node, 'page', parent?.tag ?? 'nothing')
      if (node.tag === 'searchpanel' && parent?.children.some((one) => one !== node && one.tag === 'searchpanel'))
        told(check, node, 'searchpanel', '')
      checkPeriod(check, node)
      const modern = since(check.series, '18.0')
      const isOld = node.tag === 'div' && (node.plain('class') ?? '').split(/\s+/).includes('oe_chatter')
      if (scope.root.tag === 'form' && (modern ? isOld : node.tag === 'chatter'))
        check.emit({ kind: 'chatter', at: tagPlace(check, node), view: check.view, old: isOld })
      if (node.tag === 'searchpanel')
        for (const child of node.children)
          if (child.get('domain') && child.plain('select') !== 'multi' && ownsNode(check, child))
            told(check, child, 'panel-domain', '')
      const editable = since(check.series, '18.0') && isList(check, node.tag) ? node.plain('editable') : undefined
      if (editable && editable !== 'top' && editable !== 'bottom') told(check, node, 'editable', editable)
      if (since(check.series, '17.0')) checkDirectives(check, node, scope.root.tag)
    }
    for (const attribute of ['col', 'colspan']) {
      const value = node.plain(attribute)
      if (value !== undefined && ownsAttribute(check, node, attribute) && !/^\d+$/.test(value))
        check.emit({
          kind: 'structure',
          at: valuePlace(check, node, attribute),
          view: check.view,
          fault: 'number',
          detail: `${attribute}="${value}"`,
        })
    }
  }
}

/** A kanban has the template of its cards, be it its own or that of a view that it extends. */
export function checkCardTemplates(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) if (node.tag === 'kanban' && node === scope.root) checkTemplates(check, node)
}

/** What the web client draws a card with: `kanban-box`, since 18.0 `card`, and in 18.0 still `kanban-box`. */
function checkTemplates(check: ViewCheck, kanban: ArchNode): void {
  const { series } = check
  if (!since(series, '16.0')) return
  const template = since(series, '18.0') ? 'card' : 'kanban-box'
  const named = [...walkArch(kanban)].filter((node) => node.get('t-name') !== undefined)
  const own = (name: string) => named.find((node) => node.plain('t-name') === name)
  const card = own(template)
  const old = since(series, '18.0') ? own('kanban-box') : undefined
  if (card) return
  const told = (node: ArchNode, fault: 'deprecated' | 'gone' | 'missing'): void => {
    if (ownsNode(check, node))
      check.emit({ kind: 'kanban', at: tagPlace(check, node), view: check.view, fault, old: 'kanban-box', template })
  }
  if (old) told(old, since(series, '19.0') ? 'gone' : 'deprecated')
  else if (!check.merged.merge.uncertain && kanban.get('js_class') === undefined) told(kanban, 'missing')
}

/** 18.0 and later look at the periods that a date filter begins with. */
function checkPeriod(check: ViewCheck, node: ArchNode): void {
  const periods = node.tag === 'filter' && node.get('date') ? node.plain('default_period') : undefined
  if (!periods || !since(check.series, '18.0')) return
  const own = new Set(node.children.map((child) => `custom_${child.plain('name') ?? ''}`))
  for (const period of periods.split(','))
    if (!/^(?:(?:year|month)(?:[-+][1-9]\d*)?|(?:first|second|third|fourth)_quarter)$/.test(period) && !own.has(period))
      told(check, node, 'period', period)
}

const LIST_CHILDREN: ReadonlySet<string> = new Set(['field', 'button', 'control', 'groupby', 'widget', 'header'])

function isList(check: ViewCheck, tag: string): boolean {
  return tag === (since(check.series, '18.0') ? 'list' : 'tree')
}

function told(check: ViewCheck, node: ArchNode, fault: StructureFault, detail: string): void {
  check.emit({ kind: 'structure', at: tagPlace(check, node), view: check.view, fault, detail })
}

/** Views that modules build of templates (activity, hierarchy, map …) have a say of their own in what they accept. */
const PLAIN_VIEWS: ReadonlySet<string> = new Set(['form', 'list', 'tree', 'search', 'graph', 'pivot', 'calendar'])

/** Directives that 17.0 and later accept inside a kanban view; in the others only `t-translation`. */
const KANBAN_DIRECTIVE = /^t-(?:name|esc|out|set|value|if|else|elif|foreach|as|key|att.*|call|debug|translation)/

function checkDirectives(check: ViewCheck, node: ArchNode, root: string): void {
  for (const [name] of node.attributes) {
    if (!ownsAttribute(check, node, name)) continue
    let fault: StructureFault | undefined
    if (/^(?:t-att-|t-attf-)?data-tooltip(?:-template|-info)?$/.test(name)) fault = 'tooltip'
    else if (!name.startsWith('t-')) continue
    else if (
      root === 'kanban' ? !KANBAN_DIRECTIVE.test(name) : PLAIN_VIEWS.has(root) && !name.startsWith('t-translation')
    )
      fault = 'directive'
    if (fault) check.emit({ kind: 'structure', at: tagPlace(check, node), view: check.view, fault, detail: name })
  }
}
