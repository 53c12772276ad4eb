import type { Place } from '../text/span.ts'

/** Where things stand, in words of the reader's: a path from the working directory and a line from 1. */
export interface PlaceWords {
  /** a path as it is shown */
  readonly path: (file: string) => string
  /** the line of a place */
  readonly line: (place: Place) => number
}

/** `file` and `line` of a place; `null` for what is known from a release alone. */
export function placeFields(
  place: Place | undefined,
  words: PlaceWords,
): { readonly file: string | null; readonly line: number | null } {
  return place ? { file: words.path(place.file), line: words.line(place) } : { file: null, line: null }
}

/** `file:line`, or nothing. */
export function placeText(place: Place | undefined, words: PlaceWords): string {
  return place ? `${words.path(place.file)}:${words.line(place)}` : ''
}
