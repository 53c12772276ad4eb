import type { Addon } from './addon.ts'
import type { Project } from './project.ts'

/** A word that stands in code, and where it is looked for. */
export interface Sought {
  readonly word: string
  /** only in these addons and in those that need one of them; in every addon when not given */
  readonly around?: readonly string[]
}

/** Gives the checked addons whose Python code may hold one of these words where it is looked for. */
export type Holding = (sought: readonly Sought[]) => readonly Addon[]

/** The addons, and the way to find code in them. */
export interface CodeSearch {
  readonly project: Project
  readonly holding: Holding
}

/** Finds any of some words, standing alone. */
export function anyWord(words: Iterable<string>): RegExp {
  return new RegExp(`\\b(?:${[...words].join('|')})\\b`)
}

/** The words that are looked for in an addon; `undefined` when none is. */
export function wordsFor(addon: Addon, sought: readonly Sought[], { graph }: Project): RegExp | undefined {
  const isAround = (name: string): boolean => name === addon.name || graph.reaches(addon.name, name)
  const words = sought.flatMap(({ word, around }) => (!around || around.some(isAround) ? [word] : []))
  return words.length > 0 ? anyWord(words) : undefined
}
