import type { Expr, FunctionDef, If, Params } from '../../parse/python/ast.ts'
import { visitBody } from '../inference/infer-visit.ts'
import { perObject } from '../per-addon.ts'

/** A value that a function gives a name, somewhere in its body. */
export interface LocalValue {
  /**
   * `whole`: the name is it · `part`: it is unpacked into the name and others · `item`: the name goes through it ·
   * `added`: it is added to what the name is (`+=`) · `under`: it is put into the name (`name[key] = …`)
   */
  readonly kind: 'whole' | 'part' | 'item' | 'added' | 'under'
  readonly value: Expr
}

export interface LocalValues {
  readonly values: ReadonlyMap<string, readonly LocalValue[]>
  /** the function's own parameters, those of functions inside it left out */
  readonly parameters: ReadonlySet<string>
  /** names bound in a way that is not followed: by parameters of inner functions, handlers, patterns, `global` */
  readonly opaque: ReadonlySet<string>
  /** names that the code compares with a list of what they may be: `if mode not in ('read', 'write')` */
  readonly checked: ReadonlySet<string>
}

/** What the names of a function are given in it, all branches taken together. Comprehensions share its names. */
export const localValues = perObject(read)

/** The values of a name that are its whole; `undefined` when it may be anything else too. */
export function wholeValues(node: FunctionDef, name: string): readonly Expr[] | undefined {
  const { values, parameters, opaque } = localValues(node)
  const found = values.get(name)
  if (!found || parameters.has(name) || opaque.has(name) || found.some(({ kind }) => kind !== 'whole')) return undefined
  return found.map(({ value }) => value)
}

function read(node: FunctionDef): LocalValues {
  const values = new Map<string, LocalValue[]>()
  const opaque = new Set<string>()
  const checked = new Set<string>()
  const add = (name: string, kind: LocalValue['kind'], value: Expr): void => {
    const list = values.get(name)
    if (list) list.push({ kind, value })
    else values.set(name, [{ kind, value }])
  }
  const bind = (target: Expr, kind: LocalValue['kind'], value: Expr): void => {
    if (target.t === 'Name') add(target.id, kind, value)
    else if (target.t === 'Starred') bind(target.value, 'part', value)
    else if (target.t === 'Subscript' && target.value.t === 'Name') add(target.value.id, 'under', value)
    else if (target.t === 'Tuple' || target.t === 'List') {
      const pieces = kind === 'whole' && (value.t === 'Tuple' || value.t === 'List') ? value.items : undefined
      const paired = pieces?.length === target.items.length && !pieces.some((piece) => piece.t === 'Starred')
      for (const [i, item] of target.items.entries())
        bind(item, paired ? 'whole' : 'part', (paired ? pieces?.[i] : undefined) ?? value)
    }
  }
  visitBody(node.body, (one) => {
    if (one.t === 'Assign') for (const target of one.targets) bind(target, 'whole', one.value)
    else if (one.t === 'AnnAssign') {
      if (one.value) bind(one.target, 'whole', one.value)
    } else if (one.t === 'AugAssign') bind(one.target, 'added', one.value)
    else if (one.t === 'For') bind(one.target, 'item', one.iter)
    else if (one.t === 'If') {
      const name = chosenName(one)
      if (name !== undefined) checked.add(name)
    } else if (one.t === 'Compare') {
      const [list] = one.comparators
      if (one.left.t === 'Name' && /in$/.test(one.ops[0] ?? '') && list && isFixed(list)) checked.add(one.left.id)
    } else if (one.t === 'Walrus') bind(one.target, 'whole', one.value)
    else if (one.t === 'With') {
      for (const { context, target } of one.items) if (target) bind(target, 'whole', context)
    } else if (one.t === 'Comp') for (const clause of one.clauses) bind(clause.target, 'item', clause.iter)
    else if (one.t === 'Try') {
      for (const { name } of one.handlers) if (name) opaque.add(name)
    } else if (one.t === 'FunctionDef' || one.t === 'Lambda')
      for (const name of parameterNames(one.params)) opaque.add(name)
    else if (one.t === 'Global' || one.t === 'Nonlocal') for (const name of one.names) opaque.add(name)
    else if (one.t === 'Match') for (const { pattern } of one.cases) for (const name of pattern.binds) opaque.add(name)
    return true
  })
  return { values, parameters: new Set(parameterNames(node.params)), opaque, checked }
}

/** The name that `if x == 'a' … elif x == 'b' … else: raise` allows these values alone. */
function chosenName(node: If): string | undefined {
  const { test, orelse } = node
  if (test.t !== 'Compare' || test.left.t !== 'Name' || test.ops.length !== 1 || test.ops[0] !== '==') return undefined
  const value = test.comparators[0]?.t
  if (value !== 'Str' && value !== 'Num') return undefined
  const [next] = orelse
  if (orelse.length === 1 && next?.t === 'If') return chosenName(next) === test.left.id ? test.left.id : undefined
  return orelse.at(-1)?.t === 'Raise' ? test.left.id : undefined
}

/** A list that is written out, or a constant by its name: `OPERATORS`, `self._MODES`. */
function isFixed(expr: Expr): boolean {
  if (expr.t === 'Tuple' || expr.t === 'List' || expr.t === 'Set' || expr.t === 'Dict') return true
  const name = expr.t === 'Name' ? expr.id : expr.t === 'Attribute' ? expr.attr : ''
  return /^_?[A-Z]/.test(name) || name === '_fields'
}

function parameterNames({ posonly, args, vararg, kwonly, kwarg }: Params): readonly string[] {
  return [...posonly, ...args, ...kwonly, vararg, kwarg].flatMap((param) => (param ? [param.name] : []))
}
