import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Expr } from '../../parse/python/ast.ts'
import { isSelf } from '../../parse/python/names.ts'
import { dottedName, walkStmts } from '../../parse/python/walk.ts'
import { readSql } from '../../parse/sql/read-sql.ts'
import { HOLE } from '../../parse/sql/tokens.ts'
import { type CodeScope, codeScopes } from '../python/code-scopes.ts'
import { executedQuery } from '../python/cursors.ts'
import { queryText } from '../python/query-text.ts'
import type { ModelClass } from './model-classes.ts'
import { BASE_MODEL } from './model-view.ts'

const DEPTH = 8

/**
 * The columns of the query that stands behind a model with `_auto = False`: of `_table_query`, or of the view that
 * `init()` makes. `undefined`: it cannot be read as a whole, or more than one class has a hand in it.
 * @param maker the class that makes the model
 */
export function viewColumns(maker: ModelClass, table: string): readonly string[] | undefined {
  return new ViewReader(maker, table).columns()
}

class ViewReader {
  readonly #maker: ModelClass
  readonly #table: string

  constructor(maker: ModelClass, table: string) {
    this.#maker = maker
    this.#table = table
  }

  columns(): readonly string[] | undefined {
    const attribute = this.#maker.definition.attributes['_table_query']?.value
    if (attribute) return attribute.t === 'Str' ? readSql(attribute.value).output : undefined
    const property = this.#method('_table_query')
    if (property) {
      const text = this.#returned(property, DEPTH)
      return text === undefined ? undefined : readSql(text).output
    }
    const init = this.#method('init')
    return init && this.#made(init)
  }

  /** A method of the class, when nobody else has one of that name. */
  #method(name: string): FunctionFacts | undefined {
    const { definition, view } = this.#maker
    const methods = definition.methods.filter((one) => one.name === name)
    if (methods.length !== 1) return undefined
    const own = view?.method(name)?.definitions.filter(({ model }) => model !== BASE_MODEL && model !== 'base') ?? []
    return own.length === 1 ? methods[0] : undefined
  }

  #scope(method: FunctionFacts): CodeScope | undefined {
    return codeScopes(this.#maker.addon).find(({ node }) => node === method.node)
  }

  /** What a method gives back, when it is one text. */
  #returned(method: FunctionFacts, depth: number): string | undefined {
    const scope = this.#scope(method)
    const values: (Expr | null)[] = []
    walkStmts(method.node.body, (one) => {
      if (one.t === 'Return') values.push(one.value)
    })
    const [value] = values
    return scope && value && values.length === 1 ? this.#text(scope, value, depth) : undefined
  }

  #text(scope: CodeScope, expr: Expr, depth: number): string {
    return queryText(scope, expr, (one) => this.#own(one, depth - 1)).text
  }

  /** `self._table`, `self._select()` */
  #own(expr: Expr, depth: number): string | undefined {
    const member = expr.t === 'Call' ? expr.func : expr
    if (member.t !== 'Attribute' || !isSelf(member.value)) return undefined
    if (expr.t !== 'Call') return member.attr === '_table' ? this.#table : undefined
    const method = depth > 0 ? this.#method(member.attr) : undefined
    return method && this.#returned(method, depth)
  }

  /** A query with what psycopg2 puts in for its places as it stands, `AsIs(…)`; other values remain places. */
  #filled(scope: CodeScope, text: string, values: Expr | undefined): string {
    if (!values) return text
    const items = values.t === 'Tuple' || values.t === 'List' ? values.items : undefined
    let next = 0
    return text.replace(/%(?:%|\(\w+\)s|s)/g, (place) => {
      if (place === '%%') return '%'
      const value = place === '%s' ? items?.[next++] : undefined
      if (!value) return HOLE
      if (value.t !== 'Call') return value.t === 'Name' || value.t === 'Starred' ? HOLE : place
      const [part] = value.args
      return /^(?:\w+\.)*AsIs$/.test(dottedName(value.func) ?? '') && part ? this.#text(scope, part, DEPTH) : HOLE
    })
  }

  /** The columns of the view that a method makes by its one query of that kind. */
  #made(init: FunctionFacts): readonly string[] | undefined {
    const scope = this.#scope(init)
    if (!scope) return undefined
    const texts: string[] = []
    for (const call of scope.calls) {
      const query = executedQuery(call)
      if (!query) continue
      const text = this.#filled(scope, this.#text(scope, query, DEPTH), call.args[1])
      if (!/^\s*(?:drop|comment)\b/i.test(text) || text.includes(HOLE)) texts.push(text)
    }
    const [text] = texts
    if (text === undefined || texts.length > 1) return undefined
    const { view, output } = readSql(text)
    return view && (view.name === this.#table || view.name === undefined) ? output : undefined
  }
}
