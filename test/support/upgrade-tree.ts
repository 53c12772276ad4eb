import { MemoryHost } from '../../src/host/memory-host.ts'
import { isVersionRisk } from '../../src/plan/upgrade/risk.ts'
import { planUpgrade, type UpgradePlan } from '../../src/plan/upgrade/upgrade-plan.ts'
import { World } from '../../src/plan/upgrade/world.ts'
import type { UpgradeContext } from '../../src/present/upgrade/upgrade-view.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'
import type { Series } from '../../src/text/series.ts'

const releases = builtinReleases()

export interface UpgradeRun {
  readonly plan: UpgradePlan
  readonly context: UpgradeContext
  /** `module/file:line kind symbol` of every risk but the manifest's version, which every module has */
  readonly lines: readonly string[]
}

/** Plans the upgrade of a tree in memory. */
export function upgradeTree(
  files: Readonly<Record<string, string>>,
  from: Series,
  to: Series,
  options: {
    readonly mapping?: ReadonlyMap<string, readonly string[]>
    readonly target?: Readonly<Record<string, string>>
  } = {},
): UpgradeRun {
  const session = new Session(new MemoryHost(files), releases)
  const opened = session.open({ paths: ['.'], addonsPath: [], series: from })
  const target = options.target
    ? new Session(new MemoryHost(options.target), releases).open({ paths: ['.'], addonsPath: [], series: to }).project
    : undefined
  const world = new World({
    before: opened.project,
    to,
    reassemble: (series, redirect, former) => session.reassemble(opened, series, redirect, former),
    releaseOf: releases,
    mapping: options.mapping ?? new Map(),
    target: new Set(target?.addons.map((addon) => addon.name)),
    text: (file) => session.source(file)?.text,
  })
  const plan = planUpgrade({ world, ...(target && { target }) })
  const context: UpgradeContext = {
    version: '0.0.0',
    colour: false,
    source: (file) => session.source(file),
    shown: (folder) => folder.replace(/^\/[^/]*\//, ''),
    progress: undefined,
  }
  const lines = plan.modules.flatMap((module) =>
    module.risks.flatMap((risk) => {
      if (isVersionRisk(risk)) return []
      const line = session.source(risk.at.file)?.positionAt(risk.at.span[0]).line ?? 0
      return `${module.name}/${risk.file}:${line} ${risk.kind} ${risk.symbol}`
    }),
  )
  return { plan, context, lines }
}
