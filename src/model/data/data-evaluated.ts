import { attributeText } from '../../facts/extract-xml.ts'
import type { Text } from '../../facts/literal.ts'
import type { XmlFacts } from '../../facts/xml-facts.ts'
import { elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'

/** An attribute of a data file that `odoo/tools/convert.py` evaluates while it loads the file. */
export interface Evaluated {
  readonly attribute: 'eval' | 'search' | 'context'
  readonly text: Text
  readonly element: XmlElement
  /** the record, call or root around it, or itself */
  readonly owner: XmlElement
}

/** Every `eval`, `search` and `context` that is evaluated when a data file is loaded; not those inside an arch. */
export function evaluated(xml: XmlFacts): readonly Evaluated[] {
  const found: Evaluated[] = []
  const add = (element: XmlElement, owner: XmlElement, ...names: readonly Evaluated['attribute'][]): void => {
    const isSearched = names.includes('search') && (attributeText(element, 'search')?.value ?? '') !== ''
    for (const attribute of names) {
      const text = attributeText(element, attribute)
      if (!text || text.value === '' || (attribute === 'eval' && isSearched)) continue
      if (attribute === 'eval' && (attributeText(element, 'ref')?.value ?? '') !== '') continue
      found.push({ attribute, text, element, owner })
    }
  }
  const values = (parent: XmlElement, owner: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (child.tag === 'record') visit(child)
      else if (child.tag === 'field' || child.tag === 'value') {
        add(child, owner, 'eval', 'search')
        const type = attributeText(child, 'type')?.value
        if (type !== 'xml' && type !== 'html') values(child, owner)
      } else if (child.tag === 'function') visit(child)
    }
  }
  const visit = (element: XmlElement): void => {
    switch (element.tag) {
      case 'odoo':
      case 'openerp':
      case 'data':
        add(element, element, 'context')
        elementsOf(element).forEach(visit)
        break
      case 'record':
        add(element, element, 'context')
        values(element, element)
        break
      case 'template':
        add(element, element, 'context')
        break
      case 'function':
        add(element, element, 'context', 'eval')
        values(element, element)
        break
      case 'delete':
        add(element, element, 'search')
        break
      default:
        break
    }
  }
  if (xml.root) visit(xml.root)
  return found
}
