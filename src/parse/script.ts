import { type Import, parse } from 'es-module-lexer/js'
import { escapePattern } from '../text/any-word.ts'
import type { Span } from '../text/span.ts'
import { type LegacyDefine, legacyDefines } from './script-legacy.ts'
import { scanScript } from './script-scan.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

/** `imported` is `default` or `*` for the forms without braces. The span is that of the imported name. */
export interface ImportedName {
  readonly imported: string
  readonly local: string
  readonly span: Span
}

export interface ScriptImport {
  readonly specifier: string
  /** between the quotes */
  readonly span: Span
  /** where the statement begins */
  readonly start: number
  /** `import('x')` */
  readonly dynamic: boolean
  readonly names: readonly ImportedName[]
  /** `import 'x'` */
  readonly isSideEffectOnly: boolean
}

/** `export … from 'x'`. */
export interface ScriptReExport {
  readonly specifier: string
  readonly span: Span
  readonly start: number
  /** `imported` is the other module's name, `local` the one it is exported under; `*` for `* as name` */
  readonly names: readonly ImportedName[]
  /** `export * from 'x'` */
  readonly all: boolean
}

export interface ScriptTree {
  readonly imports: readonly ScriptImport[]
  /** the names that the module exports, re-exported names included; `default` for the default */
  readonly exports: readonly string[]
  /** names in `export { … }` that are written nowhere else in the file */
  readonly unbound: readonly { readonly value: string; readonly span: Span }[]
  readonly reExports: readonly ScriptReExport[]
  /** a comment at the head of the file names `@odoo-module`, as Odoo looks for it */
  readonly hasOdooModuleTag: boolean
  /** `@odoo-module ignore`: Odoo 17 and later leave the file as it is */
  readonly isIgnoredModule: boolean
  /** `@odoo-module alias=web.x` */
  readonly odooModuleAlias: string | undefined
  /** calls of `odoo.define` */
  readonly legacyDefines: readonly LegacyDefine[]
  readonly issues: readonly SyntaxIssue[]
}

/** es-module-lexer gives up at this many open brackets. */
const LEXER_DEPTH = 1024

/** `ODOO_MODULE_RE` of Odoo's `js_transpiler`: the tag stands in the first comment, on its first or second line. */
const MODULE_TAG = /^\s*\/[*/].*\s*@odoo-module(\s+ignore)?(?:\s+alias=([^\s*]+))?/

/**
 * Reads what a script imports, exports and defines. Strings, comments, brackets and import statements are judged;
 * other syntax is not. A file with an issue is read up to its last import. Never throws.
 */
export function parseScript(text: string): ScriptTree {
  const tag = MODULE_TAG.exec(text.slice(0, 10_000))
  const module = readModule(text)
  return {
    ...module,
    hasOdooModuleTag: tag !== null,
    isIgnoredModule: tag?.[1] !== undefined,
    odooModuleAlias: tag?.[2],
    legacyDefines: /\bodoo\s*\.\s*define\b/.test(text) ? legacyDefines(scanScript(text)) : [],
  }
}

type ModuleParts = Pick<ScriptTree, 'imports' | 'exports' | 'unbound' | 'reExports' | 'issues'>

function readModule(text: string): ModuleParts {
  try {
    return { ...lex(text), issues: unendedComment(text) }
  } catch (error) {
    const issues = [syntaxIssue(text, error)]
    try {
      return { ...lex(text.slice(0, lastImport(text))), issues }
    } catch {
      return { imports: [], exports: [], unbound: [], reExports: [], issues }
    }
  }
}

/** The lexer lets a comment end with the file. */
function unendedComment(text: string): SyntaxIssue[] {
  if (text.lastIndexOf('/*') <= text.lastIndexOf('*/')) return []
  const { problem } = scanScript(text)
  return problem?.code === 'unended-comment' ? [problem] : []
}

/** Where the file went wrong: what the scanner found, else where the lexer gave up. */
function syntaxIssue(text: string, error: unknown): SyntaxIssue {
  const { problem, depth } = scanScript(text)
  if (problem) return problem
  const index = typeof error === 'object' && error !== null && 'idx' in error ? error.idx : 0
  const at = Math.max(0, Math.min(typeof index === 'number' ? index : 0, text.length))
  const span: Span = [at, Math.min(at + 1, text.length)]
  if (depth >= LEXER_DEPTH) return { code: 'too-deep', message: `brackets are nested ${depth} deep`, span }
  return { code: 'syntax', message: 'syntax error', span }
}

