import { actionContexts } from '../../../model/data/action-contexts.ts'
import { searchNames } from '../../../model/views/search-names.ts'
import type { Place } from '../../../text/span.ts'
import type { Collect } from '../risk.ts'
import { useField } from './use.ts'

/** Keys of the contexts of window actions: filters that they turn on, and fields that they give a value. */
export function contextUses(collect: Collect): void {
  for (const { key, at, model, search } of actionContexts(collect.project, collect.addon))
    contextKey(collect, key, model, at, search)
}

/** A key of a context in which records of a model are shown or made; `at` is the text with its quotes. */
export function contextKey(collect: Collect, key: string, model: string, at: Place, search?: string): void {
  const [, kind, name] = /^(search_default|default)_(\w+)$/.exec(key) ?? []
  if (name === undefined) return
  if (kind === 'default') {
    const severity = 'silent loss'
    useField(collect, model, name, { ...at, severity, use: `${key} in a context`, confidence: 'likely' })
    return
  }
  const { addon, add } = collect
  add({
    kind: 'filter_removed',
    symbol: `${model}:${name}`,
    at,
    severity: 'silent loss',
    effort: 'review',
    alive: (project) => searchNames(project, model, addon.name, search)?.has(name),
    message: `no search view of '${model}' has a filter or field '${name}' any more: what opens with ${key} shows all records`,
    confidence: 'likely',
  })
}
