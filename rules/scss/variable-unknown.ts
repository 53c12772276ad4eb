import type { Addon } from '../../src/model/addon.ts'
import type { Project } from '../../src/model/project.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { ownBundles } from '../../src/model/web/script-uses.ts'
import { lateNames } from '../../src/model/web/style-order.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A style sheet uses a variable that nothing defines',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    late: "'{name}' is given a value in {giver}, which bundle '{bundle}' reads later: the bundle cannot be compiled, and every page that loads it shows an error in place of its style; list that file first",
    unknown:
      "nothing in reach of {addon} defines '{name}': bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style",
    near: "nothing in reach of {addon} defines '{name}': bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style; did you mean '{near}'?",
  },
  check({ addon, project, report }) {
    if (addon.styles.size === 0 || !project.isComplete(addon.name)) return
    const bundles = ownBundles(project, addon)
    let known: ReadonlySet<string> | undefined
    let others: ReadonlySet<string> | undefined
    const elsewhere = (name: string): boolean => {
      others ??= knownVariables(project, addon.name, false)
      return others.has(name)
    }
    for (const [relative, { file, uses, guarded }] of addon.styles) {
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      if (bundle === undefined || guarded || uses.length === 0) continue
      known ??= knownVariables(project, addon.name)
      // a release that was made without styles knows no variable
      if (!known.has('primary')) return
      const path = `/${addon.name}/${relative}`
      for (const { use, giver, bundle: top } of lateNames(
        project,
        addon,
        path,
        bundles.get(path) ?? [],
        uses,
        (name) => (elsewhere(name) ? [] : giversOf(addon, name)),
      ))
        report('late', { file, span: use.span }, { name: `$${use.name}`, giver: giver.slice(1), bundle: top })
      const own = new Set(addon.styles.get(relative)?.defines)
      let there: boolean | undefined
      for (const { name, span } of uses) {
        if (known.has(name) || own.has(name)) continue
        // another entry may take the file out again
        there ??= project.bundles.of(bundle, addon.name).has.has(`/${addon.name}/${relative}`)
        if (!there) break
        const near = nearName(name, known)
        const at = { file, span }
        if (near === undefined) report('unknown', at, { addon: addon.name, name: `$${name}`, bundle })
        else report('near', at, { addon: addon.name, name: `$${name}`, bundle, near: `$${near}` })
      }
    }
  },
})

/** Variables of everything in reach, and of what Odoo installs by itself with it. */
function knownVariables(project: Project, module: string, self = true): ReadonlySet<string> {
  const names = [...project.graph.reach(module), ...autoInstalledWith(project, module)]
  return new Set(names.flatMap((name) => (name === module && !self ? [] : (project.facts(name)?.variables ?? []))))
}

/** Web paths of the addon's own files that give a variable a value. */
function giversOf(addon: Addon, name: string): readonly string[] {
  return [...addon.styles].flatMap(([path, { defines }]) => (defines.includes(name) ? [`/${addon.name}/${path}`] : []))
}
