import type { Series } from '../text/series.ts'
import type { Addon } from './addon.ts'

/** A question about an object that is worked out once: the answer lives as long as the object. */
export function perObject<Asked extends object, T>(ask: (asked: Asked) => T): (asked: Asked) => T {
  const answers = new WeakMap<Asked, { readonly answer: T }>()
  return (asked) => {
    let known = answers.get(asked)
    if (!known) {
      known = { answer: ask(asked) }
      answers.set(asked, known)
    }
    return known.answer
  }
}

/** A question about an addon that is worked out once. */
export function perAddon<T>(ask: (addon: Addon) => T): (addon: Addon) => T {
  return perObject(ask)
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
