import picocolors from 'picocolors'
import type { Severity } from '../rule/severity.ts'

type Paint = (text: string) => string

/** The few ways in which a report paints its words. Without colour every one returns the text as it is. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>
  readonly heading: Paint
  readonly faint: Paint
  readonly hint: Paint
  /** a colour for each of several things, by its number; they repeat */
  readonly series: (index: number) => Paint
}

/** The palette of a terminal; `enabled` alone decides, never the environment. */
export function colour(enabled: boolean): Palette {
  const paint = picocolors.createColors(enabled)
  const both =
    (outer: Paint, inner: Paint): Paint =>
    (text) =>
      outer(inner(text))
  const cycle = [paint.reset, paint.green, paint.cyan, paint.yellow, paint.magenta, paint.blue, paint.red]
  return {
    severity: {
      error: both(paint.bold, paint.red),
      warning: both(paint.bold, paint.yellow),
      info: both(paint.bold, paint.cyan),
    },
    heading: both(paint.bold, paint.underline),
    faint: paint.dim,
    hint: paint.green,
    series: (index) => cycle[index % cycle.length] ?? paint.reset,
  }
}
