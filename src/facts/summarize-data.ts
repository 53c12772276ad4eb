import { elementsOf } from '../parse/xml/query.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import { keepList } from '../text/keep.ts'
import type { Span } from '../text/span.ts'
import type { CsvFacts } from './csv-facts.ts'
import { attributeText } from './extract-xml.ts'
import type { IdPart, SkeletonNode, TemplatePart, ViewPart } from './module-facts.ts'
import { skeletonOf } from './skeleton.ts'
import type { DataCall, RecordFacts, RecordField, XmlFacts } from './xml-facts.ts'

/** How a data file is loaded: by which module, under which name, with demo data or not. */
export interface LoadedFile {
  readonly module: string
  readonly file: string
  readonly demo: boolean
  /** keep places (a user's addon) or drop them and hash values (a release) */
  readonly withPlaces: boolean
}

/** `module.name` of an id as written in a file of `module`. */
export function fullId(module: string, id: string): string {
  return id.includes('.') ? id : `${module}.${id}`
}

/** External ids that an XML data file declares, in order; records nested in fields come after their owner. */
export function xmlIds(facts: XmlFacts, load: LoadedFile): readonly IdPart[] {
  const parts: IdPart[] = []
  const add = (record: RecordFacts): void => {
    const model = recordModel(record, load.module)
    if (record.id && record.id.value !== '' && model !== undefined) {
      const tag =
        record.tag === 'record' || record.tag === 'template' || record.tag === 'menuitem' ? {} : { tag: record.tag }
      const given = keepList(record.fields.flatMap((field) => (field.name && isGiven(field) ? [field.name.value] : [])))
      parts.push({
        ...idPart(facts.file, record.id, model, record.noupdate, load),
        ...tag,
        ...(load.withPlaces && { given }),
      })
    }
    for (const field of record.fields) field.records.forEach(add)
  }
  let next = 0
  for (const call of facts.calls) {
    const made = idsOfCall(call)
    if (made.length === 0) continue
    for (; next < facts.records.length && (facts.records[next]?.span[0] ?? 0) < call.span[0]; next++)
      add(facts.records[next]!)
    parts.push(
      ...made.map((id) => ({
        ...idPart(facts.file, id, '', id.noupdate, load),
        ...(load.withPlaces && { given: [] }),
      })),
    )
  }
  facts.records.slice(next).forEach(add)
  return parts
}

