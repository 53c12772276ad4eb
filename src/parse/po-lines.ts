import { isSpace, PoEntry, quotedText } from './po-entry.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

type State = 'start' | 'header' | 'comment' | 'generated' | 'reference' | 'flags' | StringState
type NoteState = 'reference' | 'flags' | 'generated'
type StringState = 'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr' | 'msgstr[]' | 'previous'

const ENDED = ['msgstr', 'msgstr[]'] as const
const NOTES = ['start', 'header', 'generated', 'reference', 'flags', 'comment', 'previous'] as const

/** After which lines a line may stand; those not named may stand anywhere. */
const ALLOWED = new Map<State | 'continuation', readonly State[]>([
  ['msgctxt', [...NOTES, ...ENDED]],
  ['msgid', [...NOTES, ...ENDED, 'msgctxt']],
  ['msgid_plural', ['comment', 'generated', 'previous', 'msgid']],
  ['msgstr', ['msgid', 'msgid_plural', 'comment']],
  ['msgstr[]', ['msgid', 'msgstr[]', 'msgid_plural', 'comment']],
  ['continuation', ['msgctxt', 'msgid', 'msgid_plural', 'previous', ...ENDED]],
  ['comment', [...NOTES, ...ENDED, 'msgid_plural', 'msgid']],
])

const KEYWORDS = new Set(['msgctxt', 'msgid', 'msgstr', 'msgid_plural'])
const QUOTE = 34
const HASH = 35
const BACKSLASH = 92
const SPACE = 32
const BREAKS = /\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]/

interface OpenString {
  value: string
  s: number
  e: number
}

interface OpenEntry {
  context: OpenString | undefined
  msgid: OpenString | undefined
  plural: OpenString | undefined
  /** by the number of the form */
  msgstr: (OpenString | undefined)[]
  /** the first of its notes among those of the file */
  readonly notesFrom: number
  obsolete: boolean
}

/** Thrown inside this file to leave the parse where polib raises. */
class PoStop {
  readonly issue: SyntaxIssue

  constructor(issue: SyntaxIssue) {
    this.issue = issue
  }
}

/** Reads the lines of a PO file with polib's state machine. */
export class PoReader {
  readonly #text: string
  readonly warnings: SyntaxIssue[] = []
  readonly entries: PoEntry[] = []
  /** begin and end of each line with a reference, a flag or a generated comment */
  readonly #notes: number[] = []
  #entry: OpenEntry = newEntry(0)
  #string: OpenString = { value: '', s: 0, e: 0 }
  #state: State = 'start'
  #obsolete = false
  /** the last line that was not empty is no comment */
  #open = false

  constructor(text: string) {
    this.#text = text
  }

  /** Reads to the end, or to where polib raises: then returns why. */
  run(): SyntaxIssue | undefined {
    try {
      this.#lines()
    } catch (error) {
      if (!(error instanceof PoStop)) throw error
      return error.issue
    }
    if (this.#open) this.#append()
    return undefined
  }

  #lines(): void {
    const text = this.#text
    const breaks = BREAKS.test(text) ? new RegExp(`\\r\\n|\\n|${BREAKS.source}`, 'g') : undefined
    let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
    while (start < text.length) {
      let end: number
      if (breaks) {
        breaks.lastIndex = start
        const match = breaks.exec(text)
        end = match ? match.index : text.length
        this.#line(start, end)
        start = end + (match?.[0].length ?? 0)
      } else {
        end = text.indexOf('\n', start)
        if (end === -1) end = text.length
        this.#line(start, end)
        start = end + 1
      }
    }
  }

