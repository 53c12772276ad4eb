import type { Call, Expr } from '../../parse/python/ast.ts'
import { isSelf } from '../../parse/python/names.ts'
import { type CodeScope, isModelScope } from './code-scopes.ts'
import { localValues } from './local-values.ts'
import { nameOrigin } from './name-origin.ts'

/** Something that a query's text is made of and that somebody outside of the code may choose. */
export interface SqlSource {
  readonly expr: Expr
  /** a parameter of the function · a value of a record · what a request holds */
  readonly kind: 'parameter' | 'field' | 'request'
}

/** Steps that are followed from a query to what it is made of. */
const DEPTH = 12

/**
 * What comes from outside into the text of a query: through `+`, `%`, `format`, `join`, f-strings and the names of the
 * function. What only code decides (texts, numbers, `self._table`, the results of private methods of `self`, psycopg2's
 * and Odoo's SQL objects) is no source, and neither is what cannot be followed.
 */
export function sqlSources(scope: CodeScope, query: Expr): readonly SqlSource[] {
  const reader = new SqlReader(scope)
  reader.read(query, false, DEPTH)
  return reader.sources
}

class SqlReader {
  readonly sources: SqlSource[] = []
  readonly #scope: CodeScope
  readonly #names = new Set<string>()

  constructor(scope: CodeScope) {
    this.#scope = scope
  }

  /** @param inside the expression is put into a text; a whole query that comes from elsewhere is not judged here */
  read(expr: Expr, inside: boolean, depth: number): void {
    if (depth === 0) return
    const all = (list: readonly (Expr | null)[], within = inside): void => {
      for (const one of list) if (one) this.read(one, within, depth - 1)
    }
    switch (expr.t) {
      case 'Binary':
        if (expr.op === '%') {
          all([expr.left])
          this.#values(expr.right, depth)
        } else if (expr.op === '+') all([expr.left, expr.right], inside || isText(expr.left) || isText(expr.right))
        break
      case 'JoinedStr':
        all(
          expr.pieces.filter((piece) => typeof piece !== 'string'),
          true,
        )
        break
      case 'Formatted':
        // a number's format refuses all else
        if (!/[dfegn]$/i.test(textOf(expr.spec))) all([expr.value], true)
        break
      case 'Conditional':
        all([expr.body, expr.orelse])
        break
      case 'Bool':
        all(expr.values)
        break
      case 'Tuple':
      case 'List':
      case 'Set':
        all(expr.items)
        break
      case 'Comp':
        all([expr.element])
        break
      case 'Starred':
        all([expr.value])
        break
      case 'Subscript':
        this.read(expr.value, inside, depth - 1)
        break
      case 'Call':
        this.#call(expr, inside, depth)
        break
      case 'Name':
        this.#name(expr, expr.id, inside, depth)
        break
      case 'Attribute':
        if (inside) this.#attribute(expr)
        break
      default:
        break
    }
  }

