import type { XmlFacts } from '../../../facts/xml-facts.ts'
import { dataFiles } from '../../../model/data/data-files.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import type { Expr, Stmt } from '../../../parse/python/ast.ts'
import { isSelf, isSuperCall } from '../../../parse/python/names.ts'
import { elementsOf } from '../../../parse/xml/query.ts'
import type { XmlElement } from '../../../parse/xml/tree.ts'
import type { Span } from '../../../text/span.ts'
import { GoneNames } from '../gone-names.ts'
import { withoutComments } from '../patterns/match-script.ts'
import type { Collect } from '../risk.ts'
import { useModel } from './use.ts'

/**
 * Names that nothing within reach has any more, where nobody can tell what they are asked of: a guess, which is left out
 * where something surer is told of the place.
 */
export function nameUses(collect: Collect, text: (file: string) => string | undefined): void {
  const { addon, project } = collect
  const uses = new NameUses(collect)
  for (const [relative, facts] of addon.python)
    if (!/^(?:migrations|upgrades|static|setup)\//.test(relative)) uses.python(facts.file, facts.body)
  for (const { xml } of dataFiles(addon, project.series)) if (xml) uses.xml(xml)
  for (const { file } of addon.scripts.values()) uses.script(file, text(file) ?? '')
}

class NameUses {
  readonly #collect: Collect
  readonly #names: GoneNames

  constructor(collect: Collect) {
    this.#collect = collect
    this.#names = new GoneNames(collect)
  }

  python(file: string, body: readonly Stmt[]): void {
    const known = knownNames(body)
    const passed = new Set<Expr>()
    visitBody(body, (node) => {
      // what a function says of itself
      if (node.t === 'Expr' && node.value.t === 'Str') return false
      if (node.t === 'Attribute') {
        if (!isOwn(node.value) && !known.has(node.attr)) this.#tell(node.attr, file, [node.as, node.e], 'code', 'any')
      } else if (node.t === 'Call')
        for (const { name, value } of node.keywords) {
          if (name !== null && /^(?:relation|column[12]|string|help)$/.test(name)) passed.add(value)
        }
      else if (node.t === 'Str' && !passed.has(node) && !known.has(node.value)) this.#text(file, node)
      return undefined
    })
  }

  /** Texts in JavaScript that are just the name of a model or of a field. */
  script(file: string, source: string): void {
    if (!/['"`][a-z]\w*[_.]\w/.test(source)) return
    for (const match of withoutComments(source).matchAll(/(['"`])([a-z_]\w*(?:\.[a-z_]\w*)*)\1/g)) {
      const [, , name = ''] = match
      const span: Span = [match.index + 1, match.index + 1 + name.length]
      if (!name.includes('.')) this.#tell(name, file, span, 'name in a script', 'field')
      else if (this.#collect.project.models.view(name, this.#collect.addon.name))
        useModel(this.#collect, name, {
          file,
          span,
          severity: 'runtime error',
          use: 'name in a script',
          confidence: 'likely',
        })
    }
  }

  /** A text that is a path of fields, or a part of a query. */
  #text(file: string, node: Expr & { readonly t: 'Str' }): void {
    const { value } = node
    const plain = node.e - node.s === value.length + 2
    const at = (index: number, name: string): Span =>
      plain ? [node.s + 1 + index, node.s + 1 + index + name.length] : [node.s, node.e]
    if (/^[a-z_]\w*(?:\.[a-z_]\w*)*$/.test(value)) {
      let index = 0
      for (const name of value.split('.')) {
        this.#tell(name, file, at(index, name), 'name in code', 'field')
        index += name.length + 1
      }
    } else if (/\s/.test(value))
      for (const match of value.matchAll(/(?<=\b[a-z]\w*\.)[a-z]\w*(?![\w(])/g))
        this.#tell(match[0], file, at(match.index, match[0]), 'text in code', 'field')
  }

  xml({ file, root }: XmlFacts): void {
    if (root) this.#element(file, root)
  }

  #element(file: string, element: XmlElement): void {
    for (const { name, value, vs } of element.attributes) {
      if (NO_CODE.has(name) || (name.startsWith('t-') && VERBATIM.has(name))) continue
      // in a template the names before the first dot are its own
      const names = name.startsWith('t-')
        ? /(?<=[.'"])[a-z]\w*(?!\w|['"]\s*:)/g
        : name === 'eval'
          ? /[a-z]\w*/g
          : /[a-z]\w*(?!\w|['"]\s*:)/g
      for (const match of value.matchAll(names)) this.#inText(match, value, file, vs, name)
    }
    if (element.tag === 'field') this.#fieldText(file, element)
    for (const child of elementsOf(element)) this.#element(file, child)
  }

  /** Code, domains and other expressions that stand in a field. */
  #fieldText(file: string, element: XmlElement): void {
    for (const child of element.children) {
      if (child.kind !== 'text' || !/[[({='"]/.test(child.text)) continue
      for (const match of child.text.matchAll(/(?<=[.'"])[a-z]\w*(?!\w|['"]\s*:)/g))
        this.#inText(match, child.text, file, child.s, 'text')
    }
  }

  /** A name in an expression; one that is called is a method. */
  #inText(match: RegExpExecArray, text: string, file: string, start: number, use: string): void {
    const end = match.index + match[0].length
    const called = text[end] === '(' && text[match.index - 1] === '.'
    this.#tell(match[0], file, [start + match.index, start + end], use, called ? 'any' : 'field')
  }

  #tell(name: string, file: string, span: Span, use: string, kind: 'field' | 'any'): void {
    // a plain word may stand for anything
    if (!/\w_\w/.test(name)) return
    const former = this.#names.find(name)
    if (!former || (kind === 'field' && former.kind !== 'field')) return
    this.#collect.add({
      kind: `${former.kind}_removed`,
      symbol: former.symbol,
      at: { file, span },
      severity: 'runtime error',
      effort: 'review',
      alive: (project) => (project === this.#collect.project ? true : !this.#names.isGone(name, project)),
      lookup: { kind: former.kind, name: former.symbol, ...(former.symbol === name && { among: former.names }) },
      message: `nothing that the addon depends on has a ${former.kind} '${name}' any more (${use})`,
      confidence: 'guess',
    })
  }
}

/** Attributes that hold names of their own, ids and texts. */
const NO_CODE: ReadonlySet<string> = new Set([
  'id', 'ref', 'name', 'class', 'string', 'help', 'groups', 'parent', 'action', 'inherit_id', 'expr', 'for', 'model', 'src', 'href', 'title',
  'placeholder', 'style', 'sum', 'avg', 'confirm', 'widget', 'type', 'data-key', 'alt',
]) // biome-ignore format: a table
const VERBATIM: ReadonlySet<string> = new Set(['t-name', 't-call', 't-set', 't-as', 't-inherit', 't-call-assets'])

/** What is asked of these is known, or is an object of the addon's own; that an override's `super()` fails is told. */
function isOwn(expr: Expr): boolean {
  return isSuperCall(expr) || isSelf(expr) || (expr.t === 'Name' && expr.id === 'cls')
}

/** Names that code gives to its own objects, `self.x = …`, and those of which it asks whether they are there. */
function knownNames(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>()
  visitBody(body, (node) => {
    if (node.t === 'Assign')
      for (const target of node.targets) {
        if (target.t === 'Attribute' && isOwn(target.value)) names.add(target.attr)
      }
    else if (node.t === 'Compare' && node.left.t === 'Str' && node.ops.some((op) => op === 'in' || op === 'not in'))
      names.add(node.left.value)
    else if (node.t === 'Call' && node.func.t === 'Name' && /^(?:has|get|set)attr$/.test(node.func.id)) {
      const [, name] = node.args
      if (name?.t === 'Str') names.add(name.value)
    }
    return undefined
  })
  return names
}