/** The end of the last line that ends an import statement. */
function lastImport(text: string): number {
  let end = 0
  for (const match of text.matchAll(/^(?:import\b|[ \t]*\}[ \t]*from\b)[^\n]*["'];?[ \t]*\r?$/gm)) {
    end = match.index + match[0].length
  }
  return end
}

/** Runs the lexer, which throws when strings, brackets or import statements are wrong. */
function lex(text: string): Omit<ModuleParts, 'issues'> {
  const [found, exported] = parse(text)
  const imports: ScriptImport[] = []
  const reExports: ScriptReExport[] = []
  for (const entry of found) {
    if (entry.type === 'import-meta' || entry.specifier === undefined) continue
    const { specifier } = entry
    const span = specifierSpan(text, entry)
    const start = entry.importStart
    if (entry.type === 'dynamic') {
      if (!entry.glob) imports.push({ specifier, span, start, dynamic: true, names: [], isSideEffectOnly: false })
    } else if (text.startsWith('export', entry.importStart)) {
      const all = entry.type === 'reexport-star'
      reExports.push({ specifier, span, start, names: all ? [] : namesOf(text, entry.importStart + 6, span[0]), all })
    } else {
      const names = namesOf(text, entry.importStart + 6, span[0])
      imports.push({
        specifier,
        span,
        start,
        dynamic: false,
        names,
        isSideEffectOnly: names.length === 0 && isBare(text, entry),
      })
    }
  }
  const names = exported.flatMap((entry) => (entry.type === 'reexport-all' ? [] : [entry.name]))
  const unbound = exported.flatMap((entry) => {
    if (entry.type !== 'direct' || entry.localName === undefined) return []
    if (!/^export\s*\{/.test(text.slice(entry.exportStart, entry.exportStart + 40))) return []
    const again = [...text.matchAll(wordPattern(entry.localName))].some(({ index }) => index !== entry.localStart)
    return again ? [] : [{ value: entry.localName, span: [entry.localStart, entry.localEnd] as const }]
  })
  return { imports, exports: names, unbound, reExports }
}

/** A name as a whole word. */
function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`, 'g')
}

/** True for `import 'x'`, which is not the same as `import {} from 'x'`. */
function isBare(text: string, entry: Import): boolean {
  return !text.slice(entry.importStart, entry.start).includes('{')
}

/** The span between the quotes, which the lexer gives with them for dynamic imports. */
function specifierSpan(text: string, entry: Import): Span {
  const quoted = entry.type === 'dynamic' && /["'`]/.test(text.charAt(entry.start))
  return quoted ? [entry.start + 1, entry.end - 1] : [entry.start, entry.end]
}

const CLAUSE_TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"[^"\n]*"|'[^'\n]*'|[\w$\u0080-\uffff]+|[{},*]/g

/** The names between `import` or `export` and `from`: `d, * as n`, `{ a, b as c }`. */
function namesOf(text: string, from: number, to: number): ImportedName[] {
  const tokens = [...text.slice(from, to - 1).matchAll(CLAUSE_TOKEN)].filter(([token]) => !/^\/[*/]/.test(token))
  if (tokens.at(-1)?.[0] === 'from') tokens.pop()
  const names: ImportedName[] = []
  let words: RegExpExecArray[] = []
  let inBraces = false
  const flush = (): void => {
    const [first, as, second] = words
    words = []
    if (!first) return
    const imported = inBraces || first[0] === '*' ? unquoted(first[0]) : 'default'
    const local = unquoted(as?.[0] === 'as' && second ? second[0] : first[0])
    const at = from + first.index
    names.push({ imported, local, span: [at, at + first[0].length] })
  }
  for (const token of tokens) {
    if (!/^[,{}]$/.test(token[0])) words.push(token)
    else {
      flush()
      if (token[0] !== ',') inBraces = token[0] === '{'
    }
  }
  flush()
  return names
}

function unquoted(word: string): string {
  return /^["']/.test(word) ? word.slice(1, -1) : word
}
