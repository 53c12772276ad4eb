/** One attribute. `ns` is where its name begins; `vs`–`ve` is the raw value between the quotes. */
export interface XmlAttribute {
  readonly name: string
  /** entities decoded, white space normalised as XML demands */
  readonly value: string
  readonly ns: number
  readonly vs: number
  readonly ve: number
}

export interface XmlElement {
  readonly kind: 'element'
  /** the tag as written, prefix included */
  readonly tag: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  /** from `<` to the end of the end tag */
  readonly s: number
  readonly e: number
  /** the end of the start tag (after its `>`) */
  readonly se: number
}

export interface XmlText {
  readonly kind: 'text'
  readonly text: string
  readonly s: number
  readonly e: number
}

export interface XmlComment {
  readonly kind: 'comment'
  readonly text: string
  readonly s: number
  readonly e: number
}

export type XmlNode = XmlElement | XmlText | XmlComment

/** A whole file. `root` is there as far as it could be read, also when `issues` tells of errors. */
export interface XmlDocument {
  readonly root: XmlElement | undefined
  /** comments before and after the root */
  readonly comments: readonly XmlComment[]
  readonly issues: readonly import('../syntax-issue.ts').SyntaxIssue[]
}
