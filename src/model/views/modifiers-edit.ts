import { attribute, elementsAround, textOf } from '../../parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import type { Edit, Fix } from '../../text/edit.ts'
import type { Place } from '../../text/span.ts'
import { attrsExpressions, type IsToMany, statesExpression } from './modifier-expression.ts'
import type { ViewArchs } from './view-archs.ts'

/**
 * `attrs` and `states` at a place as expressions of 17.0. Unsafe: what a domain and an expression make of an empty value
 * may differ. `undefined` where a part has no plain counterpart or the node has such an expression already.
 */
export function modifiersFix(views: ViewArchs, at: Place, isToMany: IsToMany): Fix | undefined {
  const root = views.source.facts(at.file)?.root
  const [element] = root ? elementsAround(root, at.span[0]) : []
  if (!element) return undefined
  const edits =
    element.tag === 'attribute' ? inElement(at.file, element, isToMany) : inAttributes(at.file, element, isToMany)
  return edits && { title: 'Write expressions', safety: 'unsafe', edits }
}

function inAttributes(file: string, element: XmlElement, isToMany: IsToMany): readonly Edit[] | undefined {
  const [attrs, states] = [attribute(element, 'attrs'), attribute(element, 'states')]
  const found = new Map(attrs ? attrsExpressions(attrs.value, isToMany) : [])
  if (attrs && found.size === 0 && !/^\s*\{\s*\}\s*$/.test(attrs.value)) return undefined
  if (states) {
    const expression = statesExpression(states.value)
    if (expression === undefined) return undefined
    const other = found.get('invisible')
    found.set('invisible', other === undefined ? expression : `${expression} or ${other}`)
  }
  if ([...found.keys()].some((name) => attribute(element, name))) return undefined
  const [first, second] = [attrs, states].filter((one) => one !== undefined).sort((a, b) => a.ns - b.ns)
  if (!first) return undefined
  const text = [...found].map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')
  const gone = text === '' ? [first, second] : [second]
  const edits: Edit[] = text === '' ? [] : [{ file, span: [first.ns, first.ve + 1], text }]
  for (const one of gone) if (one) edits.push({ file, span: [endBefore(element, one), one.ve + 1], text: '' })
  return edits
}

/** `<attribute name="attrs">…</attribute>` of an extension */
function inElement(file: string, element: XmlElement, isToMany: IsToMany): readonly Edit[] | undefined {
  if (element.children.length !== 1 || element.children[0]?.kind !== 'text') return undefined
  const name = attribute(element, 'name')?.value
  const states = name === 'states' ? statesExpression(textOf(element)) : undefined
  const found =
    name === 'attrs'
      ? attrsExpressions(textOf(element), isToMany)
      : states === undefined
        ? undefined
        : new Map([['invisible', states]])
  if (!found || found.size === 0 || element.attributes.length !== 1) return undefined
  const text = [...found].map(([key, value]) => `<attribute name="${key}">${escaped(value)}</attribute>`).join('')
  return [{ file, span: [element.s, element.e], text }]
}

function endBefore(element: XmlElement, one: XmlAttribute): number {
  const before = element.attributes[element.attributes.indexOf(one) - 1]
  return before ? before.ve + 1 : element.s + 1 + element.tag.length
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