/** Ids that `ir.model.data._update_xmlids` is told to give to records that are there already. Their models are not known. */
function idsOfCall({
  model,
  name,
  element,
}: DataCall): readonly { readonly value: string; readonly span: Span; readonly noupdate: boolean }[] {
  if (model?.value !== 'ir.model.data' || name?.value !== '_update_xmlids') return []
  return [element, ...elementsOf(element)].flatMap((one) => {
    const text = attributeText(one, 'eval')
    if (!text) return []
    const noupdate = /['"]noupdate['"]\s*:\s*True/.test(text.value)
    const found = text.value.matchAll(/['"]xml_id['"]\s*:\s*['"]([^'"]+)['"]/g)
    return [...found].map((match) => ({ value: match[1] ?? '', span: text.span, noupdate }))
  })
}

/** The model of a record; themes keep their templates and assets aside, to copy them to websites. */
export function recordModel(record: RecordFacts, module: string): string | undefined {
  const isThemed = module.startsWith('theme_') && (record.tag === 'template' || record.tag === 'asset')
  return record.model && (isThemed ? `theme.${record.model.value}` : record.model.value)
}

function isGiven(field: RecordField): boolean {
  return field.ref !== undefined || field.search !== undefined || (field.eval?.value ?? field.text?.value ?? '') !== ''
}

/** External ids that a CSV data file declares. */
export function csvIds(facts: CsvFacts, load: LoadedFile): readonly IdPart[] {
  const header = facts.header?.cells ?? []
  const column = header.findIndex((cell) => cell.value === 'id')
  if (column < 0) return []
  const names = header.map(({ value }) => value.split(/[/:]/)[0] ?? '')
  return facts.rows.flatMap((row) => {
    const cell = row.cells[column]
    if (!cell || cell.value === '') return []
    const given = keepList(names.filter((_, i) => i !== column && (row.cells[i]?.value ?? '') !== ''))
    return [{ ...idPart(facts.file, cell, facts.model, false, load), ...(load.withPlaces && { given }) }]
  })
}

function idPart(
  file: string,
  id: { value: string; span: readonly [number, number] },
  model: string,
  noupdate: boolean,
  load: LoadedFile,
): IdPart {
  return {
    id: fullId(load.module, id.value),
    model,
    noupdate,
    demo: load.demo,
    file: load.withPlaces ? load.file : '',
    ...(load.withPlaces && { place: { file, span: id.span } }),
  }
}

/** Views and server templates that an XML data file declares, in order. */
export function xmlViews(facts: XmlFacts, load: LoadedFile): readonly ViewPart[] {
  return facts.records.flatMap((record) => {
    if (!record.id) return []
    if (record.tag === 'template') return [templateView(record, record.id.value, facts, load)]
    return record.tag === 'record' && record.model?.value === 'ir.ui.view'
      ? [recordView(record, record.id.value, facts, load)]
      : []
  })
}

function recordView(record: RecordFacts, id: string, facts: XmlFacts, load: LoadedFile): ViewPart {
  const field = (name: string) => record.fields.findLast((one) => one.name?.value === name)
  const text = (name: string): string => field(name)?.text?.value ?? ''
  const arch = field('arch') ?? field('arch_db') ?? field('arch_base')
  const inherit = field('inherit_id')?.ref?.value ?? evalRef(field('inherit_id')?.eval?.value)
  const root = arch && elementsOf(arch.element)[0]
  const roots = arch ? elementsOf(arch.element) : []
  const priority = Number(field('priority')?.eval?.value ?? text('priority'))
  const active = field('active')?.eval?.value ?? text('active')
  const full = fullId(load.module, id)
  const mayChange = !arch || !full.startsWith(`${load.module}.`)
  return {
    id: full,
    model: text('model'),
    type: text('type') || viewType(root, inherit !== undefined),
    inherit: inherit === undefined ? '' : fullId(load.module, inherit),
    mode: text('mode') || (inherit === undefined ? 'primary' : 'extension'),
    priority: Number.isFinite(priority) && (field('priority')?.eval || text('priority') !== '') ? priority : 16,
    demo: load.demo,
    active: !/^(?:False|0|false)$/.test(active),
    arch: roots.length > 1 ? wrap(roots, load, facts.file) : root && skeleton(root, load, facts.file),
    ...(mayChange && { writes: record.fields.flatMap(({ name }) => (name ? [name.value] : [])) }),
    ...(load.withPlaces && { place: { file: facts.file, span: record.tagSpan } }),
  }
}

/** The id in `ref('id')`, when an eval is nothing else. */
function evalRef(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^\s*ref\(\s*(['"])([^'"]+)\1\s*\)\s*$/.exec(text)?.[2]
}

function templateView(record: RecordFacts, id: string, facts: XmlFacts, load: LoadedFile): ViewPart {
  const element = record.element
  const inherit = attributeText(element, 'inherit_id')?.value
  const primary = attributeText(element, 'primary')?.value === 'True'
  const priority = Number(attributeText(element, 'priority')?.value ?? '16')
  const active = attributeText(element, 'active')?.value
  return {
    id: fullId(load.module, id),
    model: '',
    type: 'qweb',
    inherit: inherit === undefined ? '' : fullId(load.module, inherit),
    mode: inherit === undefined || primary ? 'primary' : 'extension',
    priority: Number.isFinite(priority) ? priority : 16,
    demo: load.demo,
    active: active !== 'False',
    arch: {
      ...wrap(elementsOf(element), load, facts.file),
      tag: inherit === undefined ? 't' : 'data',
      attributes: inherit === undefined ? [['t-name', fullId(load.module, id)]] : [],
    },
    ...(load.withPlaces && { place: { file: facts.file, span: record.tagSpan } }),
  }
}

function viewType(root: XmlElement | undefined, isExtension: boolean): string {
  if (!root || (isExtension && ['xpath', 'data', 'field', 'attribute'].includes(root.tag))) return ''
  return root.tag === 't' ? 'qweb' : root.tag
}

function wrap(children: readonly XmlElement[], load: LoadedFile, file: string): SkeletonNode {
  return { tag: 'data', attributes: [], children: children.map((child) => skeleton(child, load, file)) }
}

function skeleton(element: XmlElement, load: LoadedFile, file: string): SkeletonNode {
  return skeletonOf(element, !load.withPlaces, load.withPlaces ? file : undefined)
}

/** Templates of the web client: elements with `t-name`, or extensions with `t-inherit`. */
export function clientTemplates(facts: XmlFacts, load: LoadedFile): readonly TemplatePart[] {
  const root = facts.root
  if (!root) return []
  const parts: TemplatePart[] = []
  const visit = (element: XmlElement): void => {
    const name = attributeText(element, 't-name')?.value
    const inherit = attributeText(element, 't-inherit')?.value ?? attributeText(element, 't-extend')?.value
    if (name !== undefined || inherit !== undefined) {
      parts.push({
        name: name ?? '',
        inherit: inherit ?? '',
        mode: attributeText(element, 't-inherit-mode')?.value ?? (inherit === undefined ? 'primary' : 'extension'),
        arch: skeletonOf(element, !load.withPlaces, load.withPlaces ? facts.file : undefined, 'client'),
        ...(load.withPlaces && { place: { file: facts.file, span: [element.s, element.se] as const } }),
      })
    } else for (const child of elementsOf(element)) visit(child)
  }
  visit(root)
  return parts
}
