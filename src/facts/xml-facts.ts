import type { Silences } from '../config/suppression.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { XmlComment, XmlElement } from '../parse/xml/tree.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { Text } from './literal.ts'

/** How Odoo reads a root element's children: data files begin with `odoo`, `openerp` or `data`; others hold templates. */
export type XmlRoot = 'data' | 'templates' | 'other' | 'none'

/** One `<field>` of a record. */
export interface RecordField {
  readonly name: Text | undefined
  readonly span: Span
  readonly element: XmlElement
  readonly ref: Text | undefined
  readonly eval: Text | undefined
  readonly search: Text | undefined
  /** model of `search=` or of eval's `obj` */
  readonly model: Text | undefined
  /** `type=`: xml, html, char, base64 … */
  readonly type: Text | undefined
  /** trimmed text content, when it holds no element */
  readonly text: Text | undefined
  readonly file: Text | undefined
  /** records nested in the field (one2many lines) */
  readonly records: readonly RecordFacts[]
}

/** One record that a data file creates or updates, in whatever tag it is written. */
export interface RecordFacts {
  readonly tag: 'record' | 'template' | 'menuitem' | 'act_window' | 'report' | 'asset' | 'url'
  /** as written, without the own module's name put before it; `undefined`: no id */
  readonly id: Text | undefined
  readonly model: Text | undefined
  readonly span: Span
  /** span of the start tag */
  readonly tagSpan: Span
  readonly fields: readonly RecordField[]
  readonly noupdate: boolean
  readonly forcecreate: boolean
  readonly element: XmlElement
}

/** A use of an external id. */
export interface IdUse {
  readonly xmlid: string
  readonly span: Span
  /** where the record, the call or the row that holds it begins: what is declared before that is there already */
  readonly at: number
  readonly by:
    | 'ref'
    | 'eval'
    | 'action'
    | 'groups'
    | 'parent'
    | 'inherit_id'
    | 't-call'
    | 'menu'
    | 'id'
    | 'percent'
    | 'csv'
    | 'view-groups'
    | 'python'
  /** the model that the place demands, when known */
  readonly model: string | undefined
  /** inside the arch of a view or template */
  readonly inArch: boolean
}

/** A `<function>` or `<delete>` of a data file. */
export interface DataCall {
  readonly tag: 'function' | 'delete'
  readonly model: Text | undefined
  readonly name: Text | undefined
  readonly id: Text | undefined
  readonly span: Span
  readonly element: XmlElement
}

/** What one XML file says. */
export interface XmlFacts {
  readonly kind: 'xml'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  readonly rootKind: XmlRoot
  /** `<?xml …?>` at the file's very beginning, as written */
  readonly declaration: Text | undefined
  readonly root: XmlElement | undefined
  readonly records: readonly RecordFacts[]
  readonly uses: readonly IdUse[]
  readonly calls: readonly DataCall[]
  /** comments anywhere in the file */
  readonly comments: readonly XmlComment[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}
