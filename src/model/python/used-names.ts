import { walkBodyExprs } from '../../parse/python/walk.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'

/** Names, attributes and texts in the code of an addon: what a function that none of them names can be called by is Odoo. */
const usedNames: (addon: Addon) => ReadonlySet<string> = perAddon((addon) => {
  const used = new Set<string>()
  for (const { body } of addon.python.values())
    walkBodyExprs(body, (one) => {
      if (one.t === 'Name') used.add(one.id)
      else if (one.t === 'Attribute') used.add(one.attr)
      else if (one.t === 'Str') used.add(one.value)
    })
  return used
})

/** Does code of the addon use what has this name, or may it? To define or to import it is no use. */
export function usesName(addon: Addon, name: string): boolean {
  return usedNames(addon).has(name)
}
