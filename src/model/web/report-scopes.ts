import { fullId } from '../../facts/summarize-data.ts'
import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { FilePath, Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { dataExpression, freeNames, type ReadExpression } from '../data/data-expression.ts'
import { fieldOf } from '../data/data-records.ts'
import { askedNames, recordsModel } from '../data/record-expression.ts'
import type { ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import { isNamedInCode } from '../python/python-texts.ts'
import { expressionsOf } from './template-directives.ts'

/** An expression of a template that a report draws, with the records that its names stand for. */
export interface ReportExpression {
  readonly file: FilePath
  readonly text: string
  readonly span: Span
  readonly names: ReadonlyMap<string, ModelView>
  /** in the report's own template: every name that a template of the addon gives a value */
  readonly given?: ReadonlySet<string>
  /** what it comes out as is shown as a text, no widget makes something of it */
  readonly shown: boolean
}

interface Template {
  readonly file: FilePath
  readonly root: XmlElement
}

/**
 * Every expression of the templates that an addon's own reports draw: `docs` holds records of the report's model, and
 * loops, assignments and calls pass them on. A report whose values come from a model of its own is left alone.
 */
export function reportExpressions(project: Project, addon: Addon): readonly ReportExpression[] {
  const found: ReportExpression[] = []
  const records = project.dataRecords(addon)
  if (!records.some(({ model }) => model === 'ir.actions.report')) return found
  const templates = new Map<string, Template>()
  const given = new Set<string>()
  for (const { record } of records) if (record.tag === 'template') addGiven(record.element, given)
  for (const { record, id, file } of records)
    if (record.tag === 'template' && id !== undefined && !attribute(record.element, 'inherit_id'))
      templates.set(id, { file: file.file, root: record.element })
  for (const { record, model } of records) {
    if (model !== 'ir.actions.report' || record.tag !== 'record') continue
    const name = fieldOf(record, 'report_name')?.text?.value.trim() ?? ''
    const template = templates.get(fullId(addon.name, name))
    const docs = project.models.view(fieldOf(record, 'model')?.text?.value.trim() ?? '', addon.name)
    if (!template || !docs || project.models.exists(`report.${name}`, addon.name).verdict !== 'no') continue
    new ReportWalk(project, addon, templates, given, found).template(name, new Map([['docs', docs]]))
  }
  return found
}

/** Every expression of the body of a mail, for the records that `names` tell, and what its loops make of them. */
export function bodyExpressions(
  project: Project,
  addon: Addon,
  file: FilePath,
  body: XmlElement,
  names: ReadonlyMap<string, ModelView>,
): readonly ReportExpression[] {
  const found: ReportExpression[] = []
  new ReportWalk(project, addon, new Map(), undefined, found).body(file, body, names)
  return found
}

interface TemplatePlace {
  readonly file: FilePath
  /** names of which the template does not tell what they are */
  readonly open: ReadonlySet<string>
  /** it is the report's own: what it is called with is known */
  readonly own: boolean
}

/** Follows one report through the templates that it calls. */
class ReportWalk {
  readonly #project: Project
  readonly #addon: Addon
  readonly #templates: ReadonlyMap<string, Template>
  readonly #given: ReadonlySet<string> | undefined
  readonly #found: ReportExpression[]
  readonly #seen = new Set<string>()

  constructor(
    project: Project,
    addon: Addon,
    templates: ReadonlyMap<string, Template>,
    given: ReadonlySet<string> | undefined,
    found: ReportExpression[],
  ) {
    this.#project = project
    this.#addon = addon
    this.#templates = templates
    this.#given = given
    this.#found = found
  }

  template(id: string, names: ReadonlyMap<string, ModelView>): void {
    const template = this.#templates.get(id)
    if (!template || this.#seen.has(id)) return
    const isFirst = this.#seen.size === 0
    this.#seen.add(id)
    const own = new Map(names)
    const open = unsteady(template.root)
    for (const name of open) own.delete(name)
    this.#children({ file: template.file, open, own: isFirst }, template.root, own)
  }

  body(file: FilePath, root: XmlElement, names: ReadonlyMap<string, ModelView>): void {
    const own = new Map(names)
    const open = unsteady(root)
    for (const name of open) own.delete(name)
    this.#children({ file, open, own: false }, root, own)
  }

  #children(place: TemplatePlace, element: XmlElement, names: Map<string, ModelView>): void {
    let passedOver = false
    for (const child of elementsOf(element)) {
      // the other ways of a condition that is passed over are for other records too
      const isOther = (attribute(child, 't-else') ?? attribute(child, 't-elif')) !== undefined
      passedOver = (isOther && passedOver) || this.#isForOthers(child, names)
      if (!passedOver) this.#element(place, child, names)
    }
  }

  /** What a condition asks of a record's model, or of something else, may not hold for these records. */
  #isForOthers(element: XmlElement, names: ReadonlyMap<string, ModelView>): boolean {
    // a mail is for records of one model
    if (!this.#given) return false
    const condition = attribute(element, 't-if')?.value ?? attribute(element, 't-elif')?.value ?? ''
    return ASKS_MODEL.test(condition) || this.#asksOutside(condition, names)
  }

  #element(place: TemplatePlace, element: XmlElement, names: Map<string, ModelView>): void {
    const { file } = place
    const made = element.attributes.some(({ name }) => name.startsWith('t-options'))
    for (const one of expressionsOf({ file, element, parent: undefined, by: 'server', owl: false }))
      this.#add(place, one, names, SHOWN.test(one.directive) && !made)
    const field = attribute(element, 't-field')
    if (field) this.#add(place, { text: field.value, span: [field.vs, field.ve] }, names, false)
    const set = attribute(element, 't-set')?.value
    if (set !== undefined) {
      this.#bind(place, names, set, attribute(element, 't-value')?.value)
      this.#children(place, element, new Map(names))
      return
    }
    const inner = new Map(names)
    const loop = attribute(element, 't-as')?.value
    if (loop !== undefined) {
      this.#bind(place, inner, loop, attribute(element, 't-foreach')?.value)
      for (const part of ['index', 'size', 'first', 'last', 'value', 'odd', 'even', 'parity', 'all'])
        inner.delete(`${loop}_${part}`)
    }
    const call = attribute(element, 't-call')?.value
    // what is set without a loop or a call around it is there for what comes after
    const scope = loop === undefined && call === undefined ? names : inner
    this.#children(place, element, scope)
    if (call !== undefined) this.template(call, scope)
  }

  #add(
    { file, own }: TemplatePlace,
    { text, span }: { readonly text: string; readonly span: Span },
    names: ReadonlyMap<string, ModelView>,
    shown: boolean,
  ): void {
    const given = own ? this.#given : undefined
    this.#found.push({ file, text, span, names: new Map(names), shown, ...(given && { given }) })
  }

  /** A condition on something else than records: it may tell apart what the template is drawn for. */
  #asksOutside(condition: string, names: ReadonlyMap<string, ModelView>): boolean {
    if (condition.trim() === '') return false
    const read = dataExpression({ value: condition, span: [0, condition.length] })
    return !('message' in read) && freeNames(read.expr).some(({ id }) => !names.has(id) && !KNOWN.has(id))
  }

  #bind({ open }: TemplatePlace, names: Map<string, ModelView>, name: string, text: string | undefined): void {
    const model = text === undefined || open.has(name) ? undefined : this.#modelOf(text, names)
    if (model) names.set(name, model)
    else names.delete(name)
  }

  #modelOf(text: string, names: ReadonlyMap<string, ModelView>): ModelView | undefined {
    const read = dataExpression({ value: text, span: [0, text.length] })
    if ('message' in read) return undefined
    const viewOf = (model: string) => this.#project.models.view(model, this.#addon.name)
    return recordsModel(read.expr, names, viewOf, () => {})
  }
}

