import type { Series } from '../text/series.ts'
import type { Addon } from './addon.ts'

/** A question about an addon that is worked out once: the answer lives as long as the addon. */
export function perAddon<T>(ask: (addon: Addon) => T): (addon: Addon) => T {
  const answers = new WeakMap<Addon, { readonly answer: T }>()
  return (addon) => {
    let known = answers.get(addon)
    if (!known) {
      known = { answer: ask(addon) }
      answers.set(addon, known)
    }
    return known.answer
  }
}

/** The same of a question whose answer hangs on the series too. */
export function perAddonAndSeries<T>(ask: (addon: Addon, series: Series) => T): (addon: Addon, series: Series) => T {
  const answers = perAddon(() => new Map<Series, { readonly answer: T }>())
  return (addon, series) => {
    const known = answers(addon)
    let one = known.get(series)
    if (!one) {
      one = { answer: ask(addon, series) }
      known.set(series, one)
    }
    return one.answer
  }
}
