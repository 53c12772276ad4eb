import { nearName } from '../text/near-name.ts'
import { since } from '../text/series.ts'
import { nearestOwner } from './add-dependency.ts'
import type { ArchNode } from './arch-node.ts'
import { ownsAttribute, ownsNode, partPlace, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
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
    checkGroups(check, node)
  }
}

const LIST_CHILDREN: ReadonlySet<string> = new Set(['field', 'button', 'control', 'groupby', 'widget', 'header'])

function isList(check: ViewCheck, tag: string): boolean {
  return tag === (since(check.series, '18.0') ? 'list' : 'tree')
}

function told(check: ViewCheck, node: ArchNode, fault: string, detail: string): void {
  check.emit({ kind: 'structure', at: tagPlace(check, node), view: check.view, fault, detail })
}

/** Views that modules build of templates (activity, hierarchy, map …) have a say of their own in what they accept. */
const PLAIN_VIEWS: ReadonlySet<string> = new Set(['form', 'list', 'tree', 'search', 'graph', 'pivot', 'calendar'])

/** Directives that 17.0 and later accept inside a kanban view; in the others only `t-translation`. */
const KANBAN_DIRECTIVE = /^t-(?:name|esc|out|set|value|if|else|elif|foreach|as|key|att.*|call|debug|translation)/

function checkDirectives(check: ViewCheck, node: ArchNode, root: string): void {
  for (const [name] of node.attributes) {
    if (!ownsAttribute(check, node, name)) continue
    let fault: string | undefined
    if (/^(?:t-att-|t-attf-)?data-tooltip(?:-template|-info)?$/.test(name)) fault = 'tooltip'
    else if (!name.startsWith('t-')) continue
    else if (
      root === 'kanban' ? !KANBAN_DIRECTIVE.test(name) : PLAIN_VIEWS.has(root) && !name.startsWith('t-translation')
    )
      fault = 'directive'
    if (fault) check.emit({ kind: 'structure', at: tagPlace(check, node), view: check.view, fault, detail: name })
  }
}

/** `groups="a,!b"`: each must be the id of a group. */
function checkGroups(check: ViewCheck, node: ArchNode): void {
  const value = node.plain('groups')
  if (!value || !ownsAttribute(check, node, 'groups')) return
  let offset = 0
  for (const part of value.split(',')) {
    const id = part.trim().replace(/^!/, '')
    const start = offset + part.indexOf(id)
    offset += part.length + 1
    if (id === '') continue
    const { ids, graph } = check.project
    const resolved = id.includes('.') ? ids.resolve(id, check.module) : undefined
    if (resolved && (resolved.verdict === 'unknown' || (resolved.verdict !== 'no' && resolved.verdict !== 'generated')))
      continue
    if (resolved?.verdict === 'generated') continue
    const addon = check.project.addon(check.module)
    const owner =
      resolved?.verdict === 'no' && addon ? nearestOwner(check.project, addon, resolved.elsewhere) : undefined
    const reach = graph.reach(check.module)
    const groups = ids.all().filter((one) => {
      const [declared] = ids.declarations(one)
      return declared?.part.model === 'res.groups' && (declared.module === check.module || reach.has(declared.module))
    })
    const near =
      groups.find((one) => one.slice(one.indexOf('.') + 1) === id.slice(id.indexOf('.') + 1)) ?? nearName(id, groups)
    check.emit({
      kind: 'group',
      at: partPlace(check, node, 'groups', start, id.length),
      view: check.view,
      group: id,
      near,
      owner,
    })
  }
}
