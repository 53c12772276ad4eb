import type { Text } from '../../facts/literal.ts'
import type { RecordFacts, RecordField } from '../../facts/xml-facts.ts'
import { elementsOf } from '../../parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import { type Series, since } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'
import { elementText } from '../data/data-expression.ts'
import { fieldOf } from '../data/data-records.ts'

/** An expression in a mail template, for the record that is called `object`. */
export interface TemplateExpression {
  readonly text: string
  /** where it stands; the value of an attribute, or the text between the braces */
  readonly span: Span
}

/** Fields of `mail.template` that hold texts with expressions between braces. */
const INLINE = [
  'subject', 'email_from', 'email_to', 'email_cc', 'partner_to', 'reply_to', 'lang', 'report_name', 'scheduled_date',
] // biome-ignore format: a table

/** The expressions of a `mail.template` record outside of its body: `{{ … }}`, `${…}` in 14.0. */
export function inlineExpressions(record: RecordFacts, series: Series): readonly TemplateExpression[] {
  const inline = since(series, '15.0') ? /\{\{([^{}]+?)(?:\|\|\|[^{}]*)?\}\}/g : /\$\{([^{}|]+)(?:\|[^{}]*)?\}/g
  return INLINE.flatMap((name) => {
    const field = fieldOf(record, name)
    const text = field && !field.eval && !field.ref && elementText(field.element)
    if (!text) return []
    const direct = text.span[1] - text.span[0] === text.value.length
    return [...text.value.matchAll(inline)].map((match): TemplateExpression => {
      const inner = match[1] ?? ''
      const start = text.span[0] + match.index + 2
      return { text: inner, span: direct ? [start, start + inner.length] : text.span }
    })
  })
}

/** The body of a `mail.template` where it is XML that Odoo reads as QWeb; `undefined`: it is a text, or there is none. */
export function mailBody(record: RecordFacts, series: Series): XmlElement | undefined {
  const body = since(series, '15.0') ? fieldOf(record, 'body_html') : undefined
  return body && isXml(body) ? body.element : undefined
}

/** The expressions of an `ir.actions.report` record, for each record that is printed. */
export function reportExpressions(record: RecordFacts): readonly TemplateExpression[] {
  return ['print_report_name', 'attachment'].flatMap((name) => {
    const field = fieldOf(record, name)
    const text = field && !field.eval && !field.ref && elementText(field.element)
    return text && text.value.trim() !== '' ? [{ text: text.value, span: text.span }] : []
  })
}

/** `${…}` in texts of a `mail.template`, which 14.0 was the last to work out. */
export function outdatedExpressions(record: RecordFacts): readonly TemplateExpression[] {
  return [...INLINE, 'body_html'].flatMap((name) => {
    const field = fieldOf(record, name)
    const texts = field && !field.eval && !field.ref ? textsOf(field.element) : []
    return texts.flatMap(({ value, span }) => {
      const match = /\$\{\s*(?:object|user|ctx)\b[^{}]*\}/.exec(value)
      return match ? [{ text: match[0], span }] : []
    })
  })
}

/** Braces in the body of a `mail.template` since 15.0, where QWeb reads them in `t-attf-…` alone. */
export interface BracedText extends TemplateExpression {
  /** what stands between the braces */
  readonly inner: string
  /** the attribute whose value it is a part of; `undefined`: it stands in a text */
  readonly attribute: XmlAttribute | undefined
  /** an element can be put in its place: in a text that Odoo does not read as XML it would not be one */
  readonly open: boolean
}

/** What a mail shows as it stands, although it is written as an expression for the other fields of a `mail.template`. */
export function bracedTexts(record: RecordFacts): readonly BracedText[] {
  const body = fieldOf(record, 'body_html')
  return body && !body.eval && !body.ref ? bracesIn(body.element, isXml(body)) : []
}

function isXml({ type }: RecordField): boolean {
  return type?.value === 'html' || type?.value === 'xml'
}

function bracesIn(element: XmlElement, xml: boolean): readonly BracedText[] {
  return element.children.flatMap((child): readonly BracedText[] => {
    if (child.kind === 'text') return bracesOf({ value: child.text, span: [child.s, child.e] }, undefined, xml)
    if (child.kind === 'comment') return []
    const written = child.attributes.filter(({ name }) => !name.startsWith('t-'))
    return [
      ...written.flatMap((one) => bracesOf({ value: one.value, span: [one.vs, one.ve] }, one, xml)),
      ...bracesIn(child, xml),
    ]
  })
}

function bracesOf({ value, span }: Text, attribute: XmlAttribute | undefined, xml: boolean): readonly BracedText[] {
  const exact = span[1] - span[0] === value.length
  return [...value.matchAll(/\{\{\s*((?:object|user|ctx)\b[^{}]*?)\s*\}\}/g)].map((match) => ({
    text: match[0],
    inner: match[1] ?? '',
    span: exact ? [span[0] + match.index, span[0] + match.index + match[0].length] : span,
    attribute,
    open: exact && xml,
  }))
}

/** The texts in an element and in those inside it, values of attributes among them. */
function textsOf(element: XmlElement): readonly Text[] {
  const own = elementText(element)
  const inner = elementsOf(element).flatMap((child) => [
    ...child.attributes.map(({ value, vs, ve }): Text => ({ value, span: [vs, ve] })),
    ...textsOf(child),
  ])
  return own ? [own, ...inner] : inner
}
