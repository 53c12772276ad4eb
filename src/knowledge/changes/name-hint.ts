import type { Series } from '../../text/series.ts'

/** A name that is gone, and what to use: kept by hand, where no list of renames tells it. */
export interface NameHint {
  readonly kind: 'model' | 'field' | 'method' | 'xmlid' | 'module' | 'import' | 'script' | 'bundle'
  readonly name: string
  readonly hop: Series
  /** a name, or words */
  readonly to: string
  readonly evidence: string
}

/** The hints of one release. */
export interface HintList {
  readonly hop: Series
  readonly evidence: string
  /** one line a name: `kind name | what to use`; `*` at the end of a name stands for any letters */
  readonly lines: string
}
