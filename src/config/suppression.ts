import type { Source } from '../text/source.ts'
import type { FilePath, Span } from '../text/span.ts'

/** A comment that asks for silence: findings of its patterns that begin inside `covers` are hidden. */
export interface Suppression {
  readonly file: FilePath
  /** the comment */
  readonly at: Span
  /** whose comment it is; only our own are ever called unused or unknown */
  readonly dialect: 'addonry' | 'pylint' | 'noqa' | 'oca-hooks'
  /** rule patterns (see `matchesRule`); empty for every rule */
  readonly patterns: readonly string[]
  readonly covers: Span
}

/** Something to tell about a comment: it is malformed, unknown or unused. */
export interface SuppressionIssue {
  readonly file: FilePath
  readonly span: Span
  readonly message: string
}

/** A rule's names: its id `family/name` and what older tools call the same check. */
export interface RuleNames {
  readonly id: string
  readonly aliases: readonly string[]
}

/** Gives the code that a comment on a line of its own speaks of, such as the XML element after it. */
export type Subject = (comment: Span) => Span | undefined

/** `near`: its line, or when it stands alone what comes next. `line`: its line only. */
type Reach = 'near' | 'line' | 'next' | 'block' | 'file'
type Found = Pick<Suppression, 'dialect' | 'patterns'> & { readonly reach: Reach }

const LIST = '[\\w*./-]+(?:\\s*,\\s*[\\w*./-]+)*'
const OURS = new RegExp(`^(disable(?:-file)?)\\s*(?:=\\s*(${LIST})(?![^\\s:;(])|(?=$|--|—|\\())`)
const PYLINT = new RegExp(`#\\s*pylint:\\s*disable(-next)?\\s*=\\s*(${LIST})`, 'g')
const OLDER_XML = new RegExp(`^\\s*(pylint|oca-hooks):\\s*disable\\s*=\\s*(${LIST})`)
const NOQA = /#\s*noqa\b(?:\s*:\s*([\w/-]+(?:(?:\s*,\s*|\s+(?=[A-Z]+\d))[\w/-]+)*))?/i

/**
 * The suppressions in one file's comments, given as spans in any order.
 * - Python and manifests: `# addonry: disable=rule` (its line; on a line of its own the next line of code, or what
 *   `subject` says), `disable-file=`, `# pylint: disable=` (its line; alone: the rest of the block), `# noqa`.
 * - XML: `<!-- addonry: disable=rule -->` (what `subject` says, else the next line; behind code: its line),
 *   `disable-file=`, and `<!-- pylint:disable= -->`, `<!-- oca-hooks:disable= -->` (whole file).
 */
export function findSuppressions(
  source: Source,
  language: 'python' | 'xml',
  comments: readonly Span[],
  subject: Subject = () => undefined,
): { suppressions: readonly Suppression[]; issues: readonly SuppressionIssue[] } {
  const suppressions: Suppression[] = []
  const issues: SuppressionIssue[] = []
  const sorted = [...comments].sort((a, b) => a[0] - b[0])
  for (const at of sorted) {
    const text = source.text.slice(at[0], at[1])
    if (!/disable|noqa|addonry:/i.test(text)) continue
    const { found, malformed } = language === 'python' ? readPython(text) : readXml(text)
    for (const { reach, ...rest } of found) {
      suppressions.push({ file: source.file, at, ...rest, covers: coverage(source, at, reach, sorted, subject) })
    }
    for (const message of malformed) issues.push({ file: source.file, span: at, message })
  }
  return { suppressions, issues }
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
  const noqa = NOQA.exec(text)
  if (noqa) found.push({ dialect: 'noqa', patterns: (noqa[1] ?? '').split(/[\s,]+/).filter(Boolean), reach: 'line' })
  return { found, malformed }
}

