import { scriptCost, scriptImports } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A script imports a module that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "'{name}' does not exist: the script never starts, nor does what imports it{page}; correct the path or remove the import",
    near: "'{name}' does not exist: the script never starts, nor does what imports it{page}; did you mean '{near}'?",
    suffix:
      "'{name}' does not exist, for Odoo knows modules without '.js': the script never starts, nor does what imports it{page}; write '{near}'",
    undefined:
      "no script in reach of {addon} defines '{name}': the script never starts, nor does what imports it{page}; import what took its place",
    outside:
      "'{name}' leads out of static/src, static/lib and static/tests, where alone Odoo has modules: it raises an error when it builds bundle '{bundle}', whose scripts no page gets",
    addon:
      "there is no addon {owner}, so that '{name}' does not exist: the script never starts, nor does what imports it{page}",
  },
  check({ addon, project, series, report }) {
    for (const { script, item, resolution } of scriptImports(project, addon)) {
      const at = { file: script.facts.file, span: item.span }
      const options = scriptCost(script)
      const proven = options.confidence === 'proven'
      const page = series === '17.0' && proven ? ', and 17.0 shows an error in place of the page' : ''
      if (resolution.kind === 'missing') {
        const { name, module } = resolution
        if (module !== addon.name && !project.graph.reaches(addon.name, module) && !project.addon(module)) {
          if (!project.isComplete(addon.name)) continue
        }
        const bare = name.replace(/\.js$/, '')
        const scripts = project.scripts.of(module)
        if (bare !== name && scripts.has(bare)) {
          const fix = () => ({
            title: `Write '${bare}'`,
            safety: 'safe' as const,
            edits: [{ ...at, text: item.specifier.replace(/\.js$/, '') }],
          })
          report('suffix', at, { name, near: bare, page }, { ...options, fix })
          continue
        }
        const near = nearScript(name, [...scripts.keys()])
        if (near === undefined) report('missing', at, { name, page }, options)
        else report('near', at, { name, near, page }, options)
      } else if (resolution.kind === 'undefined' && resolution.elsewhere.length === 0) {
        // a release knows nothing of the names that its tests give
        if (!project.isComplete(addon.name) || (script.isTest && !project.addon('web'))) continue
        // before 17.0 a name may be given by a library, or in a page
        const sure = since(series, '17.0') || resolution.name.startsWith('web.')
        const told = { addon: addon.name, name: resolution.name, page }
        report('undefined', at, told, sure ? options : { severity: 'warning', confidence: 'guess' })
      } else if (resolution.kind === 'outside') {
        const [bundle] = script.bundles
        if (bundle !== undefined && item.kind === 'import')
          report('outside', at, { name: item.specifier, bundle }, options)
      } else if (resolution.kind === 'no-module' && project.isComplete(addon.name)) {
        const told = { owner: resolution.module, name: resolution.name, page }
        report('addon', at, told, proven ? { ...options, confidence: 'likely' } : options)
      }
    }
  },
})

/** The script that was most likely meant: of the same name in another folder, or of nearly the same path. */
function nearScript(name: string, all: readonly string[]): string | undefined {
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  const same = all.filter((path) => last(path) === last(name) && path !== name)
  return same.length === 1 ? same[0] : nearName(name, all)
}
