import type { FilePath } from '../text/span.ts'

/** One question that was put to a host, and a digest of its answer. */
export interface Asked {
  readonly kind: 'read' | 'list' | 'stat' | 'real'
  readonly path: FilePath
  /** what was answered: of a file its content's hash */
  readonly answer: string
  /**
   * of a file or folder that was at rest when it was read: as long as its stamp is this one, its content is the same;
   * a folder's content are the names and kinds of its entries
   */
  readonly stamp?: string
}

/**
 * Many questions as one text, a line each: kind, path, answer, stamp, with tabs between. A check puts tens of thousands
 * of them, and each run asks them all again: lines are compared and taken over as they are, without an object each.
 */
export class Questions {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  static of(asked: Iterable<Asked>): Questions {
    let text = ''
    for (const one of asked) text += lineOf(one)
    return new Questions(text)
  }

  /** The lines in their order. */
  *lines(): Generator<QuestionLine> {
    const { text } = this
    for (let start = 0; start < text.length; ) {
      const line = new QuestionLine(text, start)
      yield line
      start = line.next
    }
  }

  *[Symbol.iterator](): Generator<Asked> {
    for (const line of this.lines()) yield line.asked()
  }
}

/** A line of such a text; its parts are taken out when they are asked for. */
class QuestionLine {
  readonly #text: string
  readonly #start: number
  readonly #path: number
  readonly #answer: number
  readonly #stamp: number
  readonly #end: number

  constructor(text: string, start: number) {
    this.#text = text
    this.#start = start
    this.#path = text.indexOf('\t', start) + 1
    this.#answer = text.indexOf('\t', this.#path) + 1
    this.#stamp = text.indexOf('\t', this.#answer) + 1
    this.#end = text.indexOf('\n', this.#stamp)
    // somebody else's text
    if (this.#path === 0 || this.#answer === 0 || this.#stamp === 0 || this.#end < 0) throw new Error('not whole')
  }

  get kind(): Asked['kind'] {
    // asked of tens of thousands of lines: told by single letters
    const letter = this.#text[this.#start]
    if (letter === 'l') return 'list'
    if (letter === 's') return 'stat'
    return this.#text[this.#start + 3] === 'l' ? 'real' : 'read'
  }

  get path(): FilePath {
    return plain(this.#text.slice(this.#path, this.#answer - 1))
  }

  get answer(): string {
    return plain(this.#text.slice(this.#answer, this.#stamp - 1))
  }

  get hasStamp(): boolean {
    return this.#end > this.#stamp
  }

  /** Is this the stamp that it has? */
  isStamped(stamp: string): boolean {
    return this.#end - this.#stamp === stamp.length && this.#text.startsWith(stamp, this.#stamp)
  }

  /** Where the line begins, and where the next one does. */
  get start(): number {
    return this.#start
  }

  get next(): number {
    return this.#end + 1
  }

  asked(): Asked {
    const { kind, path, answer } = this
    return { kind, path, answer, ...(this.hasStamp && { stamp: this.#text.slice(this.#stamp, this.#end) }) }
  }
}

/** Lines of a text that stay, with some of them written anew. */
export class QuestionsAgain {
  readonly #text: string
  #made = ''
  /** where that begins which stays as it is and is not taken over yet */
  #from = 0

  constructor({ text }: Questions) {
    this.#text = text
  }

  drop(line: QuestionLine): void {
    this.#made += this.#text.slice(this.#from, line.start)
    this.#from = line.next
  }

  replace(line: QuestionLine, asked: Asked): void {
    this.drop(line)
    this.#made += lineOf(asked)
  }

  /** @param more behind the last line */
  done(more: Iterable<Asked> = []): Questions {
    const kept = this.#made + this.#text.slice(this.#from)
    return new Questions(kept + Questions.of(more).text)
  }
}

function lineOf({ kind, path, answer, stamp = '' }: Asked): string {
  return `${kind}\t${written(path)}\t${written(answer)}\t${written(stamp)}\n`
}

/** Names of files may hold tabs and line ends. */
function written(text: string): string {
  return /[\\\t\n]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n') : text
}

function plain(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(.)/g, (_, letter: string) => (letter === 't' ? '\t' : letter === 'n' ? '\n' : letter))
}
