import { type Type, union } from './infer-type.ts'

/** The local names of a function, a lambda or a comprehension; those of the function around it behind them. */
export class Scope {
  vars: Map<string, Type>
  readonly parent: Scope | undefined
  /** names bound here live no longer than one expression */
  readonly passing: boolean

  constructor(parent?: Scope, passing = false) {
    this.vars = new Map()
    this.parent = parent
    this.passing = passing
  }

  get(name: string): Type | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const type = scope.vars.get(name)
      if (type) return type
    }
    return undefined
  }

  set(name: string, type: Type): void {
    this.vars.set(name, type)
  }

  /** Where `name := value` binds: comprehensions hand it on. */
  get holder(): Scope {
    let scope: Scope = this
    while (scope.passing && scope.parent) scope = scope.parent
    return scope
  }
}

/** What names are after one of several ways was taken; `undefined` for a way that never comes here. */
export function mergeStates(states: readonly (ReadonlyMap<string, Type> | undefined)[]): Map<string, Type> | undefined {
  const open = states.filter((state) => state !== undefined)
  const [first, ...others] = open
  if (!first) return undefined
  const merged = new Map(first)
  for (const other of others)
    for (const [name, type] of other) {
      const before = merged.get(name)
      // a name that one way leaves unbound is used only where it was bound
      merged.set(name, before ? union(before, type) : type)
    }
  return merged
}
