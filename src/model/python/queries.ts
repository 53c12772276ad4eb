import type { Call, Expr } from '../../parse/python/ast.ts'
import { isSelf } from '../../parse/python/names.ts'
import { readSql, type SqlReading } from '../../parse/sql/read-sql.ts'
import { HOLE } from '../../parse/sql/tokens.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import { type CodeScope, codeScopes } from './code-scopes.ts'
import { executedQuery } from './cursors.ts'
import { queryText } from './query-text.ts'

/** A query that code gives to a cursor. */
export interface Query {
  readonly scope: CodeScope
  readonly call: Call
  readonly query: Expr
  readonly values: Expr | undefined
  /** the text, `HOLE` in place of what is not known */
  readonly text: string
  readonly reading: SqlReading
  /** where a piece of the text stands in its file: the whole query when its letters cannot be told */
  placeOf(at: number, length: number): Place
}

/** The queries of an addon's code of which something is known. */
export const queriesOf: (addon: Addon) => readonly Query[] = perAddon((addon) =>
  codeScopes(addon).flatMap((scope) => scope.calls.flatMap((call) => queryOf(scope, call) ?? [])),
)

function queryOf(scope: CodeScope, call: Call): Query | undefined {
  const query = executedQuery(call)
  if (!query || query.t === 'Starred') return undefined
  const [, values] = call.args
  const own = (expr: Expr): string | undefined => ownTable(scope, expr)
  const { text: written, literal } = queryText(scope, query, own)
  if (!/[a-z]/i.test(written)) return undefined
  // values of this kind become part of the text as they stand
  const text = takesText(scope) ? written.replace(/%s|%\(\w+\)s/g, HOLE) : written
  const { file } = scope.facts
  return {
    scope,
    call,
    query,
    values: values ?? call.keywords.find(({ name }) => name === 'params')?.value,
    text,
    reading: readSql(text),
    placeOf(at, length) {
      const start = literal && text === written ? startOf(literal) : undefined
      return { file, span: start === undefined ? [query.s, query.e] : [start + at, start + at + length] }
    },
  }
}

/** Where the first letter of a literal stands in its file; `undefined` when escapes make its letters others. */
function startOf(literal: Expr): number | undefined {
  if (literal.t !== 'Str' || literal.parts !== 1) return undefined
  const around = literal.e - literal.s - literal.value.length
  if (around === 2 || around === 6) return literal.s + around / 2
  return around === 3 || around === 7 ? literal.s + (around + 1) / 2 : undefined
}

/** Does the file know psycopg2's `AsIs`? */
function takesText({ facts }: CodeScope): boolean {
  return facts.imports.some(({ names }) => names.some(({ name }) => name === 'AsIs' || name.endsWith('extensions')))
}

/** The table that `self._table` is of the class whose method it stands in, when the class says so itself. */
function ownTable({ owner }: CodeScope, expr: Expr): string | undefined {
  if (expr.t !== 'Attribute' || expr.attr !== '_table' || !isSelf(expr.value)) return undefined
  if (owner?.kind !== 'model' && owner?.kind !== 'transient') return undefined
  const table = owner.attributes['_table']?.value
  if (table) return table.t === 'Str' ? table.value : undefined
  const { modelName } = owner
  return typeof modelName === 'object' ? modelName.value.replaceAll('.', '_') : undefined
}
