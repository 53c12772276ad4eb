import type { Comprehension, Expr } from '../parse/python/ast.ts'
import type { ClassFacts, PythonFacts } from './python-facts.ts'

/** What can be told of a Python value without running code. */
type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'unknown' }

const UNKNOWN: Value = { kind: 'unknown' }

/** Constants nest (`A = B + C`), but a name that leads back to itself must end somewhere. */
const DEPTH_LIMIT = 8

/** Finds what a name of one file stands for: in the class body, in the file, in files of the addon that it imports. */
export interface ConstantScope {
  readonly file: string
  readonly files: ReadonlyMap<string, PythonFacts>
  readonly attributes: ClassFacts['attributes']
}

/** Keys of a selection written as a list of pairs, directly or by constants; `undefined`: not known. */
export function selectionKeys(value: Expr, scope: ConstantScope, isAddition = false): readonly string[] | undefined {
  const list = new Evaluator(scope).value(value, new Map(), 0)
  if (list.kind !== 'list') return undefined
  const keys: string[] = []
  for (const item of list.items) {
    const key = item.kind === 'list' ? item.items[0] : undefined
    if (item.kind !== 'list' || key?.kind !== 'text') return undefined
    // a lone key in `selection_add` only says where the others go
    if (!isAddition || item.items.length > 1) keys.push(key.text)
  }
  return keys
}

class Evaluator {
  readonly #scope: ConstantScope

  constructor(scope: ConstantScope) {
    this.#scope = scope
  }

  value(expr: Expr, names: ReadonlyMap<string, Value>, depth: number): Value {
    const inner = (one: Expr): Value => this.value(one, names, depth + 1)
    if (depth > DEPTH_LIMIT) return UNKNOWN
    switch (expr.t) {
      case 'Str':
        return { kind: 'text', text: expr.value }
      case 'List':
      case 'Tuple':
      case 'Set':
        return this.#list(expr.items, inner)
      case 'Dict': {
        const entries: (readonly [Value, Value])[] = []
        for (const [i, key] of expr.keys.entries()) {
          const held = expr.values[i]
          if (!key || !held) return UNKNOWN
          entries.push([inner(key), inner(held)])
        }
        return { kind: 'dict', entries }
      }
      case 'Name':
        return names.get(expr.id) ?? this.#name(expr.id, depth)
      case 'Attribute':
        return expr.value.t === 'Name' ? this.#imported(expr.value.id, expr.attr, depth) : UNKNOWN
      case 'Binary': {
        const [left, right] = [inner(expr.left), inner(expr.right)]
        if (expr.op !== '+') return UNKNOWN
        if (left.kind === 'text' && right.kind === 'text') return { kind: 'text', text: left.text + right.text }
        return left.kind === 'list' && right.kind === 'list'
          ? { kind: 'list', items: [...left.items, ...right.items] }
          : UNKNOWN
      }
      case 'Subscript': {
        const [held, key] = [inner(expr.value), inner(expr.index)]
        if (held.kind !== 'dict' || key.kind !== 'text') return UNKNOWN
        return held.entries.find(([name]) => name.kind === 'text' && name.text === key.text)?.[1] ?? UNKNOWN
      }
      case 'Call':
        return this.#call(expr, inner)
      case 'Comp':
        return this.#comprehension(expr, names, depth)
      default:
        return UNKNOWN
    }
  }

