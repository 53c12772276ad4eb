import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { isModelScope } from '../../src/model/python/code-scopes.ts'
import { wholeValues } from '../../src/model/python/local-values.ts'
import { type Query, queriesOf } from '../../src/model/python/queries.ts'
import { percentFormat } from '../../src/parse/percent-format.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { isSelf } from '../../src/parse/python/names.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { HOLE, type SqlToken, sqlTokens } from '../../src/parse/sql/tokens.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The values of a query do not fit its text',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    count:
      'the query has {places} for a value, and {given} given: the call ends with an error before PostgreSQL sees the query',
    percent:
      "a query with values takes '%' for the begin of a place for one: the call ends with an error; write '%%' where the sign itself is meant",
    number:
      "'%{letter}' is no place for a value of a query, whatever its type: the call ends with ValueError; write '%s'",
    name: "the query asks for '%({name})s', and no value has that name: the call ends with KeyError",
    named: 'the query has places with names, and its values have none: the call ends with TypeError; give it a dict',
    bare: 'the values of a query are a tuple, list or dict, and this is {found}: the call ends with ValueError; write ({value},)',
    list: "psycopg2 makes an array of a list, which IN does not take: PostgreSQL refuses the query; write tuple(…) around it, or '= ANY(%s)' in the query",
    tuple:
      'psycopg2 makes a row of a tuple, which ANY does not take: PostgreSQL refuses the query; write list(…) around it, or IN %s in the query',
    record:
      "'{value}' is a record, which psycopg2 cannot put into a query: the call ends with ProgrammingError; write {value}.id",
  },
  check({ addon, project, report }) {
    for (const query of queriesOf(addon)) judge(query)

    function judge(query: Query): void {
      const { values, text, scope } = query
      if (!values) return
      const at = { file: scope.facts.file, span: [values.s, values.e] as const }
      const found = bareKind(values)
      if (found !== undefined) report('bare', at, { found, value: wordOf(values) })
      if (values.t === 'Tuple' || values.t === 'List') {
        for (const item of values.items) judgeRecord(query, item)
        if (!text.includes(HOLE) && values.items.length > 0) judgePlaces(query, values.items)
      } else if (values.t === 'Dict') {
        for (const item of values.values) judgeRecord(query, item)
        if (!text.includes(HOLE)) judgeNames(query, values)
      }
    }

    function judgePlaces(query: Query, items: readonly Expr[]): void {
      const { text, values, scope, query: written } = query
      if (items.some((item) => item.t === 'Starred') || !values) return
      const at = { file: scope.facts.file, span: [values.s, values.e] as const }
      const { positional, names, numeric, fault } = percentFormat(text)
      const whole = { file: scope.facts.file, span: [written.s, written.e] as const }
      const strange = /(?<!%)(?:%%)*%(?!%|s|\()/.exec(text)
      const letter = /(?<!%)(?:%%)*%([dif])\b/.exec(text)?.[1]
      if (letter !== undefined && numeric.size > 0) report('number', whole, { letter })
      else if (strange || fault) report('percent', whole, {})
      else if (names.length > 0) report('named', at, {})
      else if (positional > 0 && positional !== items.length) {
        const places = positional === 1 ? 'one place' : `${positional} places`
        report('count', at, { places, given: items.length === 1 ? 'one is' : `${items.length} are` })
      } else {
        const tokens = sqlTokens(text)
        let next = 0
        for (const [i, { kind }] of tokens.entries()) if (kind === 'param') judgeKind(query, tokens, i, items[next++])
      }
    }

    function judgeNames(query: Query, { keys, values }: Extract<Expr, { t: 'Dict' }>): void {
      if (keys.some((key) => key?.t !== 'Str') || keys.length === 0) return
      const value = (name: string): Expr | undefined =>
        values[keys.findIndex((key) => key?.t === 'Str' && key.value === name)]
      const { names } = percentFormat(query.text)
      const lacking = names.find((name) => !value(name))
      const { call, scope } = query
      if (lacking !== undefined) report('name', { file: scope.facts.file, span: [call.s, call.e] }, { name: lacking })
      const tokens = sqlTokens(query.text)
      for (const [i, { kind, text }] of tokens.entries())
        if (kind === 'param') judgeKind(query, tokens, i, value(text.slice(2, -2)))
    }

    /** Lists behind IN, tuples in ANY( ). */
    function judgeKind({ scope }: Query, tokens: readonly SqlToken[], i: number, value: Expr | undefined): void {
      if (!value) return
      const at = { file: scope.facts.file, span: [value.s, value.e] as const }
      const all = value.t === 'Name' && scope.node ? wholeValues(scope.node, value.id) : [value]
      if (!all || all.length === 0) return
      const before = tokens[i - 1]
      if (isWord(before, 'in')) {
        if (all.every(isList)) report('list', at, {})
      } else if (before?.text === '(' && isWord(tokens[i - 2], 'any') && all.every(isTuple)) report('tuple', at, {})
    }

    function judgeRecord({ scope }: Query, item: Expr): void {
      if (!isModelScope(scope) || !scope.owner) return
      const isRecord =
        isSelf(item) ||
        /^self\.env\.(?:user|company|companies)$/.test(dottedName(item) ?? '') ||
        (item.t === 'Attribute' && isSelf(item.value) && leads(item.attr))
      if (isRecord) report('record', { file: scope.facts.file, span: [item.s, item.e] }, { value: wordOf(item) })

      function leads(name: string): boolean {
        const view = scope.owner && project.models.classOf(addon, scope.owner)?.view
        return RELATIONAL.has(view?.field(name)?.type ?? '')
      }
    }
  },
})

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text === word
}

/** What a value is that is surely no tuple, list or dict. */
function bareKind(values: Expr): string | undefined {
  if (values.t === 'Str' || values.t === 'JoinedStr') return 'a text'
  if (values.t === 'Num') return 'a number'
  if (values.t === 'Attribute' && values.attr === 'id') return 'an id'
  if (isSelf(values)) return 'a record'
  if (values.t === 'Set' || (values.t === 'Comp' && values.kind === 'set')) return 'a set'
  if (values.t === 'Comp' && values.kind === 'generator') return 'a generator'
  return undefined
}

function isList(value: Expr): boolean {
  if (value.t === 'List' || (value.t === 'Comp' && value.kind === 'list')) return true
  if (value.t === 'Attribute') return value.attr === 'ids'
  return value.t === 'Call' && value.func.t === 'Name' && /^(?:list|sorted)$/.test(value.func.id)
}

function isTuple(value: Expr): boolean {
  return value.t === 'Tuple' || (value.t === 'Call' && value.func.t === 'Name' && value.func.id === 'tuple')
}

/** An expression as it is named in a message. */
function wordOf(expr: Expr): string {
  return dottedName(expr) ?? '…'
}
