import type { SyntaxIssue } from './syntax-issue.ts'

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** Modules of newer compilers, called as `math.div(…)`; libsass, which Odoo uses, has none. */
const MODULE_CALL = /(?<![\w.$#-])(?:math|map|color|list|string|selector|meta)\.[a-z][\w-]*\(/g
/** `min(1px, 2em)`: libsass computes it, where browsers would */
const MIXED_UNITS = /(?<![\w"'-])(?:min|max)\(\s*[\d.]+([a-z]+|%)\s*,\s*[\d.]+([a-z]+|%)\s*\)/g

/** What libsass cannot read in a SCSS file whose comments are blank: brackets, strings, and declarations. */
export function styleIssues(code: string): readonly SyntaxIssue[] {
  const issues: SyntaxIssue[] = []
  const plain = withoutStrings(code, issues)
  if (issues.length === 0) brackets(plain, issues)
  if (issues.length === 0) declarations(plain, issues)
  for (const match of plain.matchAll(MODULE_CALL)) {
    const message = `\`${match[0].slice(0, -1)}\` is a function of a module, which Odoo's compiler of SCSS does not have`
    issues.push({ code: 'module', message, span: [match.index, match.index + match[0].length - 1] })
  }
  for (const match of plain.matchAll(MIXED_UNITS)) {
    if (match[1] === match[2] || inCustomProperty(plain, match.index)) continue
    const message = `the compiler computes \`${match[0]}\` itself and cannot, for ${match[1]} and ${match[2]} are different units; write it with a capital, \`${match[0].charAt(0).toUpperCase()}${match[0].slice(1)}\``
    issues.push({ code: 'units', message, span: [match.index, match.index + match[0].length] })
  }
  return issues
}

/** Does the value of a `--custom-property` stand at `at`? It is kept as it is written, apart from what `#{}` holds. */
function inCustomProperty(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 400), at).replace(/#\{[^{}]*\}/g, '')
  return /(?:^|[;{}])\s*--[\w-]+\s*:[^;{}]*$/.test(before)
}

/** What strings hold and addresses made blank; offsets stay. */
function withoutStrings(code: string, issues: SyntaxIssue[]): string {
  return code.replace(
    /"(?:[^"\\\n]|\\[\s\S])*("|)|'(?:[^'\\\n]|\\[\s\S])*('|)|\burl\(\s*[^"'()\s#][^"'()\n]*\)/g,
    (part: string, double: string | undefined, single: string | undefined, at: number) => {
      if ((double ?? single) === '')
        issues.push({
          code: 'unended-string',
          message: 'string is not closed on its line',
          span: [at, at + part.length],
        })
      return part.replace(/[^\n]/g, 'x')
    },
  )
}

function brackets(code: string, issues: SyntaxIssue[]): void {
  const open: number[] = []
  for (const match of code.matchAll(/[{}()[\]]/g)) {
    const sign = match[0]
    if (CLOSING[sign]) {
      open.push(match.index)
      continue
    }
    const last = open.pop()
    if (last !== undefined && CLOSING[code.charAt(last)] === sign) continue
    const message =
      last === undefined ? `nothing opened this \`${sign}\`` : `\`${sign}\` does not close \`${code.charAt(last)}\``
    issues.push({ code: 'unmatched-bracket', message, span: [match.index, match.index + 1] })
    return
  }
  const last = open.pop()
  if (last !== undefined)
    issues.push({
      code: 'unclosed-bracket',
      message: `\`${code.charAt(last)}\` is never closed`,
      span: [last, last + 1],
    })
}

/** Judges what stands inside of braces and ends with a semicolon or the block. */
function declarations(code: string, issues: SyntaxIssue[]): void {
  let depth = 0
  let round = 0
  let start = 0
  for (let i = 0; i < code.length; i++) {
    const sign = code.charAt(i)
    if (sign === '(' || sign === '[') round++
    else if (sign === ')' || sign === ']') round--
    else if (sign === '#' && code.charAt(i + 1) === '{') i = code.indexOf('}', i)
    else if (round > 0) continue
    else if (sign === '{') {
      depth++
      start = i + 1
    } else if (sign === ';' || sign === '}') {
      if (depth > 0) declaration(code.slice(start, i), start, issues)
      if (sign === '}') depth--
      start = i + 1
    }
    if (i < 0) return
  }
}

function declaration(text: string, start: number, issues: SyntaxIssue[]): void {
  const lead = text.length - text.trimStart().length
  const body = text.trim()
  const from = start + lead
  const name = /^[a-zA-Z][\w-]*/.exec(body)?.[0]
  if (name === undefined) return
  if (!body.includes(':')) {
    if (!/^[\w\s.,%#$+*/-]+$/.test(body)) return
    const message = `\`${name}\` is not followed by a colon`
    issues.push({ code: 'declaration', message, span: [from, from + body.length] })
    return
  }
  const next = /^[\w-]+\s*:[^:;{}\n]*\n\s*([a-z][a-z-]*)\s*:(?!:)/.exec(withoutRound(body))
  if (!next) return
  const message = `a semicolon is missing before \`${next[1]}\``
  issues.push({
    code: 'semicolon',
    message,
    span: [from, from + (body.indexOf('\n') < 0 ? body.length : body.indexOf('\n'))],
  })
}

/** What stands in brackets made blank. */
function withoutRound(text: string): string {
  let round = 0
  let out = ''
  for (const sign of text) {
    if (sign === '(') round++
    else if (sign === ')') round--
    out += round > 0 ? ' '.repeat(sign.length) : sign
  }
  return out
}
