import { MEASURED_VIEWS, type ViewElement, viewElement } from '../../knowledge/view-schemas.ts'
import { since } from '../../text/series.ts'
import type { ArchNode } from './arch-node.ts'
import { ownsAttribute, ownsNode, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
import { subviewTags } from './view-walk.ts'

/** Some types of views must keep to a grammar: which attributes and children each element may have. */
export function checkGrammar(check: ViewCheck, root: ArchNode): void {
  if (!MEASURED_VIEWS.has(root.tag === 'tree' ? 'list' : root.tag)) return
  const elements = new Map<string, ViewElement | undefined>()
  const subviews = subviewTags(check.series)
  const visit = (node: ArchNode): void => {
    if (!elements.has(node.tag)) elements.set(node.tag, viewElement(node.tag, check.series))
    const element = elements.get(node.tag)
    if (!element) return
    checkElement(check, node, element)
    for (const child of node.children) {
      // what Odoo has taken out before it looks: views inside fields, a search panel, what a groupby holds
      if (node.tag === 'groupby' || child.tag === 'searchpanel' || (node.tag === 'field' && subviews.has(child.tag)))
        continue
      if (element.children.has(child.tag)) visit(child)
      // a child of a list or a graph that does not belong there is told of as such
      else if (ownsNode(check, child) && !(node === root && /^(?:list|tree|graph)$/.test(node.tag)))
        check.emit({
          kind: 'grammar',
          at: tagPlace(check, child),
          view: check.view,
          fault: 'child',
          tag: node.tag,
          detail: child.tag,
          allowed: [...element.children].filter((tag) => tag !== 'attribute' && tag !== 'xpath' && tag !== 'data'),
        })
    }
  }
  visit(root)
}

function checkElement(check: ViewCheck, node: ArchNode, element: ViewElement): void {
  const told = (fault: 'attribute' | 'required' | 'value', attribute: string, detail: string): void =>
    check.emit({
      kind: 'grammar',
      at: fault === 'required' ? tagPlace(check, node) : valuePlace(check, node, attribute),
      view: check.view,
      fault,
      tag: node.tag,
      detail,
      allowed: [...element.attributes.keys()].filter((name) => name !== 'position').sort(),
    })
  if (ownsNode(check, node))
    // a field without a name is told of as such
    for (const name of element.required)
      if (node.get(name) === undefined && !(node.tag === 'field' && name === 'name')) told('required', name, name)
  for (const [name] of node.attributes) {
    if (name === '#text' || !ownsAttribute(check, node, name) || isToldElsewhere(check, name)) continue
    const values = element.attributes.get(name)
    const value = node.plain(name)
    if (!element.attributes.has(name)) told('attribute', name, name)
    else if (
      value !== undefined &&
      values &&
      !(values === 'int' ? /^\s*[-+]?\d+\s*$/.test(value) : values.includes(value))
    )
      told('value', name, `${name}="${value}"`)
  }
}

/** Attributes of which other checks tell, with better words. */
function isToldElsewhere(check: ViewCheck, name: string): boolean {
  if (name === 'editable') return since(check.series, '18.0')
  return (
    (since(check.series, '17.0') && (name === 'attrs' || name === 'states')) ||
    name.startsWith('t-') ||
    /^(?:t-att-|t-attf-)?data-tooltip/.test(name)
  )
}
