import { attributeText } from '../../facts/extract-xml.ts'
import type { Literal, Text } from '../../facts/literal.ts'
import type { RecordFacts } from '../../facts/xml-facts.ts'
import { ASSET_DIRECTIVES } from '../../knowledge/assets.ts'
import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'

/** One line of a bundle: of the manifest's `assets`, or an `ir.asset` record. */
export interface AssetEntry {
  readonly bundle: Text
  readonly directive: string
  readonly path: Text
  readonly target: Text | undefined
  readonly at: Place
  readonly pathAt: Place
  readonly targetAt: Place | undefined
  readonly from: 'manifest' | 'record'
  /** the path is made of several texts with no comma between them */
  readonly glued: boolean
  /** of records: those below 16 are carried out before all manifests, others after them */
  readonly sequence: number
  /** of records: it may be inactive, or of one website alone */
  readonly conditional: boolean
}

/** The sequence of an `ir.asset` that says none. */
export const ASSET_SEQUENCE = 16

/** A line of `assets` that Odoo cannot read. */
export interface AssetShapeFault {
  readonly kind: 'bundle-text' | 'bundle-kind' | 'entry-kind' | 'length' | 'directive' | 'item-kind'
  readonly at: Place
  readonly bundle: string
  /** the directive, or the kind of the value */
  readonly told: Literal
  readonly directive: string
  readonly count: number
}

export interface AssetReading {
  readonly entries: readonly AssetEntry[]
  readonly faults: readonly AssetShapeFault[]
}

/** Reads the key `assets` of an addon's manifest as `_process_command` does. */
export function manifestAssets(addon: Addon): AssetReading {
  const entries: AssetEntry[] = []
  const faults: AssetShapeFault[] = []
  const value = addon.value('assets')
  if (value?.kind !== 'dict') return { entries, faults }
  for (const { key, value: list } of value.entries) {
    if (key.kind !== 'str') continue
    const bundle: Text = { value: key.value, span: key.span }
    const fault = (kind: AssetShapeFault['kind'], told: Literal, directive = '', count = 0): void => {
      faults.push({ kind, at: addon.manifestPlace(told.span), bundle: key.value, told, directive, count })
    }
    if (list.kind === 'other') continue
    if (list.kind === 'str') fault('bundle-text', list)
    else if (list.kind !== 'list' && list.kind !== 'tuple' && list.kind !== 'set') fault('bundle-kind', list)
    else for (const item of list.items) readItem(addon, bundle, item, fault, entries)
  }
  return { entries, faults }
}

function readItem(
  addon: Addon,
  bundle: Text,
  item: Literal,
  fault: (kind: AssetShapeFault['kind'], told: Literal, directive?: string, count?: number) => void,
  entries: AssetEntry[],
): void {
  const add = (directive: string, path: Literal, target: Literal | undefined): void => {
    if (path.kind !== 'str' || (target && target.kind !== 'str')) return
    entries.push({
      bundle,
      directive,
      path: { value: path.value, span: path.span },
      target: target && { value: target.value, span: target.span },
      at: addon.manifestPlace(item.span),
      pathAt: addon.manifestPlace(path.span),
      targetAt: target && addon.manifestPlace(target.span),
      from: 'manifest',
      glued: path.parts > 1,
      sequence: ASSET_SEQUENCE,
      conditional: false,
    })
  }
  if (item.kind === 'str') add('append', item, undefined)
  else if (item.kind === 'list' || item.kind === 'tuple') {
    const [first, second, third] = item.items
    const directive = first?.kind === 'str' ? first.value : ''
    const length = ASSET_DIRECTIVES[directive]
    const wrong = item.items.find((part) => part.kind !== 'str' && part.kind !== 'other')
    if (item.items.some((part) => part.kind === 'other')) return
    if (wrong) fault('item-kind', wrong)
    else if (length === undefined || !first) fault('directive', first ?? item, directive, item.items.length)
    else if (item.items.length !== length) fault('length', item, directive, item.items.length)
    else if (length === 3 && second && third) add(directive, third, second)
    else if (second) add(directive, second, undefined)
  } else if (item.kind !== 'other') fault('entry-kind', item)
}

/** The `ir.asset` records of an addon's data files that are there when it is installed. */
export function recordAssets(addon: Addon): readonly AssetEntry[] {
  const entries: AssetEntry[] = []
  for (const { relative } of addon.entries('data')) {
    const xml = addon.xml.get(relative)
    for (const record of xml?.records ?? []) {
      if (record.model?.value !== 'ir.asset' || !xml) continue
      const text = (name: string): Text | undefined => fieldText(record, name)
      const [bundle, path, target] = [text('bundle'), text('path'), text('target')]
      if (!bundle || !path) continue
      const directive = text('directive') ?? bundleDirective(record)
      const at = (one: Text): Place => ({ file: xml.file, span: one.span })
      entries.push({
        bundle,
        directive: directive?.value ?? 'append',
        path,
        target,
        at: { file: xml.file, span: record.tagSpan },
        pathAt: at(path),
        targetAt: target && at(target),
        from: 'record',
        glued: false,
        sequence: Number(text('sequence')?.value ?? setValue(record, 'sequence') ?? ASSET_SEQUENCE),
        conditional:
          CONDITIONS.some((name) => record.fields.some((field) => field.name?.value === name)) ||
          setValue(record, 'active') !== undefined ||
          text('active') !== undefined,
      })
    }
  }
  return entries
}

/** Fields that make a record one of some websites or themes alone, or take it away. */
const CONDITIONS = ['active', 'website_id', 'theme_template_id', 'key']

/** What `eval` gives a field. */
function setValue(record: RecordFacts, name: string): string | undefined {
  const field = record.fields.findLast((one) => one.name?.value === name)
  return field?.eval?.value ?? (record.tag === 'asset' ? attribute(record.element, name)?.value : undefined)
}

/** A field's text; `<asset>` writes fields as elements of their own names. */
function fieldText(record: RecordFacts, name: string): Text | undefined {
  const field = record.fields.findLast((one) => one.name?.value === name)
  if (field || record.tag !== 'asset') return field?.text
  for (const child of elementsOf(record.element)) {
    if (child.tag !== name) continue
    const [only] = child.children
    if (only?.kind !== 'text') return undefined
    const lead = only.text.length - only.text.trimStart().length
    return { value: only.text.trim(), span: [only.s + lead, only.s + lead + only.text.trim().length] }
  }
  return undefined
}

function bundleDirective(record: RecordFacts): Text | undefined {
  if (record.tag !== 'asset') return undefined
  for (const child of elementsOf(record.element)) {
    if (child.tag !== 'bundle') continue
    const found = attributeText(child, 'directive')
    if (found) return found
  }
  return undefined
}
