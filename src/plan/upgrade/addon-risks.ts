import { catalogueBetween } from '../../knowledge/changes/catalogue.ts'
import type { Addon } from '../../model/addon.ts'
import { ChangedFields } from './changed-fields.ts'
import { Judge } from './judge.ts'
import { patternHits } from './patterns/pattern-hits.ts'
import type { Collect, Risk } from './risk.ts'
import { changedDataUses } from './uses/changed-uses.ts'
import { clashUses } from './uses/clash-uses.ts'
import { classUses } from './uses/class-uses.ts'
import { clientUses } from './uses/client-uses.ts'
import { codeUses } from './uses/code-uses.ts'
import { contextUses } from './uses/context-uses.ts'
import { controllerUses } from './uses/controller-uses.ts'
import { dataUses } from './uses/data-uses.ts'
import { frameworkUses } from './uses/framework-uses.ts'
import { importUses } from './uses/import-uses.ts'
import { nameUses } from './uses/name-uses.ts'
import { overrideUses } from './uses/override-uses.ts'
import { queryUses } from './uses/query-uses.ts'
import { scriptUses } from './uses/script-uses.ts'
import { textUses } from './uses/text-uses.ts'
import { viewRisks } from './uses/view-risks.ts'
import { versionRisk } from './version-risk.ts'
import type { World } from './world.ts'

/** Everything in an addon that a later release takes in another way, by file and place. */
export function risksOf(world: World, addon: Addon): readonly Risk[] {
  const before = world.at(world.from)
  const after = world.at(world.to)
  const judge = new Judge(world, addon)
  const collect: Collect = { project: before, after, addon, add: (use) => judge.use(use) }
  classUses(collect)
  dependencyUses(collect, world)
  overrideUses(collect)
  controllerUses(collect)
  importUses(collect)
  frameworkUses(collect)
  dataUses(collect)
  textUses(collect)
  queryUses(collect)
  contextUses(collect)
  const changed = new ChangedFields(collect)
  changedDataUses(collect, changed)
  codeUses(collect, changed)
  scriptUses(collect)
  clientUses(collect)
  clashUses(collect)
  viewRisks(collect, changed)
  for (const { change, at } of patternHits(addon, catalogueBetween(world.from, world.to), world.text))
    judge.advise({
      kind: `rule:${change.id}`,
      symbol: change.id,
      severity: change.severity,
      effort: change.effort,
      at,
      hop: change.hop,
      replacement: change.replacement,
      confidence: change.confidence,
      message: change.message,
    })
  // guesses come last: they are left out where anything else is told
  nameUses(collect, world.text)
  const version = versionRisk(addon, world.from, world.to)
  if (version) judge.put(version)
  return judge.risks()
}

/** Modules that the addon depends on and the target lacks under that name. */
function dependencyUses({ addon, add }: Collect, world: World): void {
  for (const { value, span } of addon.depends) {
    const fate = world.fatesAt(world.to).of(value)
    if (fate.fate === 'kept' || fate.fate === 'own' || fate.fate === 'unknown') continue
    const now = fate.now.map((name) => `'${name}'`).join(', ')
    add({
      kind: 'module_removed',
      symbol: value,
      at: addon.manifestPlace(span),
      severity: 'load error',
      effort: fate.now.length > 0 ? 'mechanical' : 'redesign',
      alive: (project) =>
        project === world.before
          ? true
          : !['renamed', 'merged', 'removed', 'moved'].includes(world.fatesAt(project.series).of(value).fate),
      ...(now !== '' && { replacement: `${fate.fate === 'merged' ? 'merged into ' : ''}${now}` }),
      message: `module '${value}' is gone`,
      confidence: fate.confidence === 'proven' ? 'proven' : 'likely',
    })
  }
}
