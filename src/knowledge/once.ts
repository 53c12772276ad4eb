import type { Series } from '../text/series.ts'

/** A value that is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The same of what differs by series. */
export function onceEach<Value>(make: (series: Series) => Value): (series: Series) => Value {
  const made = new Map<Series, { readonly value: Value }>()
  return (series) => {
    let known = made.get(series)
    if (!known) made.set(series, (known = { value: make(series) }))
    return known.value
  }
}
