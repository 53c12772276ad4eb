import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Call } from '../../parse/python/ast.ts'
import type { ModelClass } from '../models/model-classes.ts'
import { dictOf, listOf, type MethodType, NOTHING, PLAIN, type Type, UNKNOWN, union } from './infer-type.ts'
import { visitBody } from './infer-visit.ts'

/** A method that is read when all that calls it was read. */
export interface LaterMethod {
  readonly one: ModelClass
  readonly method: FunctionFacts
}

/**
 * What the private methods of an addon are given: when every call of one that the addon's code can hold is seen, and
 * what each of them gives is known, that is what its parameters are.
 */
export class ParameterTypes {
  readonly #later: readonly LaterMethod[]
  readonly #given = new Map<string, Map<string, Type>>()
  readonly #names = new Map<string, LaterMethod[]>()
  readonly #methods: ReadonlySet<FunctionFacts>
  readonly #escaped = new Set<string>()

  constructor(classes: readonly ModelClass[]) {
    this.#later = classes.flatMap((one) =>
      one.definition.methods.flatMap((method) => (isOwn(one, method) ? [{ one, method }] : [])),
    )
    this.#methods = new Set(this.#later.map(({ method }) => method))
    for (const later of this.#later) {
      const same = this.#names.get(later.method.name)
      if (same) same.push(later)
      else this.#names.set(later.method.name, [later])
    }
  }

  isLater(method: FunctionFacts): boolean {
    return this.#methods.has(method)
  }

  escaped(name: string): void {
    if (this.#names.has(name)) this.#escaped.add(name)
  }

  /** A call: its values by the names of the parameters. */
  called({ records, name }: MethodType, node: Call, types: readonly Type[], named: readonly Type[]): void {
    const later = this.#names.get(name)?.filter(({ one }) => records.views.some((view) => view === one.view))
    if (!later) return
    if (
      node.args.some((arg) => arg.t === 'Starred') ||
      node.keywords.some((one) => one.name === null) ||
      records.open
    ) {
      this.#escaped.add(name)
      return
    }
    for (const { one, method } of later) {
      const given = this.#given.get(keyOf(one, method)) ?? new Map<string, Type>()
      this.#given.set(keyOf(one, method), given)
      const params = method.params.args.slice(1)
      for (const [i, param] of params.entries()) {
        const at = node.keywords.findIndex((keyword) => keyword.name === param.name)
        const type = types[i] ?? named[at] ?? NOTHING
        const before = given.get(param.name)
        given.set(param.name, before ? union(before, withoutNodes(type)) : withoutNodes(type))
      }
    }
  }

  /** The methods in an order in which callers stand before those they call; those that call each other are last. */
  ordered(): readonly LaterMethod[] {
    const calls = new Map(this.#later.map((later) => [later, this.#callsOf(later)]))
    const waiting = new Set(this.#later)
    const ordered: LaterMethod[] = []
    for (;;) {
      const called = new Set([...waiting].flatMap((later) => calls.get(later) ?? []))
      const ready = [...waiting].filter(({ method }) => !called.has(method.name))
      if (ready.length === 0) break
      for (const one of ready) waiting.delete(one)
      ordered.push(...ready)
    }
    for (const { method } of waiting) this.#escaped.add(method.name)
    return [...ordered, ...waiting]
  }

  #callsOf({ method }: LaterMethod): readonly string[] {
    const names: string[] = []
    visitBody(method.node.body, (node) => {
      if (node.t === 'Attribute' && this.#names.has(node.attr)) names.push(node.attr)
      return true
    })
    return names
  }

  /** What the parameters after `self` are, as far as the calls tell; none when a call may be hidden. */
  typesOf({ one, method }: LaterMethod): readonly Type[] {
    const given = this.#given.get(keyOf(one, method))
    if (!given || this.#escaped.has(method.name)) return []
    return method.params.args.slice(1).map((param) => {
      const type = given.get(param.name)
      return type === undefined || type.kind === 'nothing' ? UNKNOWN : type
    })
  }
}

/** Is a method the addon's own alone: private, defined once, with parameters that calls give values? */
function isOwn(one: ModelClass, { name, params, decorators }: FunctionFacts): boolean {
  if (!/^_[a-z]/.test(name) || params.args.length < 2 || params.vararg || !one.view) return false
  if (decorators.some((decorator) => !/^(?:odoo\.)?api\.model$/.test(decorator.name))) return false
  return one.view.method(name)?.definitions.length === 1
}

function keyOf(one: ModelClass, method: FunctionFacts): string {
  return `${one.part.model}:${method.name}`
}

/** The type alone, without the places of what was written: those are of another file. */
function withoutNodes(type: Type): Type {
  switch (type.kind) {
    case 'list':
      return listOf(withoutNodes(type.of))
    case 'tuple':
      return { kind: 'tuple', items: type.items.map(withoutNodes), nodes: [] }
    case 'dict': {
      const value = [...type.entries.values()].map((entry) => entry.type).reduce(union, type.rest)
      return dictOf(withoutNodes(type.key), value.kind === 'records' ? value : UNKNOWN)
    }
    case 'text':
      return PLAIN
    case 'function':
    case 'method':
    case 'super':
      return UNKNOWN
    default:
      return type
  }
}
