import { parseXml } from '../../parse/xml/parse.ts'
import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import { since } from '../../text/series.ts'
import type { FilePath, Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { clientFiles } from './client-files.ts'
import { drawnElements, serverTemplateElements } from './server-templates.ts'

/** An element of a template, and who reads its directives: the server in Python, or the browser in JavaScript. */
export interface TemplateElement {
  readonly file: FilePath
  readonly element: XmlElement
  /** the element around it, which may be a change that puts it somewhere else */
  readonly parent: XmlElement | undefined
  readonly by: 'server' | 'browser'
  /** OWL 2 compiles it, and not the older QWeb of the browser */
  readonly owl: boolean
}

/** Every element of an addon's templates: of QWeb views in data files, of files in bundles, and of xml`…` in scripts. */
export function* templateElements(project: Project, addon: Addon): Generator<TemplateElement> {
  for (const one of serverTemplateElements(project, addon)) yield { by: 'server', owl: false, ...one }
  for (const { facts } of clientFiles(project, addon)) {
    if (!facts.root) continue
    const all = since(project.series, '17.0')
    for (const template of elementsOf(facts.root)) {
      const owl = all || (since(project.series, '16.0') && attribute(template, 'owl') !== undefined)
      for (const one of drawnElements(template)) yield { file: facts.file, by: 'browser', owl, ...one }
    }
  }
  if (!since(project.series, '16.0')) return
  for (const [relative, { file, inlines }] of addon.scripts) {
    if (relative.startsWith('static/tests/')) continue
    for (const { value, span } of inlines) {
      const { root, issues } = parseXml(`<t>${value}</t>`)
      if (!root || issues.length > 0) continue
      for (const one of drawnElements(shifted(root, span[0] - 3))) yield { file, by: 'browser', owl: true, ...one }
    }
  }
}

/** An element as it stands further on in a file. */
function shifted(element: XmlElement, by: number): XmlElement {
  return {
    ...element,
    s: element.s + by,
    e: element.e + by,
    se: element.se + by,
    attributes: element.attributes.map((one) => ({ ...one, ns: one.ns + by, vs: one.vs + by, ve: one.ve + by })),
    children: element.children.map((child) =>
      child.kind === 'element' ? shifted(child, by) : { ...child, s: child.s + by, e: child.e + by },
    ),
  }
}

/** An expression of a template, in the language of the side that reads it. */
export interface TemplateExpressionUse {
  readonly directive: string
  readonly text: string
  readonly span: Span
  /** the text is written as it is read: offsets in it are offsets in the file */
  readonly exact: boolean
  readonly use: 'value' | 'prop'
}

/** The expressions of an element: of its directives, of its props, and what `<attribute name="t-if">` sets. */
export function expressionsOf(one: TemplateElement): readonly TemplateExpressionUse[] {
  const { element, by, owl } = one
  if (element.tag === 'attribute') return attributeText(element, by)
  return element.attributes.flatMap((attribute): readonly TemplateExpressionUse[] => {
    const { name, value, vs, ve } = attribute
    const exact = ve - vs === value.length
    if (isFormat(attribute, one)) {
      return [...value.matchAll(by === 'browser' && !owl ? OLDER_FORMAT : FORMAT)].map((match) => {
        const text = match[1] ?? match[2] ?? ''
        const start = vs + match.index + 2
        return { directive: name, text, span: exact ? [start, start + text.length] : [vs, ve], exact, use: 'value' }
      })
    }
    const isProp = isComponent(element) && !name.startsWith('t-')
    if (by === 'browser' && isProp) {
      if (!/^[a-z][\w-]*(?:\.(?:bind|alike))?$/.test(name)) return []
    } else if (!isExpression(name, by)) return []
    return [{ directive: name, text: value, span: [vs, ve], exact, use: isProp ? 'prop' : 'value' }]
  })
}

const FORMAT = /#\{(.{1,5000}?)\}|\{\{(.{1,5000}?)\}\}/g
/** OWL 1 knows the second form alone: `#{{ id }}` is a `#` and an expression there. */
const OLDER_FORMAT = /#\{([^{].{0,5000}?)\}|\{\{(.{1,5000}?)\}\}/g

/** Of a change of attributes: the expression is the text of the element. */
function attributeText(element: XmlElement, by: TemplateElement['by']): readonly TemplateExpressionUse[] {
  const directive = attribute(element, 'name')?.value ?? ''
  const [only] = element.children
  if (!isExpression(directive, by) || only?.kind !== 'text' || element.children.length > 1) return []
  return [
    { directive, text: only.text, span: [only.s, only.e], exact: only.e - only.s === only.text.length, use: 'value' },
  ]
}

const BOTH = /^t-(?:if|elif|foreach|esc|out|raw|value|att|att-[\w:.-]+)$/
const SERVER = /^t-(?:options(?:-[\w-]+)?|cache|nocache-\w+|lang)$/
const BROWSER = /^t-(?:key|props|component|tag|portal|model(?:\.\w+)*|memo|call-context|log|on-[\w:.-]+)$/

function isExpression(name: string, by: TemplateElement['by']): boolean {
  return BOTH.test(name) || (by === 'server' ? SERVER : BROWSER).test(name)
}

/** Is the value a text with expressions between braces? */
function isFormat({ name, value }: XmlAttribute, { by }: TemplateElement): boolean {
  if (/^t-(?:attf-|call$)/.test(name)) return true
  return by === 'server' ? name === 't-valuef' : name === 't-slot' && value.includes('{{')
}

/** A component of OWL: by its name, or `<t t-component="…">`. */
export function isComponent(element: XmlElement): boolean {
  return /^[A-Z]/.test(element.tag) || attribute(element, 't-component') !== undefined
}