  /** The values behind `%`: of a dict those under its keys. */
  #values(right: Expr, depth: number): void {
    if (right.t === 'Dict') for (const value of right.values) this.read(value, true, depth - 1)
    else this.read(right, true, depth - 1)
  }

  #call({ func, args, keywords }: Call, inside: boolean, depth: number): void {
    if (func.t === 'Name') {
      // what makes a text of its value; a number is none that could hold a query
      if (/^(?:str|tuple|list|set|sorted|repr|reversed)$/.test(func.id) && args[0])
        this.read(args[0], inside, depth - 1)
      else if (func.id === 'map' && args[1] && !(args[0]?.t === 'Name' && /^(?:int|float)$/.test(args[0].id)))
        this.read(args[1], inside, depth - 1)
      return
    }
    if (func.t !== 'Attribute' || isSqlObject(this.#scope, func)) return
    if (func.attr === 'format') {
      this.read(func.value, inside, depth - 1)
      if (this.#isSql(func.value, depth)) return
      for (const arg of args) this.read(arg, true, depth - 1)
      for (const { value } of keywords) this.read(value, true, depth - 1)
    } else if (func.attr === 'join' && args[0]) {
      this.read(func.value, inside, depth - 1)
      this.read(args[0], true, depth - 1)
    } else if (/^(?:strip|lstrip|rstrip|lower|upper|replace|decode|encode|title)$/.test(func.attr))
      this.read(func.value, inside, depth - 1)
    else if (/^get(?:list)?$/.test(func.attr) && isRequest(func.value))
      this.sources.push({ expr: func, kind: 'request' })
  }

  /** Is it one of psycopg2's or Odoo's objects, whose `format` puts nothing into a text? */
  #isSql(expr: Expr, depth: number): boolean {
    if (depth === 0) return false
    if (expr.t === 'Call') return isSqlObject(this.#scope, expr.func)
    if (expr.t !== 'Name' || !this.#scope.node) return false
    const values = localValues(this.#scope.node).values.get(expr.id)
    return values?.some(({ value }) => this.#isSql(value, depth - 1)) ?? false
  }

  #name(expr: Expr, name: string, inside: boolean, depth: number): void {
    const { node } = this.#scope
    if (!node || this.#names.has(name)) return
    const { values, parameters, opaque, checked } = localValues(node)
    if (opaque.has(name) || checked.has(name)) return
    this.#names.add(name)
    const found = values.get(name) ?? []
    if (parameters.has(name) && inside && !found.some(({ kind }) => kind === 'whole') && isOutside(name))
      this.sources.push({ expr, kind: 'parameter' })
    for (const { kind, value } of found) {
      if (kind === 'part') continue
      this.read(value, inside || (kind === 'added' && isBuilt(found)), depth - 1)
    }
    this.#names.delete(name)
  }

  /** A public member of `self` in a model: the value of a field, which users write. */
  #attribute(expr: Extract<Expr, { t: 'Attribute' }>): void {
    if (expr.attr.startsWith('_') || HARMLESS.has(expr.attr)) return
    if (!isSelf(expr.value)) return
    const { owner } = this.#scope
    // what is no record has attributes, not fields
    if (!owner || !isModelScope(this.#scope)) return
    const field = owner.fields.find(({ name }) => name === expr.attr)
    if (!field && Object.hasOwn(owner.attributes, expr.attr)) return
    if (field && !TEXTS.has(field.type)) return
    this.sources.push({ expr, kind: 'field' })
  }
}

/** Members whose values hold no quote: numbers, and what code alone sets. */
const HARMLESS: ReadonlySet<string> = new Set(['id', 'ids', 'env', 'uid', 'cr', 'pool'])
/** Types of fields that hold what a user writes. */
const TEXTS: ReadonlySet<string> = new Set(['Char', 'Text', 'Html', 'Reference', 'Json', 'Properties', 'Serialized'])

/** Parameters that are never a text. */
function isOutside(name: string): boolean {
  return !/^(?:self|cls|cr|cursor|env|uid)$/.test(name)
}

/** Is a text among what a name is given: `+=` then adds to a query? */
function isBuilt(values: readonly { readonly value: Expr }[]): boolean {
  return values.some(({ value }) => isText(value))
}

function isText(expr: Expr): boolean {
  if (expr.t === 'Str' || expr.t === 'JoinedStr') return true
  return expr.t === 'Binary' && (expr.op === '+' || expr.op === '%') && (isText(expr.left) || isText(expr.right))
}

function textOf(spec: Extract<Expr, { t: 'JoinedStr' }> | null): string {
  return spec?.pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('') ?? ''
}

function isSqlObject({ facts }: CodeScope, func: Expr): boolean {
  const origin = nameOrigin(facts, func) ?? ''
  return (
    /^psycopg2\b/.test(origin) ||
    /^odoo\.tools\.(?:\w+\.)*SQL\b/.test(origin) ||
    /(?:^|\.)(?:SQL|Identifier|quote_ident|mogrify)$/.test(lastName(func))
  )
}

function lastName(func: Expr): string {
  return func.t === 'Attribute' ? func.attr : func.t === 'Name' ? func.id : ''
}

/** `request.params`, `request.httprequest.args` and the like. */
function isRequest(expr: Expr): boolean {
  return (
    expr.t === 'Attribute' &&
    /^(?:params|args|form|values|headers|cookies|jsonrequest)$/.test(expr.attr) &&
    /^(?:request|httprequest)$/.test(lastName(expr.value))
  )
}
