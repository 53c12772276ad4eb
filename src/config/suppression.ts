import { normalizePath, parentPath } from '../host/paths.ts'
import type { Source } from '../text/source.ts'
import type { FilePath, Span } from '../text/span.ts'

/** A comment that asks for silence: findings of its patterns that begin inside `covers` are hidden. */
export interface Suppression {
  readonly file: FilePath
  /** the comment */
  readonly at: Span
  /** whose comment it is; only our own are ever called unused or unknown */
  readonly dialect: 'addonry' | 'pylint' | 'noqa' | 'ruff' | 'oca-hooks' | 'fixit'
  /** rule patterns (see `matchesRule`); empty for every rule */
  readonly patterns: readonly string[]
  readonly covers: Span
  /** it speaks of every file below this folder, not of `file` alone */
  readonly folder?: FilePath
  /** files that its line in a manifest names: all of them is covered, too */
  readonly also?: readonly FilePath[]
}

/** Something to tell about a comment: it is malformed, unknown or unused. */
export interface SuppressionIssue {
  readonly kind: 'malformed' | 'unknown' | 'unused'
  /** the rule pattern that it is about; empty when it is about the whole comment */
  readonly pattern: string
  /** for `unknown`: ` ; did you mean …?` or nothing */
  readonly near: string
  readonly file: FilePath
  readonly span: Span
  readonly message: string
}

/** What the comments of one file ask for. */
export interface Silences {
  readonly suppressions: readonly Suppression[]
  readonly issues: readonly SuppressionIssue[]
}

/** Gives the code that a comment on a line of its own speaks of, such as the XML element after it. */
export type Subject = (comment: Span) => Span | undefined

/** `near`: its line, or when it stands alone what comes next. `line`: its line only. */
type Reach = 'near' | 'line' | 'next' | 'block' | 'file' | 'module'
type Found = Pick<Suppression, 'dialect' | 'patterns'> & { readonly reach: Reach }

/** What a comment that silences holds: other files need not be looked at. */
export const SILENCING = /disable|noqa|addonry:|lint-(?:ignore|fixme)|ruff:/i
const MANIFEST = /(?:^|\/)__(?:manifest|openerp)__\.py$/
const LIST = '[\\w*./-]+(?:\\s*,\\s*[\\w*./-]+)*'
const OURS = new RegExp(`^(disable(?:-file|-module)?)\\s*(?:=\\s*(${LIST})(?![^\\s:;(])|(?=$|--|—|\\())`)
const PYLINT = new RegExp(`#\\s*pylint:\\s*disable(-next)?\\s*=\\s*(${LIST})`, 'g')
const PYLINT_ENABLE = new RegExp(`#\\s*pylint:\\s*enable\\s*=\\s*(${LIST})`, 'g')
const OLDER_XML = new RegExp(`^\\s*(pylint|oca-hooks):\\s*disable\\s*=\\s*(${LIST})`)
const FIXIT = /#\s*lint-(?:ignore|fixme)\b(?:\s*:\s*([\w-]+(?:\s*,\s*[\w-]+)*))?/i
const RUFF = /#\s*ruff:\s*(file-)?ignore\s*\[([^\]]*)\]/g
const NOQA = /#\s*noqa\b(?:\s*:\s*([\w/-]+(?:(?:\s*,\s*|\s+(?=[A-Z]+\d))[\w/-]+)*))?/i

/**
 * The suppressions in one file's comments, given as spans in any order.
 * - Python and manifests: `# addonry: disable=rule` (its line; on a line of its own the next line of code, or what
 *   `subject` says), `disable-file=`, in a manifest `disable-module=` (every file of the addon) and beside the name of a
 *   file all of that file, `# pylint: disable=`
 *   (its line; alone: the rest of the block, up to `# pylint: enable=`), `# noqa`, `# lint-ignore`, `# ruff: ignore[rule]`, `# ruff: file-ignore[rule]`.
 * - XML: `<!-- addonry: disable=rule -->` (what `subject` says, else the next line; behind code: its line),
 *   `disable-file=`, and `<!-- pylint:disable= -->`, `<!-- oca-hooks:disable= -->` (whole file).
 */
