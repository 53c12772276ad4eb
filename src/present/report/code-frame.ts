import { once } from '../../knowledge/once.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { escapeTerminal } from '../escape.ts'

/** How the frame's parts are painted; the identity when left out. */
export interface FramePaint {
  readonly mark: (text: string) => string
  readonly faint: (text: string) => string
}

const PLAIN: FramePaint = { mark: (text) => text, faint: (text) => text }
const SHOWN_LINES = 3
const TAB = 4
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.\ufe0f)/u

/** Characters of one column that stand for themselves: ASCII, and letters and signs of Latin-1. */
const PRINTABLE = /^[\x20-\x7e\xa1-\xac\xae-\xff]*$/
const segmenter = once(() => new Intl.Segmenter('en'))

/** What a reader sees as one character: its text, its columns on a terminal, its offsets in the line. */
interface Cell {
  readonly text: string
  readonly columns: number
  readonly start: number
  readonly end: number
}

/**
 * The source lines of a span, at most three, with carets under the covered part:
 * ```
 * 12 | <field name="partner_id" ref="base.gone"/>
 *    |                               ^^^^^^^^^
 * ```
 * Lines wider than `width` columns are clipped around the span. An empty span marks the character at its place. Spans
 * outside the text are moved to its nearest end. No line end at the end.
 */
export function codeFrame(source: Source, span: Span, width: number, paint: FramePaint = PLAIN): string {
  const start = Math.max(0, Math.min(Math.trunc(span[0]) || 0, source.text.length))
  const end = Math.max(start, Math.min(Math.trunc(span[1]) || 0, source.text.length))
  const from = source.positionAt(start)
  const to = source.positionAt(end)
  const endsBeforeLine = to.column === 1 && to.line > from.line
  const lastLine = endsBeforeLine ? to.line - 1 : to.line
  const lastShown = Math.min(lastLine, from.line + SHOWN_LINES - 1)
  const gutter = String(lastShown).length
  const room = Math.max(20, (Math.trunc(width) || 0) - gutter - 3)
  const rows: string[] = []
  const put = (label: string, text: string) => rows.push(paint.faint(`${label.padStart(gutter)} |`) + text)

  for (let line = from.line; line <= lastShown; line++) {
    const text = source.lines.lineText(line)
    const first = line === from.line ? from.column - 1 : text.search(/\S|$/)
    const last = line === to.line ? to.column - 1 : text.length
    const row = frameLine(text, first, Math.max(last, first), room)
    put(String(line), row.text === '' ? '' : ` ${row.text}`)
    const covered = line === from.line || first < Math.min(last, text.length)
    if (covered) put('', ` ${row.indent}${paint.mark(row.marks)}`)
  }
  const hidden = lastLine - lastShown
  if (hidden > 0) put('', ` … ${hidden} more ${hidden === 1 ? 'line' : 'lines'}`)
  return rows.join('\n')
}

/** One line clipped to `room` columns, and the carets under the range `first`–`last` of its offsets. */
function frameLine(
  line: string,
  first: number,
  last: number,
  room: number,
): { text: string; indent: string; marks: string } {
  const begin = Math.min(first, line.length)
  const end = Math.max(begin + 1, last)
  // most lines: a column for each unit, and room for all
  if (Math.max(line.length, begin + 1) <= room && PRINTABLE.test(line)) {
    const marked = Math.min(end, Math.max(line.length, begin + 1)) - begin
    return { text: line.trimEnd(), indent: ' '.repeat(begin), marks: '^'.repeat(marked) }
  }
  const reach = room * 2
  const low = splitsPair(line, begin - reach) ? begin - reach - 1 : Math.max(0, begin - reach)
  const high = splitsPair(line, begin + reach) ? begin + reach + 1 : Math.min(line.length, begin + reach)
  const cells = readCells(line, low, high)
  if (begin >= line.length) cells.push({ text: ' ', columns: 1, start: line.length, end: line.length + 1 })
  const isMarked = (cell: Cell) => cell.start < end && cell.end > begin
  const mark = cells.findIndex(isMarked)

  let [a, b] = [0, cells.length]
  const whole = low === 0 && high === line.length
  if (!whole || columnsOf(cells) > room) [a, b] = clip(cells, mark, columnsOf(cells.filter(isMarked)), room - 2)
  const before = low > 0 || a > 0 ? '…' : ''
  const after = high < line.length || b < cells.length ? '…' : ''
  const shown = cells.slice(a, b)
  const indent = columnsOf(shown.slice(0, mark - a)) + before.length
  return {
    text: (before + shown.map((cell) => cell.text).join('') + after).trimEnd(),
    indent: ' '.repeat(indent),
    marks: '^'.repeat(columnsOf(shown.filter(isMarked))),
  }
}

/** The cells to show of a line that is too wide: the marked ones with as much on both sides as there is room for. */
function clip(cells: readonly Cell[], mark: number, marked: number, room: number): [start: number, end: number] {
  let left = marked >= room ? room >> 3 : (room - marked) >> 1
  let free = room
  let [a, b] = [mark, mark]
  while (a > 0 && cells[a - 1]!.columns <= left) {
    a--
    left -= cells[a]!.columns
    free -= cells[a]!.columns
  }
  while (b < cells.length && cells[b]!.columns <= free) free -= cells[b++]!.columns
  while (a > 0 && cells[a - 1]!.columns <= free) free -= cells[--a]!.columns
  return [a, b]
}

function readCells(line: string, low: number, high: number): Cell[] {
  const text = line.slice(low, high)
  const plain = PRINTABLE.test(text.replaceAll('\t', ' '))
  const parts = plain ? text.split('') : [...segmenter().segment(text)].map((part) => part.segment)
  const cells: Cell[] = []
  let start = low
  let column = 0
  for (const part of parts) {
    const columns = part === '\t' ? TAB - (column % TAB) : !plain && WIDE.test(part) ? 2 : 1
    const shown = part === '\t' ? ' '.repeat(columns) : plain ? part : visible(part)
    cells.push({ text: shown, columns, start, end: start + part.length })
    start += part.length
    column += columns
  }
  return cells
}

/** A mark without its letter gets a dotted circle to stand on; an invisible character becomes `�`. */
function visible(part: string): string {
  if (/^\p{M}/u.test(part)) return `\u25cc${part}`
  return /^\p{Cf}+$/u.test(part) ? '\ufffd' : escapeTerminal(part)
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0)
}

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), Math.max(0, at + 1)))
}
