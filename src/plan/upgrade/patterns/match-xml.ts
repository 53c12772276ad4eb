import type { CsvFacts } from '../../../facts/csv-facts.ts'
import type { RecordFacts, XmlFacts } from '../../../facts/xml-facts.ts'
import type { NodeHome } from '../../../knowledge/changes/catalogue-change.ts'
import { attribute, elementsOf } from '../../../parse/xml/query.ts'
import type { XmlElement } from '../../../parse/xml/tree.ts'
import type { Hit, Wanted, WantedShape } from './pattern-hits.ts'

const VIEW_ROOTS: ReadonlySet<string> = new Set([
  'form', 'tree', 'list', 'search', 'kanban', 'graph', 'pivot', 'calendar', 'activity',
]) // biome-ignore format: a table

/** Looks for shapes in an XML file: a data file, or one with templates of the client. */
export function matchXml(relative: string, facts: XmlFacts, wanted: Wanted, hit: Hit): void {
  if (!facts.root || facts.rootKind === 'other' || facts.rootKind === 'none') return
  const walk = new NodeWalk(facts.file, wanted, hit)
  if (facts.rootKind === 'templates' || relative.startsWith('static/')) {
    if (relative.startsWith('static/')) walk.visit(facts.root, 'client', undefined, '')
    return
  }
  walk.visit(facts.root, 'data', undefined, '')
  for (const record of facts.records) matchRecord(record, facts.file, wanted, hit)
}

class NodeWalk {
  readonly #file: string
  readonly #nodes: readonly WantedShape<'node'>[]
  readonly #xpaths: readonly WantedShape<'xpath'>[]
  readonly #hit: Hit

  constructor(file: string, wanted: Wanted, hit: Hit) {
    this.#file = file
    this.#nodes = wanted.of('node')
    this.#xpaths = wanted.of('xpath')
    this.#hit = hit
  }

  /** `view` is the tag of the view around. */
  visit(element: XmlElement, home: NodeHome, parent: XmlElement | undefined, view: string): void {
    this.#match(element, home, parent, view)
    const inner = homeInside(element, home)
    const root = VIEW_ROOTS.has(element.tag) && home === 'view' ? element.tag : view
    for (const child of elementsOf(element)) this.visit(child, inner, element, root)
  }

  #match(element: XmlElement, home: NodeHome, parent: XmlElement | undefined, view: string): void {
    for (const one of this.#nodes) {
      const { shape } = one
      if (!shape.home.includes(home)) continue
      if (shape.tag && !shape.tag.test(element.tag)) continue
      if (shape.parent && !(parent && shape.parent.test(parent.tag))) continue
      if (shape.view && !shape.view.test(view)) continue
      const { attribute, value, lacks } = shape
      if (lacks && element.attributes.some((written) => lacks.test(written.name))) continue
      if (!attribute) {
        this.#hit(one, this.#file, [element.s, element.se])
        continue
      }
      const found = element.attributes.find(
        (written) => attribute.test(written.name) && (!value || value.test(written.value)),
      )
      if (found) this.#hit(one, this.#file, [found.ns, found.ve])
    }
    const expr = element.tag === 'xpath' ? attribute(element, 'expr') : undefined
    if (expr)
      for (const one of this.#xpaths)
        if (one.shape.expr.test(expr.value)) this.#hit(one, this.#file, [expr.vs, expr.ve])
  }
}

function homeInside(element: XmlElement, home: NodeHome): NodeHome {
  if (home !== 'data') return home
  if (element.tag === 'template') return 'template'
  const name = attribute(element, 'name')?.value
  if (element.tag === 'field' && (name === 'arch' || name === 'arch_db')) return 'view'
  const type = attribute(element, 'type')?.value
  return element.tag === 'field' && (type === 'html' || type === 'xml') ? 'template' : home
}

function matchRecord(record: RecordFacts, file: string, wanted: Wanted, hit: Hit): void {
  const model = record.model?.value
  if (record.tag !== 'record' || model === undefined) return
  for (const one of wanted.of('record')) {
    const { shape } = one
    if (!shape.model.test(model)) continue
    const companion = shape.with
    if (companion && !record.fields.some((field) => field.name && companion.test(field.name.value))) continue
    if (!shape.field) {
      hit(one, file, record.tagSpan)
      continue
    }
    for (const field of record.fields) {
      if (!field.name || !shape.field.test(field.name.value)) continue
      const text = field.text?.value ?? field.eval?.value ?? field.ref?.value ?? deepText(field.element)
      if (!shape.value || shape.value.test(text)) hit(one, file, field.name.span)
    }
  }
  for (const field of record.fields) for (const inner of field.records) matchRecord(inner, file, wanted, hit)
}

/** All text below an element, with the values of attributes. */
function deepText(element: XmlElement): string {
  return element.children
    .map((child) =>
      child.kind === 'text'
        ? child.text
        : child.kind === 'element'
          ? `${child.attributes.map((one) => one.value).join('\n')}\n${deepText(child)}`
          : '',
    )
    .join('\n')
}

/** Looks for shapes in a CSV file. */
export function matchCsv(csv: CsvFacts, wanted: Wanted, hit: Hit): void {
  for (const one of wanted.of('csv')) {
    const { model, column, value } = one.shape
    if (!model.test(csv.model)) continue
    if (!column) {
      if (csv.header) hit(one, csv.file, csv.header.span)
      continue
    }
    for (const [i, cell] of (csv.header?.cells ?? []).entries()) {
      if (!column.test(cell.value)) continue
      if (!value) hit(one, csv.file, cell.span)
      else {
        const row = csv.rows.find((line) => value.test(line.cells[i]?.value ?? ''))
        if (row) hit(one, csv.file, row.span)
      }
    }
  }
}
