import { type SqlToken, sqlTokens } from './tokens.ts'

/** A column that a query asks tables of the database for: one of them has it, or PostgreSQL refuses the query. */
export interface ColumnUse {
  readonly tables: readonly string[]
  readonly column: string
  /** offset of its name in the query */
  readonly at: number
  /** it is given a value */
  readonly written: boolean
}

export interface SqlReading {
  readonly uses: readonly ColumnUse[]
  /** the columns of what the (last) query gives; `undefined`: they are not all known */
  readonly output: readonly string[] | undefined
  /** the view that the query makes */
  readonly view: { readonly name: string | undefined } | undefined
}

/** What a name stands for in a FROM clause: a table, or columns that are known, or neither. */
interface Relation {
  readonly table?: string
  readonly columns?: readonly string[] | undefined
}

/** One level of a query: what its names may stand for, and the level around it. */
interface Level {
  readonly relations: Map<string, Relation>
  /** some of what it selects from is not known */
  open: boolean
  readonly outer: Level | undefined
  /** names that WITH gives, with their columns */
  readonly named: ReadonlyMap<string, Relation>
}

/**
 * Reads the columns that queries ask tables for. Only what is surely a column of a table that is written out is told:
 * unknown words, text put in by code and forms that are not followed hide what they may change.
 */
export function readSql(query: string): SqlReading {
  const reader = new SqlReader(sqlTokens(query))
  reader.readAll()
  return { uses: reader.uses, output: reader.output, view: reader.view }
}

