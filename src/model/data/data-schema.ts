import { allowsInnerRecords, FIELD_VALUE_TYPES, type TagSchema, tagSchema } from '../../knowledge/data-schema.ts'
import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import { nearName } from '../../text/near-name.ts'
import type { Series } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'

/** A place where a data file does not fit `odoo/import_xml.rng`, which Odoo lets every file pass first. */
export type SchemaFault =
  | {
      readonly kind: 'attribute'
      readonly at: Span
      readonly tag: string
      readonly name: string
      readonly near: string | undefined
    }
  | { readonly kind: 'missing'; readonly at: Span; readonly tag: string; readonly name: string }
  | {
      readonly kind: 'tag'
      readonly at: Span
      readonly tag: string
      readonly parent: string
      readonly near: string | undefined
    }
  | { readonly kind: 'text'; readonly at: Span; readonly tag: string }
  | {
      readonly kind: 'value'
      readonly at: Span
      readonly tag: string
      readonly name: string
      readonly value: string
      readonly wanted: string
    }
  | {
      readonly kind: 'together'
      readonly at: Span
      readonly tag: string
      readonly name: string
      readonly other: string
    }
  | { readonly kind: 'empty'; readonly at: Span; readonly type: string }

/** Checks a data file's tree against the schema of the series. */
export function schemaFaults(root: XmlElement, series: Series): readonly SchemaFault[] {
  const reader = new SchemaReader(series)
  reader.element(root, undefined)
  return reader.faults
}

class SchemaReader {
  readonly faults: SchemaFault[] = []
  readonly #series: Series

  constructor(series: Series) {
    this.#series = series
  }

  element(element: XmlElement, parent: XmlElement | undefined): void {
    const { tag } = element
    const schema = tagSchema(tag, this.#series)
    if (!schema) return
    this.#attributes(element, schema)
    if (tag === 'field' || tag === 'value') this.#value(element)
    else {
      if (tag === 'menuitem') this.#menu(element, parent)
      else if (tag === 'delete') this.#delete(element)
      else if (tag === 'record') this.#needs(element, 'forcecreate', 'id')
      else if (tag === 'template') this.#template(element)
      else if (tag === 'function' && attribute(element, 'eval') && elementsOf(element).length > 0)
        this.#apart(element, 'eval', `<${elementsOf(element)[0]?.tag}>`)
      this.#content(element, schema.children, schema.text)
    }
  }

  #attributes(element: XmlElement, schema: TagSchema): void {
    const { tag } = element
    const allowed = [...schema.required, ...schema.optional]
    for (const one of element.attributes)
      if (!allowed.includes(one.name) && !/^xmlns(?::|$)/.test(one.name))
        this.faults.push({
          kind: 'attribute',
          at: [one.ns, one.ve],
          tag,
          name: one.name,
          near: nearName(
            one.name,
            allowed.filter((name) => !attribute(element, name)),
          ),
        })
    for (const name of schema.required)
      if (!attribute(element, name)) this.faults.push({ kind: 'missing', at: startOf(element), tag, name })
  }

