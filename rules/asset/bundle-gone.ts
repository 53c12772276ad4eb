import { GONE_BUNDLES } from '../../src/knowledge/assets.ts'
import type { Addon } from '../../src/model/addon.ts'
import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { attribute, elementsWithin } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'Files are put into a bundle that no page loads',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '15.0',
  messages: {
    gone: "bundle '{bundle}' is gone since {series}: nothing loads what is put there; use {instead}",
    unknown:
      "{owner} has no bundle '{bundle}': nothing of {owner} loads what is put there; put the files into a bundle that exists",
    near: "{owner} has no bundle '{bundle}': nothing of {owner} loads what is put there; did you mean '{near}'?",
  },
  check({ addon, project, series, report }) {
    const told = new Set<string>()
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      const bundle = entry.bundle.value
      if (told.has(bundle)) continue
      told.add(bundle)
      const at = { file: entry.at.file, span: entry.bundle.span }
      const gone = GONE_BUNDLES[bundle]
      const others = project.universe.filter(
        (name) => name !== addon.name && project.bundles.entriesOf(name).has(bundle),
      )
      if (gone && since(series, gone.since)) {
        report('gone', at, { bundle, series: gone.since, instead: gone.instead }, { confidence: 'proven' })
        continue
      }
      const owner = bundle.split('.')[0] ?? ''
      if (owner === addon.name || others.length > 0 || !bundle.includes('.')) continue
      // the release knows each bundle of its own modules; of others nobody knows who builds what
      const known = project.release?.module(owner) && project.release.facts(owner)?.bundles
      if (!known || known.length === 0 || known.some((one) => one.bundle === bundle)) continue
      if (project.bundles.includersOf(bundle, addon.name).size > 0 || loadsBundle(addon, bundle)) continue
      const names = [...project.bundles.declared].filter((name) => name !== bundle).sort()
      const near = nearName(bundle, names)
      if (near === undefined) report('unknown', at, { owner, bundle }, { confidence: 'guess' })
      else report('near', at, { owner, bundle, near })
    }
  },
})

/** Does the addon load the bundle itself, from a script or a template? */
function loadsBundle(addon: Addon, bundle: string): boolean {
  if ([...addon.scripts.values()].some((script) => script.bundles.some((one) => one.value === bundle))) return true
  return [...addon.xml.values()].some(
    ({ root }) => root && elementsWithin(root).some((one) => attribute(one, 't-call-assets')?.value === bundle),
  )
}
