/** A range of UTF-16 offsets in one file, end excluded. */
export type Span = readonly [start: number, end: number]

/** A file's path with forward slashes, absolute or relative to the working directory of the host. */
export type FilePath = string

/** Where something stands: a file and a range in it. */
export interface Place {
  readonly file: FilePath
  readonly span: Span
  /** what a reader should see there, for related places */
  readonly note?: string
}
