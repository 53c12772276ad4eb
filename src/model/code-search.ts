import type { Addon } from './addon.ts'
import type { Project } from './project.ts'

/** Gives the checked addons whose Python code may hold one of these words. */
export type Holding = (words: Iterable<string>) => readonly Addon[]

/** The addons, and the way to find code in them. */
export interface CodeSearch {
  readonly project: Project
  readonly holding: Holding
}

/** Finds any of some words, standing alone. */
export function anyWord(words: Iterable<string>): RegExp {
  return new RegExp(`\\b(?:${[...words].join('|')})\\b`)
}
