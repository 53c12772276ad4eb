import { isAbsolutePath, isInside, normalizePath, relativePath } from '../../host/paths.ts'
import type { Presentation } from '../../rule/report.ts'
import type { Source } from '../../text/source.ts'
import type { FilePath, Span } from '../../text/span.ts'

/** A place in the words of readers: lines and columns from 1, columns in UTF-16 units, the end excluded. */
export interface ReportedPlace {
  /** relative to the working directory, with forward slashes */
  readonly file: FilePath
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** false when the source could not be read or no span is known: then the place is 1:1 */
  readonly exact: boolean
}

export interface ReportPlaces {
  (file: FilePath, span?: Span): ReportedPlace
  readonly source: (file: FilePath) => Source | undefined
}

/** Turns files and spans into reported places. Each source is asked for once. */
export function reportPlaces(presentation: Presentation): ReportPlaces {
  const sources = new Map<FilePath, Source | undefined>()
  const source = (file: FilePath): Source | undefined => {
    if (!sources.has(file)) sources.set(file, presentation.source(file))
    return sources.get(file)
  }
  const place = (file: FilePath, span?: Span): ReportedPlace => {
    const shown = shownFile(presentation.cwd, file)
    const found = span && source(file)
    if (!found || !span) return { file: shown, line: 1, column: 1, endLine: 1, endColumn: 1, exact: false }
    const start = found.positionAt(span[0])
    const end = found.positionAt(Math.max(span[0], span[1]))
    return {
      file: shown,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      exact: true,
    }
  }
  return Object.assign(place, { source })
}

/** A path as seen from the working directory; another drive's path stays absolute. */
function shownFile(cwd: FilePath, file: FilePath): FilePath {
  const path = normalizePath(file)
  if (!isAbsolutePath(path) || isInside(cwd, path)) return isAbsolutePath(path) ? relativePath(cwd, path) : path
  return drive(cwd) === drive(path) ? relativePath(cwd, path) : path
}

function drive(path: FilePath): string {
  return /^[A-Za-z]:/.exec(path)?.[0].toLowerCase() ?? ''
}