export function findSuppressions(
  source: Source,
  language: 'python' | 'xml' | 'script',
  comments: readonly Span[],
  subject: Subject = () => undefined,
): Silences {
  const suppressions: Suppression[] = []
  const issues: SuppressionIssue[] = []
  const sorted = [...comments].sort((a, b) => a[0] - b[0])
  const ends = language === 'python' ? pylintEnds(source, sorted) : []
  for (const at of sorted) {
    const text = source.text.slice(at[0], at[1])
    if (!SILENCING.test(text)) continue
    const { found, malformed } = language === 'python' ? readPython(text) : readMarkup(text, language)
    const say = (message: string) =>
      issues.push({ file: source.file, span: at, message, kind: 'malformed', pattern: '', near: '' })
    for (const { reach, ...rest } of found) {
      const covers = coverage(source, at, reach, sorted, subject)
      const whole = reach === 'module' && { folder: parentPath(source.file) }
      if (whole && !MANIFEST.test(source.file)) say('`addonry: disable-module` is read in the manifest alone')
      else {
        const more = { ...whole, ...namedFiles(source, rest, reach, covers) }
        for (const part of reach === 'block' ? upTo(ends, rest.patterns, covers) : [{ ...rest, covers }])
          suppressions.push({ file: source.file, at, dialect: rest.dialect, ...part, ...more })
      }
    }
    malformed.forEach(say)
  }
  return { suppressions, issues }
}

interface Ended {
  /** empty for all */
  readonly patterns: readonly string[]
  readonly covers: Span
}

/** What `# pylint: enable=` brings back, and where: in its line, or alone in the rest of its block. */
function pylintEnds(source: Source, comments: readonly Span[]): readonly Ended[] {
  return comments.flatMap((at) =>
    [...source.text.slice(...at).matchAll(PYLINT_ENABLE)].map(([, names]) => ({
      patterns: listOf(names, 'all'),
      covers: coverage(source, at, 'block', comments, () => undefined),
    })),
  )
}

/** Where a comment hides each of its patterns: without what later ones bring back. */
function upTo(ends: readonly Ended[], patterns: readonly string[], covers: Span): readonly Ended[] {
  const later = ends.filter((end) => end.covers[0] > covers[0] && end.covers[0] < covers[1])
  if (later.length === 0) return [{ patterns, covers }]
  return (patterns.length > 0 ? patterns : [undefined]).flatMap((pattern) => {
    let parts: readonly Span[] = [covers]
    for (const end of later) {
      // one name of all that are hidden cannot be told apart here
      if (end.patterns.length > 0 && (pattern === undefined || !end.patterns.includes(pattern))) continue
      parts = parts.flatMap(([start, stop]) =>
        [[start, Math.min(stop, end.covers[0])] as const, [Math.max(start, end.covers[1]), stop] as const].filter(
          (part) => part[0] < part[1],
        ),
      )
    }
    return parts.map((part) => ({ patterns: pattern === undefined ? [] : [pattern], covers: part }))
  })
}

