import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'

/** Extensions that come after all others have a priority of at least this much. */
export const LATE_PRIORITY = 99
/** What Odoo takes when an extension says none. */
export const DEFAULT_PRIORITY = 16

/**
 * The locators of an arch that replace a node so that it is gone for the extensions that come later: `$0` keeps it, and
 * so does a node of the same tag and name among what is put in its place.
 */
export function lossyReplacements(arch: XmlElement): readonly XmlElement[] {
  const locators = arch.tag === 'data' || arch.tag === 'template' || arch.tag === 'field' ? elementsOf(arch) : [arch]
  return locators.flatMap((one) => {
    // a list of locators may stand in <data>
    if (one.tag === 'data' && !attribute(one, 'position')) return lossyReplacements(one)
    const position = attribute(one, 'position')?.value
    return position === 'replace' && !keepsNode(one) ? [one] : []
  })
}

function keepsNode(locator: XmlElement): boolean {
  const wanted = targetOf(locator)
  const inside = (element: XmlElement): boolean =>
    element.children.some((child) => {
      if (child.kind === 'text') return child.text.includes('$0')
      if (child.kind !== 'element') return false
      return (wanted && child.tag === wanted.tag && nameOf(child) === wanted.name) || inside(child)
    })
  return inside(locator)
}

/** The tag and the name of the node that a locator looks for, when it says both. */
function targetOf(locator: XmlElement): { readonly tag: string; readonly name: string } | undefined {
  if (locator.tag !== 'xpath') {
    const name = nameOf(locator)
    return name === undefined ? undefined : { tag: locator.tag, name }
  }
  const expr = attribute(locator, 'expr')?.value ?? ''
  const found = /(\w+)\[@(?:name|id)=['"]([^'"]+)['"]\]\s*$/.exec(expr)
  return found?.[1] && found[2] ? { tag: found[1], name: found[2] } : undefined
}

function nameOf(element: XmlElement): string | undefined {
  return element.attributes.find(({ name }) => name === 'name' || name === 'id')?.value
}
