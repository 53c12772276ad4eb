import type { ModelPart } from '../../facts/module-facts.ts'

/** One class of one module that says something of a model. */
export interface Contribution {
  readonly module: string
  readonly part: ModelPart
}

/** A class, or the name of a model whose classes stand there. */
type Base = Contribution | string

/**
 * The bases that Odoo's registry gives a model, first in Python's lookup order first. Every later class stands before
 * those it extends. A class that makes the model anew replaces all before it; these are kept at the end, so that one
 * replaced model is not reported again for each of its fields.
 */
function basesOf(contributions: readonly Contribution[]): readonly Base[] {
  let bases: Base[] = []
  for (const one of contributions) {
    if (!one.part.creates && one.part.inherit.length === 0) {
      bases.unshift(one)
      continue
    }
    const added: readonly Base[] = [...(one.part.creates ? [] : bases), ...one.part.inherit]
    const replaced = one.part.creates ? bases.filter((base) => typeof base !== 'string') : []
    const later = new Set<Base>(added)
    bases = [
      one,
      ...added.filter((base, i) => base !== 'base' && added.lastIndexOf(base) === i),
      ...replaced.filter((base) => !later.has(base)),
    ]
  }
  return bases
}

/**
 * Python's method resolution order over the registry's classes: names stand for registry classes, each followed
 * somewhere by its own classes. The common end (`base` and BaseModel) is left out.
 */
export function linearize(
  model: string,
  contributions: readonly Contribution[],
  lineageOf: (parent: string) => readonly Base[],
): readonly Base[] {
  const bases = basesOf(contributions)
  // classes without other models beside them stand in order already
  if (!bases.some((base) => typeof base === 'string')) return [model, ...bases]
  const lists = bases.map((base): readonly Base[] => (typeof base === 'string' ? lineageOf(base) : [base]))
  return [model, ...mergeOrders([...lists, bases])]
}

/** C3: takes the first head that stands in no other list's tail; where there is none, the first head at all. */
function mergeOrders(lists: readonly (readonly Base[])[]): readonly Base[] {
  const result: Base[] = []
  const taken = new Set<Base>()
  const inTails = new Map<Base, number>()
  for (const list of lists) for (const base of list.slice(1)) inTails.set(base, (inTails.get(base) ?? 0) + 1)
  const at = lists.map(() => 0)
  for (;;) {
    let fallback: Base | undefined
    let chosen: Base | undefined
    for (let i = 0; i < lists.length; i++) {
      const head = lists[i]?.[at[i] ?? 0]
      if (head === undefined) continue
      fallback ??= head
      if ((inTails.get(head) ?? 0) > 0) continue
      chosen = head
      break
    }
    chosen ??= fallback
    if (chosen === undefined) return result
    if (!taken.has(chosen)) result.push(chosen)
    taken.add(chosen)
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i] ?? []
      let next = at[i] ?? 0
      while (next < list.length && taken.has(list[next] ?? '')) {
        const follower = list[++next]
        if (follower !== undefined) inTails.set(follower, (inTails.get(follower) ?? 0) - 1)
      }
      at[i] = next
    }
  }
}
