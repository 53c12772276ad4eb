import { attribute, elementsAround, elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { Fix } from '../../text/edit.ts'
import type { Place } from '../../text/span.ts'
import type { ViewArchs } from './view-archs.ts'

const FIELDS = new Set(['message_follower_ids', 'activity_ids', 'message_ids'])
const PLAIN = new Set(['name', 'widget'])

/** `<div class="oe_chatter">` as `<chatter/>`; `undefined` where it holds more than the usual fields. */
export function chatterFix(views: ViewArchs, at: Place): Fix | undefined {
  const root = views.source.facts(at.file)?.root
  const [div] = root ? elementsAround(root, at.span[0]) : []
  if (div?.tag !== 'div' || div.attributes.length !== 1 || attribute(div, 'class')?.value.trim() !== 'oe_chatter')
    return undefined
  const kept = div.children.some(
    (child) => child.kind === 'comment' || (child.kind === 'text' && /\S/.test(child.text)),
  )
  if (kept || elementsOf(div).length === 0 || !elementsOf(div).every(isUsual)) return undefined
  return {
    title: 'Write <chatter/>',
    safety: 'safe',
    edits: [{ file: at.file, span: [div.s, div.e], text: '<chatter/>' }],
  }
}

function isUsual(field: XmlElement): boolean {
  const isKnown = field.tag === 'field' && FIELDS.has(attribute(field, 'name')?.value ?? '')
  return isKnown && field.children.length === 0 && field.attributes.every(({ name }) => PLAIN.has(name))
}
