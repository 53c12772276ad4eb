import type { XmlElement } from '../../parse/xml/tree.ts'
import type { Fix } from '../../text/edit.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { recordValues } from './data-records.ts'

/** A field of a record whose value is plain text, with the type that the model gives it. */
export interface TextValue {
  readonly name: string
  readonly type: string
  /** trimmed */
  readonly value: string
  readonly at: Place
  readonly file: string
  readonly element: XmlElement
  /** nothing but the text stands in the element */
  readonly bare: boolean
}

/** Every field of an addon's records that takes its value from a text although it is of one of these types. */
export function* textValues(project: Project, addon: Addon, types: ReadonlySet<string>): Iterable<TextValue> {
  for (const record of project.dataRecords(addon)) {
    for (const { written, name, field } of recordValues(record)) {
      const { text, element } = written
      if (!types.has(field.type) || !text || text.value === '') continue
      if (written.eval || written.ref || written.search || written.file || (written.type?.value ?? 'char') !== 'char')
        continue
      const { file } = record.file
      const at = { file, span: written.span }
      const bare = element.children.length === 1
      yield { name, type: field.type, value: text.value, at: { file, span: at.span }, file, element, bare }
    }
  }
}

/** `<field name="x">1</field>` as `<field name="x" eval="1"/>`; `undefined` where a comment would be lost. */
export function textIntoEval({ file, element, bare }: TextValue, value: string): Fix | undefined {
  if (!bare) return undefined
  const edits = [{ file, span: [element.se - 1, element.e] as const, text: ` eval="${value}"/>` }]
  return { title: `Write eval="${value}"`, safety: 'safe', edits }
}
