import type { Comprehension, Expr, FunctionDef, Lambda, Stmt } from '../../parse/python/ast.ts'
import { childBlocks, childExprs, statementExprs } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'
import type { ModelView } from './model-view.ts'

/** A field that a method reads of its own records, by the way to it: `line_ids.price`. */
export interface FieldRead {
  readonly path: string
  readonly span: Span
}

/** Methods of a recordset that give records of the same set, or of a part of it. */
const SAME =
  /^(?:sudo|with_context|with_company|with_user|with_env|exists|ensure_one|filtered|filtered_domain|sorted|with_prefetch)$/
/** Functions that hand on what they go through. */
const THROUGH = /^(?:sorted|list|set|reversed|enumerate|tuple|iter)$/

/**
 * The fields that a method reads of the records it is called on, each with the way from them; and whether it reads in a
 * way that cannot be followed. Values that it gives a field, and what it searches for elsewhere, are no reads; nor is
 * what only another field than those of `computed` comes of.
 */
export function fieldReads(
  view: ModelView,
  method: FunctionDef,
  find: (model: string) => ModelView | undefined,
  computed: ReadonlySet<string>,
): readonly FieldRead[] {
  const reader = new PathReader(view, find, computed)
  const self = method.params.args[0]?.name
  if (self === undefined) return []
  reader.names.set(self, '')
  reader.block(method.body)
  return reader.reads
}

class PathReader {
  readonly reads: FieldRead[] = []
  /** variable → way from the method's records; those that are something else are not in it */
  readonly names = new Map<string, string>()
  readonly #view: ModelView
  readonly #find: (model: string) => ModelView | undefined

  readonly #computed: ReadonlySet<string>

  constructor(view: ModelView, find: (model: string) => ModelView | undefined, computed: ReadonlySet<string>) {
    this.#view = view
    this.#find = find
    this.#computed = computed
  }

  block(body: readonly Stmt[]): void {
    for (const statement of body) this.#statement(statement)
  }

  /** Does it do nothing but give values to other fields, or tell somebody something? */
  #isAside(node: Stmt): boolean {
    switch (node.t) {
      case 'Assign':
        return node.targets.every((target) => target.t === 'Attribute' && !this.#computed.has(target.attr))
      case 'AugAssign':
        return node.target.t === 'Attribute' && !this.#computed.has(node.target.attr)
      case 'Expr': {
        const { value } = node
        if (value.t !== 'Call' || value.func.t !== 'Attribute') return false
        const { attr, value: owner } = value.func
        return (
          /^(?:message_post|activity_schedule)$/.test(attr) || (owner.t === 'Name' && /^_?log(?:ger)?$/i.test(owner.id))
        )
      }
      case 'If':
        return [...node.body, ...node.orelse].every((one) => this.#isAside(one))
      case 'Pass':
        return true
      default:
        return false
    }
  }

  #statement(node: Stmt): void {
    if (this.#isAside(node)) return
    if (node.t === 'Assign') {
      const path = this.#path(node.value)
      for (const target of node.targets) this.#bind(target, path)
    } else if (node.t === 'For') {
      this.#bind(node.target, this.#element(node.iter))
      this.block(node.body)
      this.block(node.orelse)
    } else if (node.t === 'FunctionDef' || node.t === 'ClassDef' || node.t === 'Raise') return
    else {
      const exprs: Expr[] = []
      statementExprs(node, exprs)
      for (const expr of exprs) this.#path(expr)
      for (const block of childBlocks(node)) this.block(block)
    }
  }

  #bind(target: Expr, path: string | undefined): void {
    if (target.t === 'Name') {
      if (path === undefined) this.names.delete(target.id)
      else this.names.set(target.id, path)
    } else if (target.t === 'Attribute') this.#path(target.value)
    else if (target.t === 'Tuple' || target.t === 'List') for (const item of target.items) this.#bind(item, undefined)
    else this.#path(target)
  }

