import type { Text } from '../../facts/literal.ts'
import type { RecordFacts } from '../../facts/xml-facts.ts'
import { elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
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

/** Attributes of QWeb whose value is an expression. */
const QWEB = /^(?:t-(?:out|esc|raw|if|elif|value|foreach)|t-att-.+)$/

/** The expressions of a `mail.template` record: `{{ … }}` (`${…}` in 14.0) in texts, QWeb attributes in the body. */
export function templateExpressions(record: RecordFacts, series: Series): readonly TemplateExpression[] {
  const inline = since(series, '15.0') ? /\{\{([^{}]+?)(?:\|\|\|[^{}]*)?\}\}/g : /\$\{([^{}|]+)(?:\|[^{}]*)?\}/g
  const found: TemplateExpression[] = []
  for (const name of INLINE) {
    const field = fieldOf(record, name)
    const text = field && !field.eval && !field.ref && elementText(field.element)
    if (!text) continue
    const direct = text.span[1] - text.span[0] === text.value.length
    for (const match of text.value.matchAll(inline)) {
      const inner = match[1] ?? ''
      const start = text.span[0] + match.index + 2
      found.push({ text: inner, span: direct ? [start, start + inner.length] : text.span })
    }
  }
  const body = since(series, '15.0') ? fieldOf(record, 'body_html') : undefined
  if (body?.type?.value === 'html' || body?.type?.value === 'xml') addQweb(body.element, found)
  return found
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

/** The texts in an element and in those inside it, values of attributes among them. */
function textsOf(element: XmlElement): readonly Text[] {
  const own = elementText(element)
  const inner = elementsOf(element).flatMap((child) => [
    ...child.attributes.map(({ value, vs, ve }): Text => ({ value, span: [vs, ve] })),
    ...textsOf(child),
  ])
  return own ? [own, ...inner] : inner
}

function addQweb(element: XmlElement, into: TemplateExpression[]): void {
  for (const child of elementsOf(element)) {
    for (const { name, value, vs, ve } of child.attributes)
      if (QWEB.test(name) && value.trim() !== '') into.push({ text: value, span: [vs, ve] })
    addQweb(child, into)
  }
}
