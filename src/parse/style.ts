import type { Span } from '../text/span.ts'
import { styleIssues } from './style-issues.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

/** A name that a style sheet uses; the span is that of `$name`, or of a mixin's name. */
export interface StyleName {
  readonly name: string
  readonly span: Span
  /** in the body of a mixin or function: it counts when that is used */
  readonly deferred?: true
}

/** What a SCSS file says of variables, mixins and other files. */
export interface StyleTree {
  /** names that are given a value, or are parameters, anywhere in the file; `_` is written as `-`, for SCSS they are the same */
  readonly defines: readonly string[]
  readonly uses: readonly StyleName[]
  /** names of mixins that it defines, and those that it includes */
  readonly mixins: readonly string[]
  readonly includes: readonly StyleName[]
  /** what `@import` names, `url()` left out */
  readonly imports: readonly { readonly reference: string; readonly span: Span }[]
  /** it asks at run time which variables or mixins there are */
  readonly guarded: boolean
  /** what the compiler of SCSS cannot read */
  readonly faults: readonly SyntaxIssue[]
}

const VARIABLE = /(?<![\w.$])\$([a-zA-Z_][\w-]*)(\s*:(?!:)|\.\.\.)?/g
/** Names between one of these words and the next bracket or semicolon are parameters. */
const HEADER = /@(?:mixin|function|each|for|include)\b[^{;]*/g
const IMPORT = /@import\s+(["'])([^"'\n]+)\1/g
const MIXIN = /@mixin\s+([a-zA-Z_][\w-]*)/g
const INCLUDE = /@include\s+([a-zA-Z_][\w-]*)(?![\w.#-])/g

/** Reads a SCSS file by its words alone; it is not parsed. */
export function parseStyle(text: string): StyleTree {
  const code = withoutComments(text)
  const defines = new Set<string>()
  const uses: StyleName[] = []
  const bodies = deferredBodies(code)
  const deferred = (at: number): { readonly deferred?: true } =>
    bodies.some(([start, end]) => at >= start && at < end) ? { deferred: true } : {}
  for (const match of code.matchAll(HEADER)) {
    const isCall = match[0].startsWith('@include')
    const header = isCall ? /\busing\s*\(([^)]*)\)/.exec(match[0])?.[1] : match[0]
    const names = /^@each/.test(header ?? '') ? header?.split(/\bin\b/)[0] : header
    for (const [, name = ''] of (names ?? '').matchAll(/\$([a-zA-Z_][\w-]*)/g)) defines.add(styleName(name))
  }
  for (const match of code.matchAll(VARIABLE)) {
    const name = styleName(match[1] ?? '')
    if (match[2]?.trim() === ':') defines.add(name)
    else
      uses.push({
        name,
        span: [match.index, match.index + 1 + (match[1]?.length ?? 0)],
        ...deferred(match.index),
      })
  }
  const imports = [...code.matchAll(IMPORT)].map((match) => {
    const start = match.index + match[0].length - 1 - (match[2]?.length ?? 0)
    return { reference: match[2] ?? '', span: [start, start + (match[2]?.length ?? 0)] as const }
  })
  const includes = [...code.matchAll(INCLUDE)].map((match) => {
    const end = match.index + match[0].length
    return {
      name: styleName(match[1] ?? ''),
      span: [end - (match[1]?.length ?? 0), end] as const,
      ...deferred(match.index),
    }
  })
  return {
    defines: [...defines].sort(),
    uses,
    mixins: [...new Set([...code.matchAll(MIXIN)].map((match) => styleName(match[1] ?? '')))].sort(),
    includes,
    imports,
    guarded: /(?:variable|mixin)-exists/.test(code),
    faults: styleIssues(code),
  }
}

/** From the header of each mixin and function to the end of its body. */
function deferredBodies(code: string): readonly Span[] {
  return [...code.matchAll(/@(?:mixin|function)\b[^{;]*\{/g)].map((match) => {
    let at = match.index + match[0].length
    for (let depth = 1; depth > 0 && at < code.length; at++) {
      if (code[at] === '{') depth++
      else if (code[at] === '}') depth--
    }
    return [match.index, at]
  })
}

function styleName(name: string): string {
  return name.replaceAll('_', '-')
}

/** Comments made blank; offsets stay. Two slashes in an address are none. */
function withoutComments(text: string): string {
  return text.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\burl\(\s*[^"'()\s][^"'()\n]*\)|\/\*[\s\S]*?(?:\*\/|$)|(?<!:)\/\/[^\n]*/g,
    (part) => (part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part),
  )
}