  #line(from: number, to: number): void {
    const text = this.#text
    let s = from
    let e = to
    while (s < e && isSpace(text.charCodeAt(s))) s++
    while (e > s && isSpace(text.charCodeAt(e - 1))) e--
    if (s === e) return
    let first = text.charCodeAt(s)
    // most lines are such notes
    if (first === HASH && e > s + 3 && text.charCodeAt(s + 2) === SPACE) {
      const state = noteState(text.charCodeAt(s + 1))
      if (state) {
        this.#obsolete = false
        this.#open = false
        this.#note(state, s, e)
        return
      }
    }
    if (first === HASH && text.charCodeAt(s + 1) === 126) {
      const wordEnd = this.#wordEnd(s, e)
      if (wordEnd === s + 3 && text.charCodeAt(s + 2) === 124) {
        this.#open = false
        return
      }
      this.#obsolete = wordEnd === s + 2 && wordEnd < e
      if (this.#obsolete) {
        s = this.#skipSpaces(Math.min(s + 3, e), e)
        first = text.charCodeAt(s)
      }
    } else this.#obsolete = false
    this.#open = s < e && first !== HASH
    if (first === QUOTE && s < e) this.#continuation(s, e, true)
    else if (first === HASH && s < e) this.#comment(s, this.#wordEnd(s, e), e)
    else this.#worded(s, this.#wordEnd(s, e), e)
  }

  #worded(s: number, wordEnd: number, e: number): void {
    const text = this.#text
    // almost all words are one of these two
    const word = text.startsWith('msgid ', s)
      ? 'msgid'
      : text.startsWith('msgstr ', s)
        ? 'msgstr'
        : text.slice(s, wordEnd)
    if (wordEnd < e && KEYWORDS.has(word)) this.#keyword(word, s, this.#skipSpaces(wordEnd, e), e)
    else if (word.startsWith('msgstr[')) this.#pluralForm(s, e)
    else this.#fail('syntax', 'syntax error', s, e)
  }

  #comment(s: number, wordEnd: number, e: number): void {
    const second = this.#text.charCodeAt(s + 1)
    if (wordEnd === s + 1 || second === HASH) {
      this.#step(this.#state === 'start' || this.#state === 'header' ? 'header' : 'comment', s, e)
      return
    }
    if (wordEnd === s + 2 && second === 124) {
      this.#previous(s, wordEnd, e)
      return
    }
    const state = wordEnd === s + 2 ? noteState(second) : undefined
    if (!state) this.#fail('syntax', 'syntax error', s, e)
    if (wordEnd === e) return
    this.#note(state, s, e)
  }

  /** A reference, a flag or a generated comment: it may stand anywhere. */
  #note(state: NoteState, s: number, e: number): void {
    this.#step(state, s, e)
    this.#notes.push(s, e)
  }

  /** `#| msgid "…"`: what the text was before. Checked and dropped. */
  #previous(s: number, wordEnd: number, e: number): void {
    if (wordEnd === e) this.#fail('syntax', 'syntax error', s, e)
    const start = this.#skipSpaces(wordEnd, e)
    const end = this.#obsolete ? e : this.#wordEnd(start, e)
    const word = this.#text.slice(start, end)
    if (word.startsWith('"')) {
      this.#continuation(this.#skipSpaces(s + 2, e), e, false)
      return
    }
    if (end === e) this.#fail('syntax', 'syntax error: invalid continuation line', s, e)
    if (word === 'msgstr' || !KEYWORDS.has(word)) {
      this.#fail('syntax', `syntax error: unknown keyword ${word}`, start, end)
    }
    this.#step('previous', s, e)
    this.#string = { value: '', s, e }
  }

  #keyword(word: string, line: number, s: number, e: number): void {
    this.#checkQuotes(s, e)
    const string = { value: quotedText(this.#text, s, e), s, e }
    if (word === 'msgctxt') {
      this.#step('msgctxt', line, e)
      this.#entry.context = string
    } else if (word === 'msgid') {
      this.#step('msgid', line, e)
      const lost = this.#entry.msgid
      if (lost) this.#warn('missing-msgstr', 'the entry has no msgstr', lost.s, lost.e)
      this.#entry.obsolete = this.#obsolete
      this.#entry.msgid = string
    } else if (word === 'msgid_plural') {
      this.#step('msgid_plural', line, e)
      this.#entry.plural = string
    } else {
      this.#step('msgstr', line, e)
      // a list that is made of one has no room for more
      if (this.#entry.msgstr.length === 0) this.#entry.msgstr = [string]
      else this.#entry.msgstr[0] = string
    }
    this.#string = string
    this.#checkEnds(s, e)
  }

  #pluralForm(s: number, e: number): void {
    const index = this.#text.charCodeAt(s + 7) - 48
    this.#step('msgstr[]', s, e)
    if (!(index >= 0 && index <= 9)) this.#fail('syntax', 'syntax error: msgstr[…] needs a digit', s, e)
    const quote = this.#text.indexOf('"', s)
    const start = quote === -1 || quote >= e ? s - 1 : quote
    const string = { value: quotedText(this.#text, start, e), s: Math.max(start, s), e }
    this.#entry.msgstr[index] = string
    this.#string = string
    this.#checkEnds(Math.max(start, s), e)
  }

  #continuation(s: number, e: number, strict: boolean): void {
    if (strict) this.#checkQuotes(s, e)
    this.#check('continuation', s, e)
    this.#string.value += quotedText(this.#text, s, e)
    this.#string.e = e
    this.#checkEnds(s, e)
  }

  /** Enters a state; comments and ids after a translation begin the next entry. */
  #step(state: State, s: number, e: number): void {
    this.#check(state, s, e)
    if (state !== 'msgstr[]' && (this.#state === 'msgstr' || this.#state === 'msgstr[]')) {
      this.#append()
      this.#entry = newEntry(this.#notes.length)
    }
    this.#state = state
  }

  #check(state: State | 'continuation', s: number, e: number): void {
    const allowed = ALLOWED.get(state)
    if (!allowed || allowed.includes(this.#state)) return
    const what = state === 'continuation' ? 'a string' : state === 'comment' ? 'a comment' : `\`${state}\``
    const where = this.#state === 'start' ? 'at the beginning' : `after \`${this.#state}\``
    this.#fail('syntax', `syntax error: ${what} cannot stand ${where}`, s, e)
  }

  #checkQuotes(s: number, e: number): void {
    const text = this.#text
    for (let at = text.indexOf('"', s + 1); at !== -1 && at < e - 1; at = text.indexOf('"', at + 1)) {
      if (at > s + 1 && text.charCodeAt(at - 1) === BACKSLASH) continue
      this.#fail('unescaped-quote', 'syntax error: unescaped double quote found', at, at + 1)
    }
  }

  /** polib cuts off the first and the last character, whatever they are. */
  #checkEnds(s: number, e: number): void {
    const text = this.#text
    const closed = e - s > 1 && text.charCodeAt(s) === QUOTE && text.charCodeAt(e - 1) === QUOTE
    let slashes = 0
    while (slashes < e - 1 - s && text.charCodeAt(e - 2 - slashes) === BACKSLASH) slashes++
    if (closed && slashes % 2 === 0) return
    this.#warn(
      'unterminated-string',
      'the string has no quote at its end or beginning: a character of it is lost',
      s,
      e,
    )
  }

  #append(): void {
    const entry = this.#entry
    const at = entry.context?.s ?? this.#string.s
    const msgid = entry.msgid ?? { value: '', s: at, e: at }
    const forms = isWhole(entry.msgstr) ? entry.msgstr : entry.msgstr.filter((form) => form !== undefined)
    if (forms.length === 0) this.#warn('missing-msgstr', 'the entry has no msgstr', msgid.s, msgid.e)
    const notes = { all: this.#notes, from: entry.notesFrom, to: this.#notes.length }
    this.entries.push(new PoEntry(this.#text, entry, msgid, forms, notes))
  }

  #warn(code: string, message: string, s: number, e: number): void {
    this.warnings.push({ code, message, span: [s, e] })
  }

  #fail(code: string, message: string, s: number, e: number): never {
    throw new PoStop({ code, message, span: [s, e] })
  }

  #wordEnd(s: number, e: number): number {
    let i = s
    while (i < e && !isSpace(this.#text.charCodeAt(i))) i++
    return i
  }

  #skipSpaces(s: number, e: number): number {
    let i = s
    while (i < e && isSpace(this.#text.charCodeAt(i))) i++
    return i
  }
}

/** By what stands behind the `#`. */
function noteState(sign: number): NoteState | undefined {
  if (sign === 58) return 'reference'
  if (sign === 46) return 'generated'
  return sign === 44 ? 'flags' : undefined
}

/** No form is left out. */
function isWhole(forms: readonly (OpenString | undefined)[]): forms is readonly OpenString[] {
  for (let i = 0; i < forms.length; i++) if (forms[i] === undefined) return false
  return true
}

function newEntry(notesFrom: number): OpenEntry {
  return { context: undefined, msgid: undefined, plural: undefined, msgstr: [], notesFrom, obsolete: false }
}