/** A file of data cannot always hold comments: one beside its name in the manifest speaks of it. */
function namedFiles(source: Source, { dialect }: Pick<Found, 'dialect'>, reach: Reach, covers: Span) {
  if (dialect !== 'addonry' || reach !== 'near' || !MANIFEST.test(source.file)) return {}
  const names = source.text.slice(...covers).matchAll(/(['"])([^'"\n]+\.(?:csv|xml))\1/g)
  const also = [...names].map((match) => normalizePath(`${parentPath(source.file)}/${match[2] ?? ''}`))
  return also.length > 0 ? { also } : {}
}

interface Reading {
  readonly found: readonly Found[]
  readonly malformed: readonly string[]
}

function readPython(text: string): Reading {
  const found: Found[] = []
  const malformed: string[] = []
  for (const match of text.matchAll(/#\s*addonry:\s*([^#]*)/g)) readOurs(match[1] ?? '', found, malformed)
  for (const match of text.matchAll(PYLINT)) {
    found.push({ dialect: 'pylint', patterns: listOf(match[2], 'all'), reach: match[1] ? 'next' : 'block' })
  }
  const fixit = FIXIT.exec(text)
  if (fixit) found.push({ dialect: 'fixit', patterns: fixitNames(fixit[1] ?? ''), reach: 'near' })
  const noqa = NOQA.exec(text)
  if (noqa) found.push({ dialect: 'noqa', patterns: ruffNames((noqa[1] ?? '').split(/[\s,]+/)), reach: 'line' })
  for (const [, whole, names] of text.matchAll(RUFF)) {
    const patterns = ruffNames(listOf(names))
    if (patterns.length > 0) found.push({ dialect: 'ruff', patterns, reach: whole ? 'file' : 'near' })
  }
  return { found, malformed }
}

/** ruff-odoo calls the checks of pylint-odoo by its codes with `OD` before them: `ODW8121` is `W8121`. */
function ruffNames(names: readonly string[]): readonly string[] {
  return names.filter(Boolean).flatMap((name) => (/^OD[A-Z]\d+$/.test(name) ? [name, name.slice(2)] : [name]))
}

/** fixit names its rules like classes: `UnusedLogger` is `unused-logger`. */
function fixitNames(list: string): readonly string[] {
  return listOf(list).map((name) =>
    name.replace(/Rule$/, '').replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  )
}

/** XML comments, and those of scripts, which know our own form alone. */
function readMarkup(text: string, language: 'xml' | 'script'): Reading {
  const found: Found[] = []
  const malformed: string[] = []
  const body = text.replace(/^(?:<!--|\/[/*])/, '').replace(/(?:-->|\*\/)$/, '')
  const ours = /^\s*addonry:\s*([\s\S]*)$/.exec(body)
  if (ours) readOurs(ours[1] ?? '', found, malformed)
  const older = language === 'xml' && OLDER_XML.exec(body)
  if (older) {
    const dialect = older[1] === 'pylint' ? 'pylint' : 'oca-hooks'
    found.push({ dialect, patterns: listOf(older[2], 'all'), reach: 'file' })
  }
  return { found, malformed }
}

function readOurs(body: string, found: Found[], malformed: string[]): void {
  const words = body.trim()
  const match = OURS.exec(words)
  if (match) {
    const reach = match[1] === 'disable' ? 'near' : match[1] === 'disable-module' ? 'module' : 'file'
    found.push({ dialect: 'addonry', patterns: listOf(match[2]), reach })
  } else {
    malformed.push(`cannot read \`addonry: ${words}\`: write \`addonry: disable=rule\`, with commas between rules`)
  }
}

function listOf(list: string | undefined, all = '*'): readonly string[] {
  const patterns = (list ?? '').split(/\s*,\s*/).filter(Boolean)
  return patterns.includes(all) || patterns.includes('*') ? [] : patterns
}

function coverage(source: Source, at: Span, reach: Reach, comments: readonly Span[], subject: Subject): Span {
  const { lines, text } = source
  if (reach === 'file' || reach === 'module') return [0, text.length + 1]
  const lineStart = lines.offsetOfLine(lines.positionAt(at[0]).line)
  const alone = text.slice(lineStart, at[0]).trim() === ''
  const behind = !alone && text.slice(at[1], lineAt(source, at[1])[1]).trim() === ''
  if (reach === 'line' || (reach !== 'next' && behind)) return lineAt(source, at[0])
  if (reach === 'block') return [at[0], blockEnd(source, at, comments)]
  const next = nextCode(source, at[1], comments)
  return subject(at) ?? (next === undefined ? [text.length, text.length] : lineAt(source, next))
}

/** The line around an offset with its line end; the last one also holds the end of the text. */
function lineAt({ lines, text }: Source, offset: number): Span {
  const { line } = lines.positionAt(offset)
  return [lines.offsetOfLine(line), line >= lines.lineCount ? text.length + 1 : lines.offsetOfLine(line + 1)]
}

/** Where the next thing after an offset begins that is neither white space nor a comment. */
function nextCode({ text }: Source, offset: number, comments: readonly Span[]): number | undefined {
  const solid = /\S/g
  for (let at = offset; ; ) {
    solid.lastIndex = at
    const start = solid.exec(text)?.index
    const comment = comments.find((span) => start !== undefined && span[0] <= start && start < span[1])
    if (!comment) return start
    at = comment[1]
  }
}

/** Where the block of a lone Python comment ends: at the first line of code that is indented less. */
function blockEnd(source: Source, at: Span, comments: readonly Span[]): number {
  const { lines } = source
  const { column } = lines.positionAt(at[0])
  let next = nextCode(source, at[1], comments)
  while (next !== undefined) {
    if (lines.positionAt(next).column < column) return lineAt(source, next)[0]
    next = nextCode(source, lineAt(source, next)[1], comments)
  }
  return source.text.length + 1
}

/**
 * The element that an XML comment speaks of: the next one with the same parent, else the parent. `elements` are all
 * elements' spans of the file; they nest.
 */
export function suppressedElement(comment: Span, elements: readonly Span[]): Span | undefined {
  let parent: Span | undefined
  for (const span of elements) {
    const holds = span[0] < comment[0] && comment[1] < span[1]
    if (holds && (!parent || span[0] > parent[0])) parent = span
  }
  const end = parent ? parent[1] : Infinity
  let next: Span | undefined
  for (const span of elements) {
    if (span[0] >= comment[1] && span[0] < end && (!next || span[0] < next[0])) next = span
  }
  return next ?? parent
}

/** A class or a function, with its decorators. */
export interface Block {
  readonly s: number
  readonly e: number
}

/** The class or function that a Python comment on a line of its own stands above; `undefined`: something else follows. */
export function suppressedBlock(source: Source, comment: Span, comments: readonly Span[], blocks: readonly Block[]) {
  const next = nextCode(source, comment[1], comments)
  const block = blocks.find(({ s }) => s === next)
  return block && ([block.s, block.e] as const)
}
