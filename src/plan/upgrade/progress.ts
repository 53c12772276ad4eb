import { isObject } from '../../text/is-object.ts'
import type { UpgradePlan } from './upgrade-plan.ts'

/** An earlier report, as far as progress needs it. */
export interface EarlierPlan {
  readonly modules: readonly {
    readonly name: string
    readonly verdict: string
    /** `kind symbol file`, as often as it stands there */
    readonly risks: readonly string[]
  }[]
}

export interface ModuleProgress {
  readonly name: string
  readonly before: string | undefined
  readonly now: string | undefined
  readonly gone: number
  readonly added: number
  readonly left: number
}

export interface Progress {
  readonly modules: readonly ModuleProgress[]
  readonly gone: number
  readonly added: number
  readonly left: number
}

/** Reads the JSON of an earlier run; says why it is none. */
export function readEarlierPlan(text: string): EarlierPlan | { readonly failed: string } {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { failed: 'is no JSON' }
  }
  if (!isObject(root) || root['schema'] !== 1 || !Array.isArray(root['modules']))
    return { failed: 'is no upgrade report' }
  const modules: EarlierPlan['modules'][number][] = []
  for (const module of root['modules']) {
    if (!isObject(module) || typeof module['name'] !== 'string' || !Array.isArray(module['risks'])) continue
    modules.push({
      name: module['name'],
      verdict: String(module['verdict']),
      risks: module['risks'].flatMap((risk: unknown) =>
        isObject(risk) ? [`${risk['kind']} ${risk['symbol']} ${risk['file']}`] : [],
      ),
    })
  }
  return { modules }
}

/** What an earlier report told and this one does not, and the other way round. */
export function progressSince(earlier: EarlierPlan, plan: UpgradePlan): Progress {
  const old = new Map(earlier.modules.map((module) => [module.name, module]))
  const now = new Map(plan.modules.map((module) => [module.name, module]))
  const modules = [...new Set([...old.keys(), ...now.keys()])].sort().map((name): ModuleProgress => {
    const before = new Set(old.get(name)?.risks)
    const after = new Set(now.get(name)?.risks.map((risk) => `${risk.kind} ${risk.symbol} ${risk.file}`))
    return {
      name,
      before: old.get(name)?.verdict,
      now: now.get(name)?.verdict,
      gone: [...before].filter((key) => !after.has(key)).length,
      added: [...after].filter((key) => !before.has(key)).length,
      left: [...after].filter((key) => before.has(key)).length,
    }
  })
  const sum = (of: (one: ModuleProgress) => number): number => modules.reduce((total, one) => total + of(one), 0)
  return { modules, gone: sum((one) => one.gone), added: sum((one) => one.added), left: sum((one) => one.left) }
}