  /** What a loop over it gives. */
  #element(iter: Expr): string | undefined {
    const path = this.#path(iter)
    if (path !== undefined || iter.t !== 'Call' || iter.func.t !== 'Name') return path
    return THROUGH.test(iter.func.id) && iter.func.id !== 'enumerate' && iter.args[0]
      ? this.#path(iter.args[0])
      : undefined
  }

  /** The way to the records that an expression gives; `undefined`: others, or none. Notes the fields that it reads. */
  #path(node: Expr): string | undefined {
    switch (node.t) {
      case 'Name':
        return this.names.get(node.id)
      case 'Attribute':
        return this.#member(node)
      case 'Subscript':
        this.#path(node.index)
        return node.index.t === 'Str' ? undefined : this.#path(node.value)
      case 'Call':
        return this.#call(node)
      case 'Comp':
        this.#comprehension(node)
        return undefined
      case 'Lambda':
        return undefined
      case 'Bool': {
        const paths = node.values.map((value) => this.#path(value))
        return node.op === 'or' && paths.every((path) => path === paths[0]) ? paths[0] : undefined
      }
      default: {
        const inner: Expr[] = []
        childExprs(node, inner)
        for (const one of inner) this.#path(one)
        return undefined
      }
    }
  }

  #member(node: Extract<Expr, { t: 'Attribute' }>): string | undefined {
    const path = this.#path(node.value)
    if (path === undefined) return undefined
    const field = this.#modelAt(path)?.field(node.attr)
    if (!field) return undefined
    return this.#read(path, node.attr, [node.as, node.e])
  }

  #read(path: string, name: string, span: Span): string | undefined {
    const whole = path === '' ? name : `${path}.${name}`
    this.reads.push({ path: whole, span })
    return this.#modelAt(whole) ? whole : undefined
  }

  #call(node: Extract<Expr, { t: 'Call' }>): string | undefined {
    const { func } = node
    const owner = func.t === 'Attribute' ? this.#path(func.value) : undefined
    if (func.t !== 'Attribute' && func.t !== 'Name') this.#path(func)
    let mapped: string | undefined
    for (const arg of [...node.args, ...node.keywords.map(({ value }) => value)]) {
      // which of its records a method works at, and in which order, is its own affair
      if (owner === '' && func.t === 'Attribute' && /^(?:filtered|filtered_domain|sorted)$/.test(func.attr)) continue
      if (arg.t === 'Lambda' && func.t === 'Attribute' && owner !== undefined) mapped = this.#lambda(arg, owner)
      else if (
        arg.t === 'Str' &&
        owner !== undefined &&
        func.t === 'Attribute' &&
        /^(?:mapped|filtered|grouped)$/.test(func.attr)
      )
        mapped = this.#dotted(owner, arg.value, [arg.s, arg.e])
      else this.#path(arg)
    }
    if (owner === undefined || func.t !== 'Attribute') return undefined
    if (func.attr === 'mapped') return mapped
    return SAME.test(func.attr) ? owner : undefined
  }

  #dotted(owner: string, text: string, span: Span): string | undefined {
    let at: string | undefined = owner
    for (const name of text.split('.')) {
      if (at === undefined || !this.#modelAt(at)?.field(name)) return undefined
      at = this.#read(at, name, span)
    }
    return at
  }

  #lambda(node: Lambda, path: string): string | undefined {
    const [param] = node.params.args
    if (!param || node.params.args.length > 1) return undefined
    return this.#within(param.name, path, () => this.#path(node.body))
  }

  #within<T>(name: string, path: string | undefined, read: () => T): T {
    const before = this.names.get(name)
    this.#bind({ t: 'Name', id: name, s: 0, e: 0 }, path)
    const result = read()
    this.#bind({ t: 'Name', id: name, s: 0, e: 0 }, before)
    return result
  }

  #comprehension(node: Comprehension): void {
    const before = new Map(this.names)
    for (const { target, iter, ifs } of node.clauses) {
      this.#bind(target, this.#element(iter))
      for (const test of ifs) this.#path(test)
    }
    this.#path(node.element)
    if (node.value) this.#path(node.value)
    this.names.clear()
    for (const [name, path] of before) this.names.set(name, path)
  }

  /** The model at the end of a way. */
  #modelAt(path: string): ModelView | undefined {
    let view: ModelView | undefined = this.#view
    if (path === '') return view
    for (const name of path.split('.')) {
      const comodel: string | undefined = view?.field(name)?.comodel
      view = comodel === undefined ? undefined : this.#find(comodel)
    }
    return view
  }
}