function readXml(text: string): Reading {
  const found: Found[] = []
  const malformed: string[] = []
  const body = text.replace(/^<!--/, '').replace(/-->$/, '')
  const ours = /^\s*addonry:\s*([\s\S]*)$/.exec(body)
  if (ours) readOurs(ours[1] ?? '', found, malformed)
  const older = OLDER_XML.exec(body)
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
    found.push({ dialect: 'addonry', patterns: listOf(match[2]), reach: match[1] === 'disable' ? 'near' : 'file' })
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
  if (reach === 'file') return [0, text.length + 1]
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

/** True when `pattern` names the rule: `family/name`, `family/*`, `*`, the bare name or an alias; case is ignored. */
export function matchesRule(pattern: string, rule: RuleNames): boolean {
  const wanted = pattern.toLowerCase()
  const id = rule.id.toLowerCase()
  if (wanted === '*' || wanted === id || wanted === id.slice(id.indexOf('/') + 1)) return true
  if (wanted.endsWith('/*')) return id.startsWith(wanted.slice(0, -1))
  return rule.aliases.some((alias) => alias.toLowerCase() === wanted)
}

/** What suppressions are judged by: any finding has it. */
export interface Suppressible {
  readonly rule: string
  readonly at: { readonly file: FilePath; readonly span: Span }
}

/**
 * Takes the suppressed findings out. `rules` are all rules there are, `ran` those that ran (all when left out): a
 * comment for a rule that did not run is not unused. Order is kept; `unused` is in the order of suppressions.
 */
export function applySuppressions<F extends Suppressible>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
  rules: readonly RuleNames[],
  ran?: ReadonlySet<string>,
): { kept: readonly F[]; hidden: readonly F[]; unused: readonly SuppressionIssue[] } {
  const byFile = new Map<FilePath, Suppression[]>()
  for (const each of suppressions) {
    const known = byFile.get(each.file)
    if (known) known.push(each)
    else byFile.set(each.file, [each])
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const used = new Map<Suppression, Set<string>>()
  const kept: F[] = []
  const hidden: F[] = []
  for (const finding of findings) {
    const rule = byId.get(finding.rule) ?? { id: finding.rule, aliases: [] }
    const start = finding.at.span[0]
    let silenced = false
    for (const each of byFile.get(finding.at.file) ?? []) {
      if (start < each.covers[0] || start >= each.covers[1]) continue
      const hits = each.patterns.length === 0 ? ['*'] : each.patterns.filter((pattern) => matchesRule(pattern, rule))
      if (hits.length === 0) continue
      silenced = true
      used.set(each, new Set([...(used.get(each) ?? []), ...hits]))
    }
    if (silenced) hidden.push(finding)
    else kept.push(finding)
  }
  return { kept, hidden, unused: unusedOf(suppressions, used, rules, ran) }
}

function unusedOf(
  suppressions: readonly Suppression[],
  used: ReadonlyMap<Suppression, ReadonlySet<string>>,
  rules: readonly RuleNames[],
  ran: ReadonlySet<string> | undefined,
): SuppressionIssue[] {
  const issues: SuppressionIssue[] = []
  for (const each of suppressions) {
    if (each.dialect !== 'addonry') continue
    for (const pattern of each.patterns.length === 0 ? ['*'] : each.patterns) {
      if (used.get(each)?.has(pattern)) continue
      const named = rules.filter((rule) => matchesRule(pattern, rule))
      const say = (message: string) => issues.push({ file: each.file, span: each.at, message })
      if (named.length === 0) say(`no rule is named \`${pattern}\`${suggestion(pattern, ruleWords(rules))}`)
      else if (pattern === '*') say('unused suppression: nothing is reported here')
      else if (named.some((rule) => !ran || ran.has(rule.id)))
        say(`unused suppression: \`${pattern}\` is not reported here`)
    }
  }
  return issues
}

/** Every pattern by which a rule may be called. */
export function ruleWords(rules: readonly RuleNames[]): readonly string[] {
  return rules.flatMap(({ id, aliases }) => {
    const [family = '', name = ''] = id.split('/')
    return [id, name, `${family}/*`, ...aliases]
  })
}

/** `; did you mean …?` for the candidate nearest to `word`, empty when none is near. The first of equals wins. */
export function suggestion(word: string, candidates: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best === undefined ? '' : `; did you mean \`${best}\`?`
}

/** Insertions, deletions and replacements from one word to the other; `limit` when they are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return Math.min(limit, row[b.length]!)
}
