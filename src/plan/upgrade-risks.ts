import { catalogueBetween } from '../knowledge/catalogue.ts'
import type { Addon } from '../model/addon.ts'
import { ChangedFields } from './upgrade-changed.ts'
import { clashUses } from './upgrade-clashes.ts'
import { Judge } from './upgrade-judge.ts'
import { overrideUses } from './upgrade-overrides.ts'
import { patternHits } from './upgrade-patterns.ts'
import type { Collect, Risk } from './upgrade-risk.ts'
import { changedDataUses } from './upgrade-uses-changed.ts'
import { classUses } from './upgrade-uses-classes.ts'
import { clientUses } from './upgrade-uses-client.ts'
import { codeUses } from './upgrade-uses-code.ts'
import { dataUses } from './upgrade-uses-data.ts'
import { importUses } from './upgrade-uses-imports.ts'
import { nameUses } from './upgrade-uses-names.ts'
import { scriptUses } from './upgrade-uses-scripts.ts'
import { textUses } from './upgrade-uses-texts.ts'
import { versionRisk } from './upgrade-uses-version.ts'
import { viewRisks } from './upgrade-views.ts'
import type { World } from './upgrade-world.ts'

/** Everything in an addon that a later release takes in another way, by file and place. */
export function risksOf(world: World, addon: Addon): readonly Risk[] {
  const before = world.at(world.from)
  const after = world.at(world.to)
  const judge = new Judge(world, addon)
  const collect: Collect = { project: before, after, addon, add: (use) => judge.use(use) }
  classUses(collect)
  dependencyUses(collect, world)
  overrideUses(collect)
  importUses(collect)
  dataUses(collect)
  textUses(collect)
  const changed = new ChangedFields(collect)
  changedDataUses(collect, changed)
  codeUses(collect, changed)
  scriptUses(collect)
  clientUses(collect)
  clashUses(collect)
  viewRisks(collect, changed)
  nameUses(collect, world.text)
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
