import type { Span } from '../../text/span.ts'

/** Thrown inside the parser to leave a statement; caught before `parsePython` returns. */
export class Failure {
  readonly code: string
  readonly message: string
  readonly span: Span
  /** says more than `invalid syntax`: an attempt that meets it is not taken back */
  readonly specific: boolean

  constructor(code: string, message: string, start: number, end: number, specific = true) {
    this.code = code
    this.message = message
    this.span = [start, Math.max(start, end)]
    this.specific = specific
  }
}
