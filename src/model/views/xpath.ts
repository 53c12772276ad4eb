/** XPath 1.0 as libxml2 reads it: the tree of an expression, and the reader that makes it. */

export type XpathExpr =
  | { readonly k: 'string'; readonly value: string }
  | { readonly k: 'number'; readonly value: number }
  | { readonly k: 'variable'; readonly name: string }
  | { readonly k: 'call'; readonly name: string; readonly args: readonly XpathExpr[] }
  | { readonly k: 'binary'; readonly op: XpathOperator; readonly left: XpathExpr; readonly right: XpathExpr }
  | { readonly k: 'negate'; readonly operand: XpathExpr }
  /** a path from the document, from `base`, or from the context node */
  | {
      readonly k: 'path'
      readonly absolute: boolean
      readonly base: XpathExpr | undefined
      /** predicates on `base` */
      readonly filters: readonly XpathExpr[]
      readonly steps: readonly XpathStep[]
    }

export type XpathOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|'

export interface XpathStep {
  readonly axis: XpathAxis
  readonly test: XpathTest
  readonly predicates: readonly XpathExpr[]
  /** where the step stands in the expression */
  readonly start: number
  readonly end: number
}

const AXES = [
  'ancestor', 'ancestor-or-self', 'attribute', 'child', 'descendant', 'descendant-or-self', 'following',
  'following-sibling', 'namespace', 'parent', 'preceding', 'preceding-sibling', 'self',
] as const // biome-ignore format: a table
export type XpathAxis = (typeof AXES)[number]

export type XpathTest =
  | { readonly k: 'name'; readonly name: string }
  | { readonly k: 'any' }
  | { readonly k: 'node' }
  | { readonly k: 'text' }
  | { readonly k: 'other' }

/** Why an expression is no XPath, and where. */
export interface XpathIssue {
  readonly message: string
  readonly at: number
}

type Kind = 'name' | 'number' | 'string' | 'symbol' | 'operator' | 'variable' | 'end'
interface Token {
  readonly kind: Kind
  readonly text: string
  readonly s: number
  readonly e: number
}

const known = new Map<string, XpathExpr | { readonly issue: XpathIssue }>()
const KEPT = 20_000

/** Reads an expression; each text is read once. */
export function parseXpath(text: string): XpathExpr | { readonly issue: XpathIssue } {
  const before = known.get(text)
  if (before) return before
  const result = read(text)
  if (known.size >= KEPT) known.clear()
  known.set(text, result)
  return result
}

function read(text: string): XpathExpr | { readonly issue: XpathIssue } {
  const tokens = tokenize(text)
  if (!Array.isArray(tokens)) return { issue: tokens }
  const beyond = tokens[MOST_TOKENS]
  if (beyond) return { issue: { message: 'the expression is too long', at: beyond.s } }
  const reader = new Reader(tokens)
  const expr = reader.or()
  if (reader.issue) return { issue: reader.issue }
  const rest = reader.peek()
  if (rest.kind !== 'end') return { issue: { message: `'${rest.text}' is not expected here`, at: rest.s } }
  return expr
}

const NAME = /[\p{L}_][\p{L}\p{N}_.\-·]*/uy
const RECORD = /%\([^)]*\)d/y
const WORD = /and|or|div|mod/y
const SPACE = /[ \t\r\n]+/y
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y
const SYMBOL = /\/\/|::|\.\.|!=|<=|>=|[/()[\].@,|+\-=<>*]/y

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function tokenize(text: string): Token[] | XpathIssue {
  const tokens: Token[] = []
  let at = 0
  const add = (kind: Kind, value: string, length: number): void => {
    tokens.push({ kind, text: value, s: at, e: at + length })
    at += length
  }
  while (at < text.length) {
    const space = match(SPACE, text, at)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const first = text[at] ?? ''
    if (first === '"' || first === "'") {
      const end = text.indexOf(first, at + 1)
      if (end < 0) return { message: `the text that begins with ${first} does not end`, at }
      add('string', text.slice(at + 1, end), end + 1 - at)
      continue
    }
    // the number of a record, which Odoo writes here before it reads the expression
    const record = first === '%' ? match(RECORD, text, at) : undefined
    if (record !== undefined) {
      add('string', record, record.length)
      continue
    }
    const number = match(NUMBER, text, at)
    if (number !== undefined) {
      add('number', number, number.length)
      continue
    }
    if (first === '$') {
      const name = match(NAME, text, at + 1)
      if (name === undefined) return { message: "'$' is followed by no name", at }
      add('variable', name, name.length + 1)
      continue
    }
    // libxml2 reads `or` at the place of an operator whatever follows it
    const word = isOperatorHere(tokens) ? match(WORD, text, at) : undefined
    if (word !== undefined) {
      add('operator', word, word.length)
      continue
    }
    const clark = first === '{' ? /^\{[^}]*\}/.exec(text.slice(at))?.[0] : undefined
    const name = match(NAME, text, at + (clark?.length ?? 0))
    if (name !== undefined) {
      const local = clark === undefined ? prefixed(text, at, name) : `${clark}${name}`
      add('name', local, local.length)
      continue
    }
    const symbol = match(SYMBOL, text, at)
    if (symbol === undefined) return { message: `'${first}' is not expected here`, at }
    const operator =
      symbol === '*' ? isOperatorHere(tokens) : ['|', '+', '-', '=', '!=', '<', '<=', '>', '>='].includes(symbol)
    add(operator ? 'operator' : 'symbol', symbol, symbol.length)
  }
  tokens.push({ kind: 'end', text: 'the end', s: text.length, e: text.length })
  return tokens
}

