import { parseXml } from '../parse/xml/parse.ts'
import { attribute, elementsOf } from '../parse/xml/query.ts'
import type { XmlComment, XmlElement, XmlNode } from '../parse/xml/tree.ts'
import { keepText } from '../text/keep.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Text } from './literal.ts'
import type { DataCall, IdUse, RecordFacts, RecordField, XmlFacts, XmlRoot } from './xml-facts.ts'

/** Reads one XML file: Odoo data, or templates for the web client. Pure; never throws. */
export function extractXml(source: Source): XmlFacts {
  const document = parseXml(source.text)
  const reader = new Reader(source.text)
  const rootKind = kindOfRoot(document.root)
  if (document.root && rootKind === 'data') reader.container(document.root, false)
  const comments: XmlComment[] = [...document.comments]
  if (document.root) collectComments(document.root, comments)
  return {
    kind: 'xml',
    file: source.file,
    issues: document.issues,
    rootKind,
    declaration: declarationOf(source.text),
    root: document.root,
    records: reader.records,
    uses: reader.uses,
    calls: reader.calls,
    comments: comments.sort((a, b) => a.s - b.s),
  }
}

function declarationOf(text: string): Text | undefined {
  const found = /^<\?xml\s[^>]{0,200}\?>/.exec(text)?.[0]
  return found === undefined ? undefined : { value: keepText(found), span: [0, found.length] }
}

/** The attribute of a name as a text with the place of its raw value. */
export function attributeText(element: XmlElement, name: string): Text | undefined {
  const found = attribute(element, name)
  return found && { value: found.value, span: [found.vs, found.ve] }
}

function kindOfRoot(root: XmlElement | undefined): XmlRoot {
  if (!root) return 'none'
  if (root.tag === 'odoo' || root.tag === 'openerp' || root.tag === 'data') return 'data'
  return root.tag === 'templates' || root.tag === 'template' ? 'templates' : 'other'
}

function collectComments(element: XmlElement, into: XmlComment[]): void {
  for (const child of element.children) {
    if (child.kind === 'comment') into.push(child)
    else if (child.kind === 'element') collectComments(child, into)
  }
}

/** A truth value as `nodeattr2bool` of `convert.py` reads it: an empty text counts as not set. */
function truthy(text: string | undefined, otherwise: boolean): boolean {
  const value = text?.trim().toLowerCase() ?? ''
  return value === '' ? otherwise : !['0', 'false', 'off'].includes(value)
}

