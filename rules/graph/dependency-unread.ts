import { relativePath } from '../../src/host/paths.ts'
import { missingModule } from '../../src/model/graph/missing-module.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { FilePath, Place } from '../../src/text/span.ts'

/** How many of the dependencies are shown. */
const SHOWN = 5

export default defineRule({
  title: 'Addons depend on addons that come from elsewhere and were not read',
  scope: 'project',
  codeless: true,
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    elsewhere:
      'some addons that the addons here depend on are not on the addons paths, and {evidence} tells that addons come from elsewhere: what those bring is not checked; name their addons path with --addons-path',
  },
  check({ project, report }) {
    const byRoot = new Map<FilePath, { readonly evidence: FilePath; readonly places: Map<string, Place> }>()
    for (const addon of project.checked) {
      if (!addon.installable) continue
      for (const { value: dependency, span } of addon.depends) {
        const { evidence, near } = missingModule(project, addon, dependency) ?? {}
        // what was probably meant otherwise is told by graph/missing-dependency
        if (evidence === undefined || near !== undefined) continue
        const known = byRoot.get(addon.site.root) ?? { evidence, places: new Map() }
        if (!known.places.has(dependency)) known.places.set(dependency, addon.manifestPlace(span))
        byRoot.set(addon.site.root, known)
      }
    }
    for (const [root, { evidence, places }] of byRoot) {
      const [first] = places.values()
      const shown = [...places].slice(0, SHOWN)
      const more = places.size - shown.length
      const related = shown.map(([dependency, place], i) => ({
        ...place,
        note: `depends on ${dependency}${more > 0 && i === SHOWN - 1 ? `, and there are ${more} more such addons` : ''}`,
      }))
      if (first) report('elsewhere', first, { evidence: relativePath(root, evidence) }, { related })
    }
  },
})