/** `ns:name`, but not the axis in `child::name`. */
function prefixed(text: string, at: number, name: string): string {
  const colon = at + name.length
  if (text[colon] !== ':' || text[colon + 1] === ':') return name
  if (text[colon + 1] === '*') return `${name}:*`
  const local = match(NAME, text, colon + 1)
  return local === undefined ? name : `${name}:${local}`
}

/** XPath's rule: after an operand `*`, `and` … are operators, elsewhere names. */
function isOperatorHere(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (!last || last.kind === 'operator') return false
  return !(last.kind === 'symbol' && ['@', '::', '(', '[', ',', '/', '//'].includes(last.text))
}

const LEVELS: readonly (readonly XpathOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
]
const DEPTH = 60
/** Steps and operators in a row nest as well: libxml2 gives up at 5000 of them. */
const MOST_TOKENS = 5000
const NOTHING: XpathExpr = { k: 'string', value: '' }

class Reader {
  issue: XpathIssue | undefined
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(ahead = 0): Token {
    return (
      this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] ?? { kind: 'end', text: 'the end', s: 0, e: 0 }
    )
  }

  #next(): Token {
    const token = this.peek()
    this.#at++
    return token
  }

  #is(text: string): boolean {
    const token = this.peek()
    return (token.kind === 'symbol' || token.kind === 'operator') && token.text === text
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false
    this.#at++
    return true
  }

  #fail(message: string, at = this.peek().s): XpathExpr {
    this.issue ??= { message, at }
    this.#at = this.#tokens.length
    return NOTHING
  }

  or(): XpathExpr {
    if (++this.#depth > DEPTH) return this.#fail('the expression is nested too deep')
    const expr = this.#level(0)
    this.#depth--
    return expr
  }

  #level(level: number): XpathExpr {
    const operators = LEVELS[level]
    if (!operators) return this.#unary()
    let left = this.#level(level + 1)
    for (;;) {
      const token = this.peek()
      const op = token.kind === 'operator' ? operators.find((one) => one === token.text) : undefined
      if (!op) return left
      this.#next()
      left = { k: 'binary', op, left, right: this.#level(level + 1) }
    }
  }

  #unary(): XpathExpr {
    if (this.#take('-')) return { k: 'negate', operand: this.#unary() }
    let left = this.#path()
    while (this.#take('|')) left = { k: 'binary', op: '|', left, right: this.#path() }
    return left
  }

  #path(): XpathExpr {
    const base = this.#primary()
    if (base) {
      const filters = this.#predicates()
      const steps = this.#is('/') || this.#is('//') ? this.#steps(false) : []
      return filters.length === 0 && steps.length === 0 ? base : { k: 'path', absolute: false, base, filters, steps }
    }
    const absolute = this.#is('/') || this.#is('//')
    const steps = this.#steps(true)
    if (!absolute && steps.length === 0) {
      const token = this.peek()
      return this.#fail(token.kind === 'end' ? 'the expression ends too early' : `'${token.text}' is not expected here`)
    }
    return { k: 'path', absolute, base: undefined, filters: [], steps }
  }

  #literal(expr: XpathExpr): XpathExpr {
    this.#next()
    return expr
  }

  #primary(): XpathExpr | undefined {
    const token = this.peek()
    if (token.kind === 'string') return this.#literal({ k: 'string', value: token.text })
    if (token.kind === 'number') return this.#literal({ k: 'number', value: Number(token.text) })
    if (token.kind === 'variable') return this.#literal({ k: 'variable', name: token.text })
    if (this.#take('(')) {
      const inner = this.or()
      if (!this.#take(')')) return this.#fail("')' is missing")
      // parentheses make a filter of a path: `(//a)[1]` is the first of all
      return { k: 'path', absolute: false, base: inner, filters: [], steps: [] }
    }
    const call = this.peek(1)
    if (token.kind !== 'name' || call.text !== '(' || call.kind !== 'symbol' || NODE_TYPES.has(token.text))
      return undefined
    this.#at += 2
    const args: XpathExpr[] = []
    if (!this.#is(')'))
      do args.push(this.or())
      while (this.#take(','))
    if (!this.#take(')')) return this.#fail("')' is missing")
    return { k: 'call', name: token.text, args }
  }

  /** Steps with the slashes before them; the first slash of a path counts for its caller. */
  #steps(first: boolean): readonly XpathStep[] {
    const steps: XpathStep[] = []
    let slash = this.#slash()
    if (slash === undefined && !first) return steps
    const step = (): XpathStep => ({
      axis: 'descendant-or-self',
      test: { k: 'node' },
      predicates: [],
      start: this.peek().s,
      end: this.peek().s,
    })
    // libxml2 forgives more slashes at the beginning
    for (let more = slash && this.#slash(); more !== undefined; more = this.#slash()) {
      if (slash === '//') steps.push(step())
      slash = more
    }
    if (slash === '/' && first && !this.#beginsStep()) return steps
    for (;;) {
      if (slash === '//') steps.push(step())
      if (!this.#beginsStep()) {
        if (steps.length > 0 || slash !== undefined)
          this.#fail(
            this.peek().kind === 'end' ? 'the path ends with a slash' : `'${this.peek().text}' is not expected here`,
          )
        return steps
      }
      steps.push(this.#step())
      slash = this.#slash()
      if (slash === undefined) return steps
    }
  }

  #slash(): '/' | '//' | undefined {
    if (this.#take('//')) return '//'
    return this.#take('/') ? '/' : undefined
  }

  #beginsStep(): boolean {
    const token = this.peek()
    return token.kind === 'name' || (token.kind === 'symbol' && ['.', '..', '@', '*'].includes(token.text))
  }

  #step(): XpathStep {
    const start = this.peek().s
    const done = (axis: XpathAxis, test: XpathTest, predicates: readonly XpathExpr[]): XpathStep => ({
      axis,
      test,
      predicates,
      start,
      end: this.#tokens[this.#at - 1]?.e ?? start,
    })
    if (this.#take('.')) return done('self', { k: 'node' }, [])
    if (this.#take('..')) return done('parent', { k: 'node' }, [])
    let axis: XpathAxis = 'child'
    if (this.#take('@')) axis = 'attribute'
    else if (this.peek().kind === 'name' && this.peek(1).text === '::') {
      const token = this.#next()
      const found = AXES.find((one) => one === token.text)
      if (!found) this.#fail(`'${token.text}' is no axis`, token.s)
      axis = found ?? 'child'
      this.#next()
    }
    const test = this.#test()
    return done(axis, test, this.#predicates())
  }

  #test(): XpathTest {
    const token = this.peek()
    if (this.#take('*')) return { k: 'any' }
    if (token.kind !== 'name') {
      this.#fail(token.kind === 'end' ? 'the expression ends too early' : `'${token.text}' is not expected here`)
      return { k: 'any' }
    }
    this.#next()
    if (!NODE_TYPES.has(token.text) || !this.#take('(')) return { k: 'name', name: token.text }
    if (token.text === 'processing-instruction' && this.peek().kind === 'string') this.#next()
    if (!this.#take(')')) this.#fail("')' is missing")
    return token.text === 'node' ? { k: 'node' } : token.text === 'text' ? { k: 'text' } : { k: 'other' }
  }

  #predicates(): readonly XpathExpr[] {
    const predicates: XpathExpr[] = []
    while (this.#take('[')) {
      predicates.push(this.or())
      if (!this.#take(']'))
        this.#fail(this.peek().kind === 'end' ? "']' is missing" : `'${this.peek().text}' is not expected here`)
    }
    return predicates
  }
}

const NODE_TYPES: ReadonlySet<string> = new Set(['node', 'text', 'comment', 'processing-instruction'])