  #content(element: XmlElement, tags: readonly string[] | 'any', text: boolean): void {
    if (tags === 'any') return
    for (const child of element.children) {
      if (child.kind === 'text' && !text && child.text.trim() !== '') {
        const lead = child.text.length - child.text.trimStart().length
        this.faults.push({ kind: 'text', at: [Math.min(child.s + lead, child.e), child.e], tag: element.tag })
      } else if (child.kind === 'element') {
        if (tags.includes(child.tag)) this.element(child, element)
        else
          this.faults.push({
            kind: 'tag',
            at: startOf(child),
            tag: child.tag,
            parent: element.tag,
            near: nearName(child.tag, tags),
          })
      }
    }
  }

  /** `<field>` and `<value>`: one way of giving the value, and what may stand inside with it. */
  #value(element: XmlElement): void {
    const isField = element.tag === 'field'
    const ways = ['ref', 'eval', 'search', 'type'].filter(
      (name) => attribute(element, name) && (isField || name !== 'ref'),
    )
    const [way, second] = ways
    if (way && second) this.#apart(element, second, way)
    if (isField) {
      const model = attribute(element, 'model')
      if (model && way !== 'eval' && way !== 'search') this.#apart(element, 'model', way ?? 'text')
      if (way !== undefined && attribute(element, 'file') && way !== 'type') this.#apart(element, 'file', way)
      if (way === undefined && attribute(element, 'file'))
        this.faults.push({ kind: 'missing', at: startOf(element), tag: 'field', name: 'type' })
      if (attribute(element, 'use') && way !== 'search')
        this.faults.push({ kind: 'missing', at: startOf(element), tag: 'field', name: 'search' })
    }
    const type = attribute(element, 'type')
    if (way === 'type' && type && isField) this.#typed(element, type)
    else if (way === 'type')
      this.#content(element, ['list', 'tuple'].includes(type?.value ?? '') ? ['value'] : [], true)
    else if (way !== undefined) this.#content(element, [], false)
    else {
      const inner = isField && allowsInnerRecords(this.#series) && elementsOf(element).length > 0
      this.#content(element, inner ? ['record'] : [], !inner)
    }
  }

  #typed(element: XmlElement, type: XmlAttribute): void {
    if (!FIELD_VALUE_TYPES.includes(type.value)) {
      this.#badValue(type, 'field', `one of ${FIELD_VALUE_TYPES.join(', ')}`)
      return
    }
    const text = element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
    switch (type.value) {
      case 'html':
      case 'xml':
        if (elementsOf(element).length === 0)
          this.faults.push({ kind: 'empty', at: startOf(element), type: type.value })
        else this.#noText(element)
        break
      case 'list':
      case 'tuple':
        if (elementsOf(element).length === 0)
          this.faults.push({ kind: 'empty', at: startOf(element), type: type.value })
        else this.#content(element, ['value'], false)
        break
      case 'int':
      case 'float': {
        const pattern = type.value === 'int' ? XSD_INT_OR_NONE : XSD_FLOAT
        if (!pattern.test(text.trim()))
          this.faults.push({
            kind: 'value',
            at: startOf(element),
            tag: 'field',
            name: `type="${type.value}"`,
            value: text.trim(),
            wanted: type.value === 'int' ? 'a whole number or None' : 'a number',
          })
        this.#content(element, [], true)
        break
      }
      default:
        this.#content(element, [], !attribute(element, 'file'))
    }
  }

  #noText(element: XmlElement): void {
    for (const child of element.children)
      if (child.kind === 'text' && child.text.trim() !== '') {
        const lead = child.text.length - child.text.trimStart().length
        this.faults.push({ kind: 'text', at: [Math.min(child.s + lead, child.e), child.e], tag: element.tag })
      }
  }

  #menu(element: XmlElement, parent: XmlElement | undefined): void {
    const sequence = attribute(element, 'sequence')
    if (sequence && !XSD_INT.test(sequence.value.trim())) this.#badValue(sequence, 'menuitem', 'a whole number')
    const isInner = parent?.tag === 'menuitem'
    const hasParent = attribute(element, 'parent')
    const hasInner = elementsOf(element).some((child) => child.tag === 'menuitem')
    if (isInner && hasParent) this.#apart(element, 'parent', 'the menuitem around it')
    if (isInner || hasParent) {
      if (attribute(element, 'web_icon')) this.#apart(element, 'web_icon', isInner ? 'a menuitem around it' : 'parent')
      if (attribute(element, 'action') && hasInner) this.#apart(element, 'action', '<menuitem>')
    }
  }

  #delete(element: XmlElement): void {
    if (attribute(element, 'id') && attribute(element, 'search')) this.#apart(element, 'search', 'id')
    if (!attribute(element, 'id') && !attribute(element, 'search'))
      this.faults.push({ kind: 'missing', at: startOf(element), tag: 'delete', name: "id' or 'search" })
  }

  #template(element: XmlElement): void {
    this.#needs(element, 'primary', 'inherit_id')
    const primary = attribute(element, 'primary')
    if (primary && primary.value !== 'True') this.#badValue(primary, 'template', 'True, or no such attribute')
  }

  #needs(element: XmlElement, name: string, other: string): void {
    if (attribute(element, name) && !attribute(element, other))
      this.faults.push({ kind: 'missing', at: startOf(element), tag: element.tag, name: other })
  }

  #apart(element: XmlElement, name: string, other: string): void {
    const one = attribute(element, name)
    if (one) this.faults.push({ kind: 'together', at: [one.ns, one.ve], tag: element.tag, name, other })
  }

  #badValue(one: XmlAttribute, tag: string, wanted: string): void {
    this.faults.push({ kind: 'value', at: [one.vs, one.ve], tag, name: one.name, value: one.value, wanted })
  }
}

const XSD_INT = /^[+-]?\d{1,10}$/
const XSD_INT_OR_NONE = /^(?:[+-]?\d{1,10}|None)$/
const XSD_FLOAT = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/

function startOf(element: XmlElement): Span {
  return [element.s, element.se]
}
