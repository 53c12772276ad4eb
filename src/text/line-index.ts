/** A position as editors and Odoo's logs count it: line and column from 1, column in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Turns offsets of one text into lines and columns. Knows `\n`, `\r\n` and a lone `\r`. */
export class LineIndex {
  readonly #starts: number[] = [0]
  readonly #text: string

  constructor(text: string) {
    this.#text = text
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1)
      }
    } else for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1)
  }

  /** where each line begins */
  get starts(): readonly number[] {
    return this.#starts
  }

  get lineCount(): number {
    return this.#starts.length
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.#text.length))
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= target) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: target - this.#starts[low]! + 1 }
  }

  /** The offset at which a line (from 1) begins; the end of the text for lines past the last. */
  offsetOfLine(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length
  }

  /** The text of a line (from 1) without its line end. */
  lineText(line: number): string {
    const start = this.offsetOfLine(line)
    const end = this.#starts[line] ?? this.#text.length
    return this.#text.slice(start, end).replace(/[\r\n]+$/, '')
  }
}
