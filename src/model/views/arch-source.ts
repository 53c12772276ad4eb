import type { PartPlace } from '../../facts/module-facts.ts'
import type { XmlFacts } from '../../facts/xml-facts.ts'
import { elementsWithin } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { Place, Span } from '../../text/span.ts'
import type { Project } from '../project.ts'
import type { ArchNode } from './arch-node.ts'

/** Leads from nodes of an arch back to the elements of the files that hold them. */
export class ArchSource {
  readonly #project: Project
  readonly #elements = new Map<string, ReadonlyMap<number, XmlElement>>()

  constructor(project: Project) {
    this.#project = project
  }

  /** The element that begins at a place. */
  element(place: PartPlace | undefined): XmlElement | undefined {
    return place && this.#indexed(place.file).get(place.span[0])
  }

  /** The facts of a data file, when it belongs to an addon read from disk. */
  facts(file: string): XmlFacts | undefined {
    const addon = this.#project.addonOfFile(file)
    return addon?.xml.get(file.slice(addon.site.path.length + 1))
  }

  #indexed(file: string): ReadonlyMap<number, XmlElement> {
    let elements = this.#elements.get(file)
    if (!elements) {
      const made = new Map<number, XmlElement>()
      const root = this.facts(file)?.root
      for (const element of root ? elementsWithin(root) : []) made.set(element.s, element)
      this.#elements.set(file, (elements = made))
    }
    return elements
  }

  /** Where a node stands: its start tag. */
  tag(node: ArchNode): Place | undefined {
    return node.place && { file: node.place.file, span: node.place.span }
  }

  /**
   * Where the value of an attribute stands that the node has from its own element or from an `<attribute>` that changed
   * it. `raw`: the value stands there letter for letter, so that an offset in it is an offset in the file.
   */
  value(node: ArchNode, attribute: string): { readonly place: Place; readonly raw: boolean } | undefined {
    const change = node.changes.findLast((one) => one.attribute === attribute)
    if (change) {
      const element = this.element(change.place)
      if (!element || !change.place) return undefined
      const text = element.children.find((child) => child.kind === 'text')
      const span: Span = text ? [text.s, text.e] : change.place.span
      const whole = text?.kind === 'text' && text.e - text.s === text.text.length && text.text === node.get(attribute)
      return { place: { file: change.place.file, span }, raw: whole }
    }
    return node.place && this.attribute(node.place, attribute, node.get(attribute))
  }

  /** Where an attribute's value stands in the element at a place. */
  attribute(
    place: PartPlace,
    attribute: string,
    value?: string,
  ): { readonly place: Place; readonly raw: boolean } | undefined {
    const found = this.element(place)?.attributes.find((one) => one.name === attribute)
    if (!found) return { place: { file: place.file, span: place.span }, raw: false }
    const raw = found.ve - found.vs === found.value.length && (value === undefined || value === found.value)
    return { place: { file: place.file, span: [found.vs, found.ve] }, raw }
  }
}