/** Directives whose value becomes a text. */
const SHOWN = /^t-(?:out|esc|raw|attf-.+)$/

/** `o._name == '…'`, `'field' in o`: a condition on what the records are, or have. */
const ASKS_MODEL = /_name\b|doc_model|hasattr|_fields|['"]\w+['"] +in +\w+(?![\w.([])/

/** Names of every template, and functions. */
const KNOWN: ReadonlySet<string> = new Set([
  'docs', 'doc_ids', 'user', 'user_id', 'res_company', 'company', 'env', 'time', 'datetime', 'relativedelta', 'len', 'sum', 'any', 'all', 'min',
  'max', 'bool', 'int', 'float', 'str', 'list', 'set', 'dict', 'abs', 'round', 'sorted', 'enumerate', 'range', 'filter', 'map', 'True', 'False', 'None',
]) // biome-ignore format: a table

/** Names that every report has, and those that its layouts or a website set. */
const REPORT_NAMES: ReadonlySet<string> = new Set([
  ...KNOWN, 'doc_model', 'report_type', 'website', 'web_base_url', 'context_timestamp', 'is_html_empty', 'debug', 'request', 'test_mode_enabled',
  'json', 'quote_plus', 'image_data_uri', 'floor', 'ceil', 'lang', 'keep_query', 'xmlid', 'viewid', 'true', 'false', 'slug', 'unslug_url', 'url_for',
  'main_object', 'data', 'report', 'context', 'self', 'tuple', 'zip', 'reversed', 'isinstance', 'getattr', 'hasattr', 'type', 'divmod', 'ord', 'chr',
  'repr', 'next', 'iter', 'format', 'print', 'bytes', 'Markup', 'proforma', 'din_header_spacing',
]) // biome-ignore format: a table

/** Names of which an expression asks a member, and to which neither Odoo nor code gives a value, nor the template. */
export function namelessIn(
  project: Project,
  addon: Addon,
  { expr, spanOf }: ReadExpression,
  isGiven: (name: string) => boolean,
): readonly { readonly name: string; readonly span: Span }[] {
  if (!project.isComplete(addon.name)) return []
  return askedNames(expr)
    .filter(({ id }) => !REPORT_NAMES.has(id) && !isGiven(id) && !isNamedInCode(project, addon, id))
    .map(({ id, s, e }) => ({ name: id, span: spanOf({ s, e }) }))
}

/** Adds the names that a template gives a value. */
export function addGiven(root: XmlElement, given: Set<string>): void {
  for (const name of ['t-set', 't-as']) {
    const found = attribute(root, name)?.value
    if (found !== undefined) given.add(found)
  }
  for (const child of elementsOf(root)) addGiven(child, given)
}

/** Names that a template sets to this or that, so that nobody can tell which it is. */
function unsteady(root: XmlElement): ReadonlySet<string> {
  const values = new Map<string, string>()
  const names = new Set<string>()
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      const name = attribute(child, 't-set')?.value
      const text = attribute(child, 't-value')?.value ?? ''
      if (name !== undefined && (values.get(name) ?? text) !== text) names.add(name)
      if (name !== undefined) values.set(name, text)
      visit(child)
    }
  }
  visit(root)
  return names
}
