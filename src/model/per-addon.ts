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
