import { LineIndex, type Position } from './line-index.ts'
import type { FilePath } from './span.ts'

/** One file's decoded text, with its lines indexed when first asked for. */
export class Source {
  readonly file: FilePath
  readonly text: string
  #lines: LineIndex | undefined

  constructor(file: FilePath, text: string) {
    this.file = file
    this.text = text
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text)
    return this.#lines
  }

  positionAt(offset: number): Position {
    return this.lines.positionAt(offset)
  }
}
