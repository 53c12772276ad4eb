import { onceEach } from '../knowledge/once.ts'
import type { Series } from '../text/series.ts'
import type { Addon } from './addon.ts'
import { noteLook, watched } from './looked-into.ts'

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

/** A question about an addon that is worked out once. Whoever asks is known to have looked into all that it takes. */
export function perAddon<T>(ask: (addon: Addon) => T): (addon: Addon) => T {
  const answers = new WeakMap<Addon, ReturnType<typeof watched<T>>>()
  return (addon) => {
    let known = answers.get(addon)
    if (!known) answers.set(addon, (known = watched(undefined, () => ask(addon))))
    else known.seen.forEach(noteLook)
    return known.answer
  }
}

/** The same of a question whose answer hangs on the series too. */
export function perAddonAndSeries<T>(ask: (addon: Addon, series: Series) => T): (addon: Addon, series: Series) => T {
  const bySeries = onceEach((series: Series) => perAddon((addon) => ask(addon, series)))
  return (addon, series) => bySeries(series)(addon)
}
