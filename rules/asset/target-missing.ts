import { once } from '../../src/knowledge/once.ts'
import { type AssetEntry, manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { bundleUses } from '../../src/model/web/asset-references.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A directive of a bundle aims at a file that is not in the bundle',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    gone: "'{target}' does not exist, so that it is not in bundle '{bundle}': Odoo raises an error when it builds the bundle and every page that needs it fails; remove the entry or correct the path",
    absent:
      "'{target}' is not in bundle '{bundle}' at this point: Odoo raises an error when it builds the bundle and every page that needs it fails{where}",
  },
  check({ addon, project, report }) {
    if (!project.isComplete(addon.name)) return
    const { bundles } = project
    const entries = [...manifestAssets(addon).entries, ...recordAssets(addon).filter(({ conditional }) => !conditional)]
    const aimed = entries.filter((entry) => entry.target || entry.directive === 'remove')
    const loaded = once(() => new Set(bundleUses(project, addon).map((use) => use.bundle.value)))
    for (const entry of aimed) {
      const bundle = entry.bundle.value
      if (!fails(entry, bundle)) continue
      // nobody builds a bundle that only this addon fills, unless it loads it itself: asset/bundle-gone tells of it; its own
      // may be meant for others to include, after what it aims at
      const filled = bundles
        .modulesOf(addon.name)
        .some((name) => name !== addon.name && bundles.entriesOf(name).has(bundle))
      if (!filled && !loaded().has(bundle)) continue
      // what other bundles include may aim at what stands before it there
      const includers = [...bundles.includersOf(bundle, addon.name)]
      if (includers.length > 0 && includers.every((name) => !fails(entry, name))) continue
      const aim = entry.target ?? entry.path
      const at = entry.targetAt ?? entry.pathAt
      const found = bundles.files.resolve(aim.value)
      if ('module' in found && !project.graph.reaches(addon.name, found.module)) continue
      if (found.kind === 'missing' || found.kind === 'empty' || found.kind === 'no-module')
        report('gone', at, { target: aim.value, bundle })
      else report('absent', at, { target: aim.value, bundle, where: whereElse(found, bundle) })
    }

    function fails(entry: AssetEntry, bundle: string): boolean {
      const built = bundles.of(bundle, addon.name)
      if (built.open) return false
      // what core itself cannot build alone is only built as a part of another bundle
      if (built.faults.some(({ kind, module }) => kind === 'not-found' && module !== addon.name)) return false
      return built.faults.some(
        ({ kind, module, entry: one }) =>
          kind === 'not-found' &&
          module === addon.name &&
          one.bundle === entry.bundle.value &&
          one.directive === entry.directive &&
          one.path === entry.path.value &&
          one.target === (entry.target?.value ?? ''),
      )
    }

    function whereElse(found: ReturnType<typeof bundles.files.resolve>, bundle: string): string {
      if (found.kind !== 'files') return ''
      const [path = ''] = found.paths
      const names = new Set(bundles.modulesOf(addon.name).flatMap((name) => [...bundles.entriesOf(name).keys()]))
      const holders = [...names].sort().filter((name) => name !== bundle && bundles.of(name, addon.name).has.has(path))
      return holders.length === 0 ? '; no bundle has it' : `; it is in ${holders.slice(0, 3).join(', ')}`
    }
  },
})