class SqlReader {
  readonly uses: ColumnUse[] = []
  output: readonly string[] | undefined
  view: { name: string | undefined } | undefined
  readonly #tokens: readonly SqlToken[]
  /** where the parenthesis closes that opens at an index */
  readonly #closing = new Map<number, number>()

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens
    const open: number[] = []
    for (const [i, token] of tokens.entries())
      if (token.kind !== 'sign') continue
      else if (token.text === '(') open.push(i)
      else if (token.text === ')') this.#closing.set(open.pop() ?? -1, i)
    // what does not close is not read
    for (const i of open) this.#closing.set(i, tokens.length)
  }

  readAll(): void {
    for (const [start, end] of this.#split(0, this.#tokens.length, (i) => this.#sign(i, ';')))
      if (start < end) this.output = this.#statement(start, end, undefined, new Map())
  }

  #word(i: number, ...words: readonly string[]): boolean {
    const token = this.#tokens[i]
    return token?.kind === 'word' && !token.quoted && words.includes(token.text)
  }

  #sign(i: number, sign: string): boolean {
    const token = this.#tokens[i]
    return token?.kind === 'sign' && token.text === sign
  }

  /** A name of a table, alias or column. */
  #name(i: number, end: number): string | undefined {
    const token = i < end ? this.#tokens[i] : undefined
    return token?.kind === 'word' && (token.quoted || !KEYWORDS.has(token.text)) ? token.text : undefined
  }

  /** The index behind what begins at one: behind a whole parenthesis. */
  #next(i: number): number {
    return (this.#sign(i, '(') ? (this.#closing.get(i) ?? i) : i) + 1
  }

  /** The pieces of a range between those tokens, parentheses being passed over whole. */
  #split(start: number, end: number, between: (i: number) => boolean): readonly (readonly [number, number])[] {
    const found: [number, number][] = []
    let from = start
    for (let i = start; i < end; i = this.#next(i))
      if (between(i)) {
        found.push([from, i])
        from = i + 1
      }
    found.push([from, end])
    return found
  }

  #find(start: number, end: number, ...words: readonly string[]): number {
    for (let i = start; i < end; i = this.#next(i))
      // IS DISTINCT FROM compares
      if (this.#word(i, ...words) && !(this.#word(i, 'from') && this.#word(i - 1, 'distinct'))) return i
    return end
  }

  /** Reads a statement, or a query in parentheses: tells the columns of what it gives. */
  #statement(
    start: number,
    end: number,
    outer: Level | undefined,
    named: Level['named'],
  ): readonly string[] | undefined {
    if (this.#word(start, 'with')) {
      const all = new Map(named)
      const main = this.#named(this.#word(start + 1, 'recursive') ? start + 2 : start + 1, end, outer, all)
      return main === undefined ? undefined : this.#statement(main, end, outer, all)
    }
    if (this.#word(start, 'select')) return this.#query(start, end, outer, named)
    if (this.#sign(start, '(') && this.#isQuery(start + 1)) {
      const close = this.#closing.get(start) ?? end
      const output = this.#statement(start + 1, close, outer, named)
      const more = this.#find(close + 1, end, 'select')
      if (more < end) this.#statement(more, end, outer, named)
      return output
    }
    if (this.#word(start, 'create')) return this.#create(start, end)
    if (this.#word(start, 'update')) this.#update(start + 1, end, outer, named)
    else if (this.#word(start, 'insert') && this.#word(start + 1, 'into')) this.#insert(start + 2, end, outer, named)
    else if (this.#word(start, 'delete') && this.#word(start + 1, 'from')) this.#delete(start + 2, end, outer, named)
    return undefined
  }

  #isQuery(i: number): boolean {
    return this.#word(i, 'select', 'with', 'values') || (this.#sign(i, '(') && this.#isQuery(i + 1))
  }

  /** `name [(columns)] AS (query), …`: the index behind them. */
  #named(start: number, end: number, outer: Level | undefined, all: Map<string, Relation>): number | undefined {
    for (let i = start; i < end; ) {
      const name = this.#name(i, end)
      if (name === undefined) return undefined
      i++
      let columns: readonly string[] | undefined
      if (this.#sign(i, '(')) {
        columns = this.#list(i)
        i = this.#next(i)
      }
      if (!this.#word(i, 'as')) return undefined
      while (this.#word(i, 'as', 'not', 'materialized')) i++
      if (!this.#sign(i, '(')) return undefined
      // a recursive one names itself
      all.set(name, columns ? { columns } : {})
      const output = this.#statement(i + 1, this.#closing.get(i) ?? end, outer, all)
      all.set(name, { columns: columns ?? output })
      i = this.#next(i)
      if (!this.#sign(i, ',')) return i
      i++
    }
    return undefined
  }

  #list(open: number): readonly string[] | undefined {
    const names = this.#split(open + 1, this.#closing.get(open) ?? open, (i) => this.#sign(i, ',')).map(([from, to]) =>
      to - from === 1 ? this.#name(from, to) : undefined,
    )
    return names.every((name) => name !== undefined) ? names : undefined
  }

  #create(start: number, end: number): readonly string[] | undefined {
    let i = start + 1
    while (this.#word(i, 'or', 'replace', 'materialized', 'temp', 'temporary', 'recursive')) i++
    if (!this.#word(i, 'view')) return undefined
    while (this.#word(i, 'view', 'if', 'not', 'exists')) i++
    this.view = { name: this.#name(i, end) }
    i++
    const columns = this.#sign(i, '(') ? this.#list(i) : undefined
    const as = this.#find(i, end, 'as')
    if (as === end) return undefined
    const output = this.#statement(as + 1, end, undefined, new Map())
    return columns ?? output
  }

  /** SELECT … [UNION SELECT …]: all parts, and the columns of the first. */
  #query(start: number, end: number, outer: Level | undefined, named: Level['named']): readonly string[] | undefined {
    const parts = this.#split(start, end, (i) => this.#word(i, 'union', 'intersect', 'except'))
    let output: readonly string[] | undefined
    for (const [index, [from, to]] of parts.entries()) {
      const at = this.#word(from, 'all', 'distinct') ? from + 1 : from
      const given = this.#word(at, 'select')
        ? this.#select(at, to, outer, named)
        : this.#statement(at, to, outer, named)
      if (index === 0) output = given
    }
    return output
  }

  #select(start: number, end: number, outer: Level | undefined, named: Level['named']): readonly string[] | undefined {
    const level: Level = { relations: new Map(), open: false, outer, named }
    const from = this.#find(start, end, 'from')
    const behind = this.#find(start, end, ...CLAUSES)
    const stop = Math.min(from, behind)
    if (from < end) {
      const close = this.#find(from + 1, end, ...CLAUSES)
      this.#from(from + 1, close, level)
      this.#expressions(close, end, level)
    } else {
      // what it selects from may be in a text that is put in
      if (this.#holed(start, end)) level.open = true
      this.#expressions(behind, end, level)
    }
    let first = start + 1
    if (this.#word(first, 'all', 'distinct')) first++
    if (this.#word(first, 'on') && this.#sign(first + 1, '(')) {
      this.#expressions(first + 1, this.#next(first + 1), level)
      first = this.#next(first + 1)
    }
    return this.#items(first, stop, level)
  }

  #holed(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#tokens[i]?.kind === 'hole') return true
    return false
  }

  /** The items of a SELECT: their names when all are known. */
  #items(start: number, end: number, level: Level): readonly string[] | undefined {
    let names: string[] | undefined = []
    for (const [from, to] of this.#split(start, end, (i) => this.#sign(i, ','))) {
      if (this.#holed(from, to) && !this.#word(to - 2, 'as')) names = undefined
      const alias = this.#alias(from, to)
      const last = alias === undefined ? to : this.#word(to - 2, 'as') ? to - 2 : to - 1
      if (last - from === 1) this.#plain(from, level)
      else this.#expressions(from, last, level)
      if (this.#sign(to - 1, '*') && (to - from === 1 || this.#sign(to - 2, '.'))) {
        const relations =
          to - from === 1 ? [...level.relations.values()] : [this.#relation(this.#tokens[from]?.text ?? '', level)]
        const stars = level.open ? [undefined] : relations.map((relation) => relation?.columns)
        names = stars.every((columns) => columns !== undefined) ? names && [...names, ...stars.flat()] : undefined
      } else names?.push(alias ?? this.#nameOf(from, to))
    }
    return names
  }

  /** `… AS name`, `… name` */
  #alias(from: number, to: number): string | undefined {
    const last = this.#tokens[to - 1]
    if (last?.kind !== 'word' || to - from < 2) return undefined
    if (this.#word(to - 2, 'as')) return last.text
    const before = this.#tokens[to - 2]
    if (before === undefined || (!last.quoted && KEYWORDS.has(last.text))) return undefined
    const ends =
      before.kind === 'text' ||
      before.kind === 'number' ||
      before.kind === 'param' ||
      before.text === ')' ||
      (before.kind === 'word' &&
        (before.quoted || !KEYWORDS.has(before.text) || /^(?:end|null|true|false)$/.test(before.text)))
    // `5::double precision`: part of a type
    return ends && !/^(?:precision|varying|zone)$/.test(last.text) ? last.text : undefined
  }

  /** The name that PostgreSQL gives an item without an alias. */
  #nameOf(from: number, to: number): string {
    const cast = this.#split(from, to, (i) => this.#sign(i, '::'))[0]
    const end = cast ? cast[1] : to
    const last = this.#tokens[end - 1]
    if (last?.kind === 'word') return last.text === 'end' ? 'case' : last.text
    const first = this.#tokens[from]
    return this.#sign(from + 1, '(') && this.#next(from + 1) === end && first?.kind === 'word' ? first.text : '?column?'
  }

  #from(start: number, end: number, level: Level): void {
    if (this.#holed(start, end)) level.open = true
    const conditions: (readonly [number, number])[] = []
    for (let i = start; i < end; ) {
      while (this.#joins(i) || this.#sign(i, ',')) i++
      if (i >= end) break
      if (this.#word(i, 'on')) {
        let stop = i + 1
        while (stop < end && !this.#joins(stop) && !this.#sign(stop, ',') && !this.#word(stop, 'on'))
          stop = this.#next(stop)
        conditions.push([i + 1, stop])
        i = stop
      } else if (this.#word(i, 'using')) i = this.#next(i + 1)
      else i = this.#source(i, end, level)
    }
    for (const [from, to] of conditions) this.#expressions(from, to, level)
  }

  /** A word of a join; `left(…)` and `right(…)` are functions. */
  #joins(i: number): boolean {
    return this.#word(i, ...JOINS) && !(this.#word(i, 'left', 'right') && this.#sign(i + 1, '('))
  }

  /** One table, query or function of a FROM clause: the index behind it and its alias. */
  #source(start: number, end: number, level: Level): number {
    let i = this.#word(start, 'only', 'lateral') ? start + 1 : start
    let relation: Relation = {}
    let name: string | undefined
    if (this.#sign(i, '(')) {
      const close = this.#closing.get(i) ?? end
      if (this.#isQuery(i + 1))
        relation = { columns: this.#statement(i + 1, close, lateral(level, this.#word(i - 1, 'lateral')), level.named) }
      else {
        // (a JOIN b ON …)
        this.#from(i + 1, close, level)
        return close + 1
      }
      i = close + 1
    } else {
      name = this.#name(i, end)
      if (name === undefined || this.#sign(i + 1, '.') || this.#sign(i + 1, '(')) {
        level.open = true
        if (this.#sign(i + 1, '.')) i += 2
        i++
        if (this.#sign(i, '(')) i = this.#next(i)
      } else {
        relation = level.named.get(name) ?? { table: name }
        i++
      }
    }
    if (this.#word(i, 'as')) i++
    const alias = this.#name(i, end) ?? name
    if (alias !== name) i++
    else if (this.#name(i, end) !== undefined) i++
    if (this.#sign(i, '(')) {
      relation = { columns: this.#list(i) }
      i = this.#next(i)
    }
    if (alias !== undefined) level.relations.set(alias, relation)
    if (relation.table === undefined && relation.columns === undefined) level.open = true
    return Math.max(i, start + 1)
  }

  #update(start: number, end: number, outer: Level | undefined, named: Level['named']): void {
    const level: Level = { relations: new Map(), open: false, outer, named }
    const set = this.#find(start, end, 'set')
    const table = this.#target(start, set, level)
    const from = this.#find(set, end, 'from')
    const stop = Math.min(this.#find(set, end, 'where', 'returning'), from)
    if (from < end) this.#from(from + 1, this.#find(from, end, 'where', 'returning'), level)
    for (const [i, to] of this.#split(set + 1, stop, (at) => this.#sign(at, ','))) {
      if (table !== undefined && this.#sign(i + 1, '=')) this.#use([table], i, true)
      this.#expressions(i + 1, to, level)
    }
    this.#expressions(this.#find(stop, end, 'where', 'returning'), end, level)
  }

  #target(start: number, end: number, level: Level): string | undefined {
    const at = this.#word(start, 'only') ? start + 1 : start
    this.#source(at, end, level)
    const [relation] = level.relations.values()
    return relation?.table
  }

  #insert(start: number, end: number, outer: Level | undefined, named: Level['named']): void {
    const level: Level = { relations: new Map(), open: false, outer, named }
    const table = this.#name(start, end)
    if (table === undefined || this.#sign(start + 1, '.')) return
    let i = start + 1
    if (this.#word(i, 'as')) i += 2
    if (this.#sign(i, '(') && !this.#isQuery(i + 1)) {
      for (const [from, to] of this.#split(i + 1, this.#closing.get(i) ?? end, (at) => this.#sign(at, ',')))
        if (to - from === 1) this.#use([table], from, true)
      i = this.#next(i)
    }
    const stop = this.#find(i, end, 'on', 'returning')
    if (this.#isQuery(i)) this.#statement(i, this.#conflict(i, end), outer, named)
    else this.#expressions(i, stop, level)
  }

  /** Where `ON CONFLICT` or `RETURNING` ends what is inserted. */
  #conflict(start: number, end: number): number {
    for (let i = start; i < end; i = this.#next(i))
      if (this.#word(i, 'returning') || (this.#word(i, 'on') && this.#word(i + 1, 'conflict'))) return i
    return end
  }

  #delete(start: number, end: number, outer: Level | undefined, named: Level['named']): void {
    const level: Level = { relations: new Map(), open: false, outer, named }
    const using = this.#find(start, end, 'using', 'where', 'returning')
    this.#target(start, using, level)
    const where = this.#find(start, end, 'where', 'returning')
    if (using < where) this.#from(using + 1, where, level)
    this.#expressions(where, end, level)
  }

  /** All columns that expressions ask for. */
  #expressions(start: number, end: number, level: Level): void {
    for (let i = start; i < end; i++) {
      if (this.#sign(i, '(')) {
        const close = this.#closing.get(i) ?? end
        if (this.#isQuery(i + 1)) this.#statement(i + 1, close, level, level.named)
        else this.#expressions(i + 1, Math.min(close, end), level)
        i = close
      } else if (this.#name(i, end) !== undefined && !this.#sign(i - 1, '.') && !this.#sign(i - 1, '::')) {
        if (this.#sign(i + 1, '.')) this.#qualified(i, level)
        else if (this.#isOperand(i)) this.#plain(i, level)
      }
    }
  }

  /** `alias.column` */
  #qualified(i: number, level: Level): void {
    if (this.#sign(i + 3, '.') || this.#sign(i + 3, '(') || this.#tokens[i + 2]?.kind !== 'word') return
    const { table } = this.#relation(this.#tokens[i]?.text ?? '', level) ?? {}
    if (table !== undefined) this.#use([table], i + 2, false)
  }

  #relation(alias: string, level: Level): Relation | undefined {
    for (let at: Level | undefined = level; at; at = at.outer) {
      const found = at.relations.get(alias)
      if (found) return found
      if (at.open) return undefined
    }
    return undefined
  }

  /** Does a word stand where nothing but a column can: before a comparison, or alone in the brackets of a sum? */
  #isOperand(i: number): boolean {
    if (this.#sign(i - 1, '(') && this.#sign(i + 1, ')'))
      return this.#word(i - 2, 'sum', 'max', 'min', 'avg', 'count', 'lower', 'upper')
    const begins =
      this.#word(i - 1, 'where', 'and', 'or', 'when') ||
      (this.#sign(i - 1, '(') && this.#tokens[i - 2]?.kind !== 'word')
    const next = this.#tokens[i + 1]
    const compared =
      next?.kind === 'sign' ? /^(?:=|<>|!=|<|>|<=|>=)$/.test(next.text) : this.#word(i + 1, 'in', 'is', 'like', 'ilike')
    return begins && compared
  }

  /** A column without an alias: it is of one of all tables in sight. */
  #plain(i: number, level: Level): void {
    if (this.#name(i, i + 1) === undefined) return
    const tables: string[] = []
    for (let at: Level | undefined = level; at; at = at.outer) {
      if (at.open) return
      for (const [alias, { table, columns }] of at.relations) {
        // a whole row by the name of its table
        if (alias === this.#tokens[i]?.text) return
        if (table !== undefined) tables.push(table)
        else if (!columns || columns.includes(this.#tokens[i]?.text ?? '')) return
      }
    }
    if (tables.length > 0) this.#use(tables, i, false)
  }

  #use(tables: readonly string[], i: number, written: boolean): void {
    const token = this.#tokens[i]
    if (token?.kind === 'word') this.uses.push({ tables, column: token.text, at: token.at, written })
  }
}

/** A query in FROM sees what stands around its own level; with LATERAL what stands before it too. */
function lateral(level: Level, sees: boolean): Level | undefined {
  return sees ? { ...level, open: true, outer: level } : level.outer
}

const CLAUSES = ['where', 'group', 'having', 'order', 'limit', 'offset', 'window', 'for', 'fetch', 'returning']
const JOINS = ['join', 'inner', 'left', 'right', 'full', 'outer', 'cross', 'natural']

/** Words that are no name of a column, table or alias unless they stand in quotes. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...CLAUSES, ...JOINS, 'select', 'from', 'as', 'on', 'using', 'union', 'intersect', 'except', 'all', 'distinct', 'with', 'recursive', 'values',
  'and', 'or', 'not', 'in', 'is', 'null', 'true', 'false', 'like', 'ilike', 'similar', 'between', 'exists', 'any', 'some', 'case', 'when', 'then',
  'else', 'end', 'cast', 'interval', 'array', 'lateral', 'only', 'set', 'update', 'insert', 'into', 'delete', 'default', 'asc', 'desc', 'nulls',
  'collate', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'current_user', 'session_user', 'user', 'over',
  'partition', 'filter', 'within', 'tablesample', 'row', 'isnull', 'notnull', 'at', 'escape', 'both', 'leading', 'trailing',
]) // biome-ignore format: a table
