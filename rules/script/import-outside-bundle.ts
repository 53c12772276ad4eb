import { PAGE_BUNDLES } from '../../src/knowledge/assets.ts'
import { scriptImports } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A script imports a module that its page does not load',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '17.0',
  messages: {
    elsewhere:
      "'{name}' is not in bundle '{bundle}', but in {others}: where that is not loaded, the script does not start{page}; put one of them into the bundle of the other",
    nowhere:
      "'{name}' is in no bundle: the script that imports it in bundle '{bundle}' does not start{page}; put the file into the bundle",
  },
  check({ addon, project, series, report }) {
    if (!project.isComplete(addon.name)) return
    const { bundles } = project
    for (const { script, item, resolution } of scriptImports(project, addon)) {
      if (script.isTest || resolution.kind !== 'found' || resolution.path === undefined) continue
      const { path, name, module } = resolution
      if (isLoadedByRecord(path, module)) continue
      if (!project.graph.reaches(addon.name, module)) continue
      for (const bundle of script.bundles) {
        const page = PAGE_BUNDLES[bundle]
        if (!page || page.some((one) => holds(one, path))) continue
        const names = new Set(bundles.modulesOf(addon.name).flatMap((one) => [...bundles.entriesOf(one).keys()]))
        const others = [...names].sort().filter((one) => holds(one, path) && !/test/.test(one))
        const at = { file: script.facts.file, span: item.span }
        const told = { name, bundle, page: series === '17.0' ? ', and 17.0 shows an error in place of the page' : '' }
        if (others.length === 0) report('nowhere', at, told)
        else report('elsewhere', at, { ...told, others: others.slice(0, 3).join(', ') })
        break
      }
    }

    /** A snippet's script comes by an `ir.asset` record; of those of a release's modules no more than the ids are known. */
    function isLoadedByRecord(path: string, module: string): boolean {
      if (!path.includes('/static/src/snippets/') || project.addon(module)) return false
      return project.facts(module)?.ids.some(({ model }) => model === 'ir.asset') ?? false
    }

    /** Does the bundle have the file, or something that cannot be read? */
    function holds(bundle: string, path: string): boolean {
      const built = bundles.of(bundle, addon.name)
      return built.open || built.has.has(path)
    }
  },
})