  #list(exprs: readonly Expr[], inner: (expr: Expr) => Value): Value {
    const items: Value[] = []
    for (const item of exprs) {
      if (item.t !== 'Starred') items.push(inner(item))
      else {
        const held = inner(item.value)
        if (held.kind !== 'list') return UNKNOWN
        items.push(...held.items)
      }
    }
    return { kind: 'list', items }
  }

  #call(expr: Expr & { t: 'Call' }, inner: (expr: Expr) => Value): Value {
    const { func, args } = expr
    const [first] = args
    if (func.t === 'Name' && ['list', 'tuple', 'sorted'].includes(func.id) && first && args.length === 1) {
      const held = inner(first)
      return held.kind === 'dict' ? { kind: 'list', items: held.entries.map(([key]) => key) } : held
    }
    if (func.t !== 'Attribute' || args.length > 0) return UNKNOWN
    const held = inner(func.value)
    if (held.kind !== 'dict') return UNKNOWN
    if (func.attr === 'items') return { kind: 'list', items: held.entries.map((items) => ({ kind: 'list', items })) }
    if (func.attr === 'keys') return { kind: 'list', items: held.entries.map(([key]) => key) }
    return func.attr === 'values' ? { kind: 'list', items: held.entries.map(([, value]) => value) } : UNKNOWN
  }

  #comprehension(expr: Comprehension, names: ReadonlyMap<string, Value>, depth: number): Value {
    const [clause, ...more] = expr.clauses
    if (!clause || more.length > 0 || clause.ifs.length > 0 || expr.value) return UNKNOWN
    const over = this.value(clause.iter, names, depth + 1)
    const items =
      over.kind === 'dict' ? over.entries.map(([key]) => key) : over.kind === 'list' ? over.items : undefined
    if (!items) return UNKNOWN
    return {
      kind: 'list',
      items: items.map((item) => this.value(expr.element, bind(clause.target, item, names), depth + 1)),
    }
  }

  #name(name: string, depth: number): Value {
    const own = this.#scope.attributes[name]?.value
    if (own) return this.value(own, new Map(), depth + 1)
    return this.#global(this.#scope.file, name, depth)
  }

  /** A name bound once at the top level of a file, or imported there from another file of the addon. */
  #global(file: string, name: string, depth: number): Value {
    const facts = this.#scope.files.get(file)
    if (!facts || depth > DEPTH_LIMIT) return UNKNOWN
    const bound = facts.body.flatMap((one) =>
      one.t === 'Assign' && one.targets.some((target) => target.t === 'Name' && target.id === name) ? [one.value] : [],
    )
    const [only] = bound
    if (only && bound.length === 1)
      return new Evaluator({ ...this.#scope, file, attributes: {} }).value(only, new Map(), depth + 1)
    if (only) return UNKNOWN
    for (const statement of facts.imports) {
      const item = statement.from ? statement.names.find((one) => (one.asname ?? one.name) === name) : undefined
      const target = item && this.#target(file, statement.module, statement.level)
      if (item && target !== undefined)
        return this.#global(moduleFile(this.#scope.files, target) ?? '', item.name, depth + 1)
    }
    return UNKNOWN
  }

  /** `module.NAME` where the file imports a module of the addon. */
  #imported(module: string, name: string, depth: number): Value {
    for (const statement of this.#scope.files.get(this.#scope.file)?.imports ?? []) {
      const item = statement.from ? statement.names.find((one) => (one.asname ?? one.name) === module) : undefined
      const target = item && this.#target(this.#scope.file, statement.module, statement.level)
      if (!item || target === undefined) continue
      const file = moduleFile(this.#scope.files, target === '' ? item.name : `${target}.${item.name}`)
      if (file !== undefined) return this.#global(file, name, depth + 1)
    }
    return UNKNOWN
  }

  /** The dotted name inside the addon that an import stands for; `undefined` for what is not the addon's own. */
  #target(file: string, module: string, level: number): string | undefined {
    if (level === 0) {
      const path = this.#scope.files.get(file)?.file ?? ''
      const addon = path
        .slice(0, -file.length - 1)
        .split('/')
        .at(-1)
      const [, owner, rest] = /^odoo\.addons\.([^.]+)\.?(.*)$/.exec(module) ?? []
      return owner === addon ? rest : undefined
    }
    const folder = file.split('/').slice(0, -level)
    return [...folder, ...module.split('.').filter(Boolean)].join('.')
  }
}

function moduleFile(files: ReadonlyMap<string, PythonFacts>, dotted: string): string | undefined {
  const path = dotted.replaceAll('.', '/')
  return [`${path}.py`, path === '' ? '__init__.py' : `${path}/__init__.py`].find((one) => files.has(one))
}

function bind(target: Expr, item: Value, names: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const bound = new Map(names)
  if (target.t === 'Name') bound.set(target.id, item)
  else if (target.t === 'Tuple' || target.t === 'List')
    for (const [i, one] of target.items.entries())
      if (one.t === 'Name') bound.set(one.id, item.kind === 'list' ? (item.items[i] ?? UNKNOWN) : UNKNOWN)
  return bound
}
