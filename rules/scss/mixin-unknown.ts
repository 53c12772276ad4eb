import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { ownBundles } from '../../src/model/web/script-uses.ts'
import { lateNames } from '../../src/model/web/style-order.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A style sheet includes a mixin that nothing defines',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    late: "mixin '{name}' is defined in {giver}, which bundle '{bundle}' reads later: the bundle cannot be compiled, and every page that loads it shows an error in place of its style; list that file first",
    unknown:
      "nothing in reach of {addon} defines mixin '{name}': bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style",
    near: "nothing in reach of {addon} defines mixin '{name}': bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style; did you mean '{near}'?",
  },
  check({ addon, project, report }) {
    if (addon.styles.size === 0 || !project.isComplete(addon.name)) return
    const using = [...addon.styles].filter(([path, { includes }]) => path.endsWith('.scss') && includes.length > 0)
    if (using.length === 0) return
    const bundles = ownBundles(project, addon)
    const modules = [...project.graph.reach(addon.name), addon.name, ...autoInstalledWith(project, addon.name)]
    const known = new Set(modules.flatMap((name) => project.facts(name)?.mixins ?? []))
    // a release that was made without styles knows no mixin
    if (!known.has('media-breakpoint-up')) return
    const elsewhere = new Set(
      modules.filter((name) => name !== addon.name).flatMap((name) => project.facts(name)?.mixins ?? []),
    )
    const giversOf = (name: string): readonly string[] =>
      elsewhere.has(name)
        ? []
        : [...addon.styles].flatMap(([path, { mixins }]) => (mixins.includes(name) ? [`/${addon.name}/${path}`] : []))
    for (const [relative, { file, includes, guarded }] of using) {
      const path = `/${addon.name}/${relative}`
      const late = guarded ? [] : lateNames(project, addon, path, bundles.get(path) ?? [], includes, giversOf)
      for (const { use, giver, bundle: top } of late)
        report('late', { file, span: use.span }, { name: use.name, giver: giver.slice(1), bundle: top })
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      const unknown = guarded ? [] : includes.filter(({ name }) => !known.has(name))
      if (bundle === undefined || unknown.length === 0) continue
      // another entry may take the file out again
      if (!project.bundles.of(bundle, addon.name).has.has(`/${addon.name}/${relative}`)) continue
      for (const { name, span } of unknown) {
        const near = nearName(name, known)
        if (near === undefined) report('unknown', { file, span }, { addon: addon.name, name, bundle })
        else report('near', { file, span }, { addon: addon.name, name, bundle, near })
      }
    }
  },
})
