import { compareText } from '../../text/compare-text.ts'
import { SERIES, type Series, seriesRank } from '../../text/series.ts'
import { once } from '../once.ts'
import { OPENUPGRADE, type StepChanges } from './openupgrade.ts'

/** What kind of name a change speaks of. */
export type ChangedKind = 'module' | 'model' | 'field' | 'xmlid'

/** What became of a name between two releases, with the reason to believe it. */
export interface Replacement {
  /** the name it has now; a field's name alone */
  readonly to: string
  readonly how: 'renamed' | 'merged'
  /** series in which it first has that name */
  readonly hop: Series
  readonly evidence: string
  readonly confidence: 'proven' | 'likely' | 'guess'
}

type ListKey = Exclude<keyof StepChanges, 'from' | 'to'>

const LISTS: Readonly<Record<ChangedKind, readonly (readonly [key: ListKey, how: Replacement['how']])[]>> = {
  module: [
    ['renamedModules', 'renamed'],
    ['mergedModules', 'merged'],
  ],
  model: [
    ['renamedModels', 'renamed'],
    ['mergedModels', 'merged'],
  ],
  field: [['renamedFields', 'renamed']],
  xmlid: [['renamedIds', 'renamed']],
}

const EVIDENCE: Readonly<Record<ListKey, string>> = {
  renamedModules: 'apriori.py, renamed_modules',
  mergedModules: 'apriori.py, merged_modules',
  renamedModels: 'apriori.py, renamed_models',
  mergedModels: 'apriori.py, merged_models',
  renamedFields: 'pre-migration.py, rename_fields',
  renamedIds: 'pre-migration.py, rename_xmlids',
}

interface Step {
  readonly to: Series
  readonly lists: ReadonlyMap<ListKey, ReadonlyMap<string, string>>
}

/** Read once: thousands of names, which every module of a plan asks for. */
const BUILT_IN = once(() => readSteps(OPENUPGRADE))

function readSteps(steps: readonly StepChanges[]): readonly Step[] {
  return steps.map((step) => ({ to: step.to, lists: readLists(step) }))
}

/** OpenUpgrade's renames and merges, asked by name. */
export class KnownRenames {
  readonly #steps: readonly Step[]

  constructor(steps?: readonly StepChanges[]) {
    this.#steps = steps ? readSteps(steps) : BUILT_IN()
  }

  /**
   * What a name became on the way from one release to another, step by step; `undefined` when no step speaks of it. A
   * field is asked for as `model.field`.
   */
  find(kind: ChangedKind, name: string, from: Series, to: Series): Replacement | undefined {
    let at = name
    let found: Replacement | undefined
    for (const step of this.#steps) {
      if (seriesRank(step.to) <= seriesRank(from) || seriesRank(step.to) > seriesRank(to)) continue
      if (kind === 'field') at = this.#moveModel(step, at)
      for (const [key, how] of LISTS[kind]) {
        const next = step.lists.get(key)?.get(at)
        if (next === undefined) continue
        at = kind === 'field' ? `${at.slice(0, at.lastIndexOf('.'))}.${next}` : next
        found = {
          to: kind === 'field' ? next : at,
          how: found?.how === 'merged' ? 'merged' : how,
          hop: found?.hop ?? step.to,
          evidence: `OpenUpgrade ${step.to}, ${EVIDENCE[key]}`,
          confidence: 'proven',
        }
        break
      }
    }
    return found
  }

  /** Every name of a kind that a step speaks of, as `[old, new]`, sorted. */
  all(kind: ChangedKind, to: Series): readonly (readonly [old: string, now: string])[] {
    const step = this.#steps.find((one) => one.to === to)
    const pairs = LISTS[kind].flatMap(([key]) => [...(step?.lists.get(key) ?? [])])
    return pairs.sort(([a], [b]) => compareText(a, b))
  }

  #moveModel(step: { readonly lists: ReadonlyMap<ListKey, ReadonlyMap<string, string>> }, field: string): string {
    const dot = field.lastIndexOf('.')
    const model = field.slice(0, dot)
    const moved = step.lists.get('renamedModels')?.get(model)
    return moved === undefined ? field : `${moved}${field.slice(dot)}`
  }
}

function readLists(step: StepChanges): ReadonlyMap<ListKey, ReadonlyMap<string, string>> {
  const keys = Object.values(LISTS).flatMap((lists) => lists.map(([key]) => key))
  return new Map(
    keys.map((key) => [
      key,
      new Map(
        step[key].split(',').flatMap((pair): readonly (readonly [string, string])[] => {
          const [old, now] = pair.split(' ')
          return old && now ? [[old, now]] : []
        }),
      ),
    ]),
  )
}

/** The releases that a jump passes through, the first one left out: 16.0 to 18.0 gives 17.0, 18.0. */
export function hopsBetween(from: Series, to: Series): readonly Series[] {
  return SERIES.filter((series) => seriesRank(series) > seriesRank(from) && seriesRank(series) <= seriesRank(to))
}