/** `%(id)d` and `%(id)s` in an arch or HTML value; a `%` before escapes it. */
const PERCENT = /(?<!%)%\(([^)\n]{0,300}?)\)[ds]/g
/** `ref('id')`; `ref('id', False)` may find nothing. */
const EVAL_REF =
  /(?<![\w.])ref\(\s*(['"]|&quot;|&apos;|&#39;|&#34;)([^'"&]*?)\1\s*(?=[,)])(?!,\s*(?:raise_if_not_found\s*=\s*)?(?:False|0)\b)/g

const TAG_MODELS: Readonly<Record<string, string>> = {
  template: 'ir.ui.view',
  menuitem: 'ir.ui.menu',
  act_window: 'ir.actions.act_window',
  report: 'ir.actions.report',
  asset: 'ir.asset',
  url: 'ir.actions.act_url',
}

class Reader {
  readonly records: RecordFacts[] = []
  readonly uses: IdUse[] = []
  readonly calls: DataCall[] = []
  readonly #text: string
  /** where the record or call begins that is being read */
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  container(element: XmlElement, noupdate: boolean): void {
    const own = truthy(attributeText(element, 'noupdate')?.value, noupdate)
    this.#at = element.s
    this.#environment(element)
    for (const child of elementsOf(element)) {
      switch (child.tag) {
        case 'data':
        case 'odoo':
        case 'openerp':
          this.container(child, own)
          break
        case 'record':
          this.records.push(this.#record(child, own))
          break
        case 'menuitem':
          this.#menu(child, own)
          break
        case 'template':
          this.#template(child, own)
          break
        case 'act_window':
        case 'report':
        case 'asset':
        case 'url':
          this.#shortcut(child, child.tag, own)
          break
        case 'function':
        case 'delete':
          this.#call(child, child.tag)
          break
        default:
          break
      }
    }
  }

  /** `uid` and `context`, which data roots, records and functions may have */
  #environment(element: XmlElement): void {
    const uid = attributeText(element, 'uid')
    if (uid) this.#use(uid.value, uid.span, 'ref', 'res.users', false)
    this.#evalRefs(element, 'context')
  }

  #record(element: XmlElement, noupdate: boolean): RecordFacts {
    const model = attributeText(element, 'model')
    const outer = this.#at
    this.#at = element.s
    this.#environment(element)
    const fields = elementsOf(element)
      .filter((child) => child.tag === 'field')
      .map((child) => this.#field(child, model?.value, noupdate))
    this.#at = outer
    return {
      tag: 'record',
      id: attributeText(element, 'id'),
      model,
      span: [element.s, element.e],
      tagSpan: [element.s, element.se],
      fields,
      noupdate,
      forcecreate: truthy(attributeText(element, 'forcecreate')?.value, true),
      element,
    }
  }

  #field(element: XmlElement, owner: string | undefined, noupdate: boolean): RecordField {
    const name = attributeText(element, 'name')
    const ref = attributeText(element, 'ref')
    const type = attributeText(element, 'type')
    const children = elementsOf(element)
    if (ref) this.#use(ref.value, ref.span, name?.value === 'inherit_id' ? 'inherit_id' : 'ref', undefined, false)
    this.#evalRefs(element, 'eval')
    this.#evalRefs(element, 'search')
    const isArch = owner === 'ir.ui.view' && name?.value === 'arch'
    if (type?.value === 'xml' || type?.value === 'html' || isArch) {
      this.#percent(element.se, element.e, isArch)
      if (isArch) for (const child of children) this.#arch(child)
    }
    const content = contentText(element)
    return {
      name,
      span: [element.s, element.e],
      element,
      ref,
      eval: attributeText(element, 'eval'),
      search: attributeText(element, 'search'),
      model: attributeText(element, 'model'),
      type,
      text: content,
      file: attributeText(element, 'file'),
      records:
        type?.value === 'xml' || type?.value === 'html'
          ? []
          : children.filter((child) => child.tag === 'record').map((child) => this.#record(child, noupdate)),
    }
  }

  #menu(element: XmlElement, noupdate: boolean): void {
    this.#at = element.s
    // Odoo passes over empty ones
    const given = attributeText(element, 'parent')
    if (given?.value) this.#use(given.value, given.span, 'parent', 'ir.ui.menu', false)
    const action = attributeText(element, 'action')
    if (action?.value) this.#use(action.value, action.span, 'action', undefined, false)
    this.#groups(element, 'groups', false)
    this.records.push(this.#shortcutRecord(element, 'menuitem', noupdate))
    for (const child of elementsOf(element)) if (child.tag === 'menuitem') this.#menu(child, noupdate)
  }

  #template(element: XmlElement, noupdate: boolean): void {
    this.#at = element.s
    this.#evalRefs(element, 'context')
    const inherit = attributeText(element, 'inherit_id')
    if (inherit) this.#use(inherit.value, inherit.span, 'inherit_id', 'ir.ui.view', false)
    this.#groups(element, 'groups', false)
    this.records.push(this.#shortcutRecord(element, 'template', noupdate))
    this.#percent(element.se, element.e, true)
    for (const child of elementsOf(element)) this.#arch(child)
  }

  #shortcut(element: XmlElement, tag: 'act_window' | 'report' | 'asset' | 'url', noupdate: boolean): void {
    this.#at = element.s
    this.#groups(element, 'groups', false)
    for (const name of ['view_id', 'search_view_id', 'paperformat', 'binding_model_id']) {
      const text = attributeText(element, name)
      if (text) this.#use(text.value, text.span, 'ref', undefined, false)
    }
    for (const child of elementsOf(element)) if (child.tag === 'field') this.#field(child, TAG_MODELS[tag], noupdate)
    this.records.push(this.#shortcutRecord(element, tag, noupdate))
  }

  #shortcutRecord(element: XmlElement, tag: RecordFacts['tag'], noupdate: boolean): RecordFacts {
    return {
      tag,
      id: attributeText(element, 'id') ?? (tag === 'template' ? attributeText(element, 't-name') : undefined),
      model: { value: TAG_MODELS[tag] ?? '', span: [element.s, element.se] },
      span: [element.s, element.e],
      tagSpan: [element.s, element.se],
      fields: [],
      noupdate,
      forcecreate: truthy(attributeText(element, 'forcecreate')?.value, true),
      element,
    }
  }

  #call(element: XmlElement, tag: 'function' | 'delete'): void {
    this.#at = element.s
    if (tag === 'function') this.#environment(element)
    this.#evalRefs(element, 'eval')
    this.#evalRefs(element, 'search')
    const id = attributeText(element, 'id')
    if (id && tag === 'delete') this.#use(id.value, id.span, 'id', attributeText(element, 'model')?.value, false)
    const inner = (parent: XmlElement): void => {
      for (const child of elementsOf(parent)) {
        this.#evalRefs(child, 'eval')
        this.#evalRefs(child, 'search')
        const ref = attributeText(child, 'ref')
        if (ref) this.#use(ref.value, ref.span, 'ref', undefined, false)
        inner(child)
      }
    }
    inner(element)
    this.calls.push({
      tag,
      model: attributeText(element, 'model'),
      name: attributeText(element, 'name'),
      id,
      span: [element.s, element.e],
      element,
    })
  }

  /** References inside an arch: group names and called templates. */
  #arch(element: XmlElement): void {
    this.#groups(element, 'groups', true)
    this.#groups(element, 't-groups', true)
    if (element.tag === 'attribute' && attributeText(element, 'name')?.value === 'groups') {
      this.#groups(element, 'add', true)
      const text = contentText(element)
      if (text) this.#groupList(text.span, true, '')
    }
    const call = attributeText(element, 't-call')
    if (call && !/[{#]/.test(call.value) && call.value.includes('.'))
      this.#use(call.value.trim(), call.span, 't-call', 'ir.ui.view', true)
    for (const child of elementsOf(element)) this.#arch(child)
  }

  /** Group names: those of a menu or template are looked up as they stand, those of an arch trimmed. */
  #groups(element: XmlElement, name: string, inArch: boolean): void {
    const groups = attributeText(element, name)
    if (groups) this.#groupList(groups.span, inArch, element.tag)
  }

  #groupList([start, end]: Span, inArch: boolean, tag: string): void {
    let offset = start
    for (const part of this.#text.slice(start, end).split(',')) {
      const lead = (inArch ? /^\s*!?\s*/ : tag === 'menuitem' ? /^-?/ : /^/).exec(part)?.[0].length ?? 0
      const xmlid = inArch ? part.slice(lead).trimEnd() : part.slice(lead)
      if (xmlid.trim() !== '') {
        const at = offset + lead
        this.#use(xmlid, [at, at + xmlid.length], inArch ? 'view-groups' : 'groups', 'res.groups', inArch)
      }
      offset += part.length + 1
    }
  }

  #evalRefs(element: XmlElement, name: string): void {
    const value = attribute(element, name)
    if (!value) return
    const raw = this.#text.slice(value.vs, value.ve)
    if (!raw.includes('ref(')) return
    for (const match of raw.matchAll(EVAL_REF)) {
      const id = match[2] ?? ''
      const start = value.vs + (match.index ?? 0) + match[0].trimEnd().length - (match[1]?.length ?? 1) - id.length
      this.#use(id, [start, start + id.length], 'eval', undefined, false)
    }
  }

  #percent(start: number, end: number, inArch: boolean): void {
    const raw = this.#text.slice(start, end)
    if (!raw.includes('%(')) return
    for (const match of raw.matchAll(PERCENT)) {
      const id = match[1] ?? ''
      const at = start + (match.index ?? 0) + match[0].length - 2 - id.length
      this.#use(id, [at, at + id.length], 'percent', undefined, inArch)
    }
  }

  #use(xmlid: string, span: Span, by: IdUse['by'], model: string | undefined, inArch: boolean): void {
    this.uses.push({ xmlid, span, at: this.#at, by, model, inArch })
  }
}

/** The text of an element that holds nothing else, trimmed, with its place; `undefined` when it holds elements. */
function contentText(element: XmlElement): Text | undefined {
  let text = ''
  let first: XmlNode | undefined
  let last: XmlNode | undefined
  for (const child of element.children) {
    if (child.kind === 'element') return undefined
    if (child.kind === 'comment') continue
    text += child.text
    first ??= child
    last = child
  }
  if (!first || !last) return undefined
  return { value: text.trim(), span: [first.s, last.e] }
}
