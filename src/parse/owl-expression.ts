import { scriptFault } from './script-compile.ts'

interface Token {
  readonly type: 'symbol' | 'value' | 'template' | 'operator' | 'open' | 'close' | 'colon' | 'comma'
  value: string
  /** of a variable that the template looks up: its name */
  variable?: string
  local?: true
}

/** Words and signs of `owl.js`, the same in OWL 2.4 to 2.8 (16.0 to 19.0). */
const RESERVED = new Set('true,false,NaN,null,undefined,debugger,console,window,in,instanceof,new,function,return,eval,void,Math,RegExp,Array,Object,Date,__globals__'.split(',')) // biome-ignore format: a table
const WORDS = new Map([['and', '&&'], ['or', '||'], ['gt', '>'], ['gte', '>='], ['lt', '<'], ['lte', '<=']]) // biome-ignore format: a table
const OPERATORS = '...,.,===,==,+,!==,!=,!,||,&&,>=,>,<=,<,?,-,*,/,%,typeof ,=>,=,;,in ,new ,|,&,^,~'.split(',')
const SIGNS = new Map<string, Token['type']>([['{', 'open'], ['}', 'close'], ['[', 'open'], [']', 'close'], [':', 'colon'], [',', 'comma'], ['(', 'open'], [')', 'close']]) // biome-ignore format: a table
const PLAIN = /^\s*[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\s*$/

/**
 * What is wrong with an expression of a template of OWL 2: read as `compileExpr` reads it, which knows a part of
 * JavaScript and the words `and`, `or`, `gt`, `lt` …; and then by the engine. `undefined`: nothing.
 */
export function owlFault(text: string, use: 'value' | 'prop' = 'value'): string | undefined {
  if (PLAIN.test(text)) return undefined
  const code = compiled(text)
  if (code === undefined) return 'OWL cannot take it apart'
  const fault = scriptFault(use === 'prop' ? `({ _: ${code}\n})` : `_(${withoutEnd(code)}\n)`)
  return fault?.message
}

/** Does an expression that is asked for its truth give something a value instead? */
export function owlAssigns(text: string): boolean {
  const tokens = /[^=!<>]=[^=>]/.test(text) ? tokensOf(text) : undefined
  // `lt=` becomes `<=`
  const isSign = (at: number): boolean => /^(?:[<>!=]|[lg]t)$/.test(tokens?.[at]?.value ?? '')
  return tokens?.some((one, at) => one.type === 'operator' && one.value === '=' && !isSign(at - 1)) === true
}

/** Most values become statements, in which a semicolon at the end does no harm. */
function withoutEnd(code: string): string {
  let end = code.length
  while (code.charAt(end - 1) === ';') end--
  return code.slice(0, end)
}

/** The JavaScript that OWL makes of an expression; `undefined`: it gives up. */
function compiled(text: string): string | undefined {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  const locals = new Set<string>()
  const open: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    if (token.type === 'open') open.push(token.value)
    else if (token.type === 'close') open.pop()
    const before = tokens[i - 1]
    let isVariable = token.type === 'symbol' && !RESERVED.has(token.value)
    if (isVariable && before) {
      const separated = before.type === 'comma' || before.value === '{'
      const next = tokens[i + 1]
      if (open.at(-1) === '{' && separated && (next?.type === 'comma' || next?.value === '}'))
        tokens.splice(i + 1, 0, { type: 'colon', value: ':' }, { ...token })
      if (before.type === 'operator' && before.value === '.') isVariable = false
      else if (separated && tokens[i + 1]?.type === 'colon') isVariable = false
    }
    if (token.type === 'template') {
      const value = templateOf(token.value)
      if (value === undefined) return undefined
      token.value = value
    }
    const next = tokens[i + 1]
    if (next?.type === 'operator' && next.value === '=>') {
      if (token.value === ')') releaseParameters(tokens, i, locals)
      else locals.add(token.value)
    }
    if (isVariable) {
      token.variable = token.value
      if (!locals.has(token.value)) token.value = `ctx['${token.value}']`
    }
  }
  for (const token of tokens)
    if (token.type === 'symbol' && token.variable !== undefined && locals.has(token.value))
      token.value = `_${token.value}`
  return tokens.map(({ value }) => (value === 'in ' ? ' in ' : value)).join('')
}

/** What stands before `=>` in brackets are no variables of the template. */
function releaseParameters(tokens: readonly Token[], at: number, locals: Set<string>): void {
  for (let j = at - 1; j > 0; j--) {
    const token = tokens[j]
    if (!token || token.value === '(') return
    if (token.type !== 'symbol' || token.variable === undefined) continue
    token.value = token.variable
    locals.add(token.variable)
  }
}

function templateOf(text: string): string | undefined {
  let whole = true
  const value = text.replace(/\$\{(.{0,5000}?)\}/g, (_, inner: string) => {
    const code = compiled(inner)
    whole &&= code !== undefined
    return `\${${code ?? ''}}`
  })
  return whole ? value : undefined
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (char.trim() === '') {
      at++
      continue
    }
    const token = stringAt(text, at) ?? numberAt(text, at) ?? operatorAt(text, at) ?? symbolAt(text, at) ?? signAt(char)
    if (!token) return undefined
    tokens.push({ type: token.type, value: token.value })
    at += token.size ?? token.value.length
  }
  return tokens
}

interface Found {
  readonly type: Token['type']
  readonly value: string
  readonly size?: number
}

function stringAt(text: string, at: number): Found | undefined {
  const quote = text.charAt(at)
  if (quote !== "'" && quote !== '"' && quote !== '`') return undefined
  let end = at + 1
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1
  if (end >= text.length) return undefined
  return { type: quote === '`' ? 'template' : 'value', value: text.slice(at, end + 1) }
}

function numberAt(text: string, at: number): Found | undefined {
  const number = /[0-9][0-9.]*/y
  number.lastIndex = at
  const value = number.exec(text)?.[0]
  return value === undefined ? undefined : { type: 'value', value }
}

function operatorAt(text: string, at: number): Found | undefined {
  const value = OPERATORS.find((operator) => text.startsWith(operator, at))
  return value === undefined ? undefined : { type: 'operator', value }
}

function symbolAt(text: string, at: number): Found | undefined {
  const symbol = /[a-zA-Z_$]\w*/y
  symbol.lastIndex = at
  const value = symbol.exec(text)?.[0]
  if (value === undefined) return undefined
  const word = WORDS.get(value)
  return word === undefined ? { type: 'symbol', value } : { type: 'operator', value: word, size: value.length }
}

function signAt(char: string): Found | undefined {
  const type = SIGNS.get(char)
  return type && { type, value: char }
}
