import type { Project } from '../../src/model/project.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A script registers what is registered already',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '17.0',
  messages: {
    core: "registry '{category}' has '{key}' already, from {owner}: adding it again raises an error, so that the script never starts, nor does what imports it; say force: true, or choose another key",
    own: "registry '{category}' has '{key}' already, from {other}: adding it again raises an error, so that the script never starts, nor does what imports it; choose another key",
  },
  check({ addon, project, report }) {
    let web: ReadonlySet<string> | undefined
    const seen = new Map<string, { readonly relative: string; readonly bundles: readonly string[] }>()
    for (const script of scriptModules(project, addon)) {
      if (script.isTest || script.bundles.length === 0) continue
      for (const { category, key, force } of script.facts.registries ?? []) {
        if (!key || force) continue
        const name = `${category}\0${key.value}`
        const at = { file: script.facts.file, span: key.span }
        const other = seen.get(name)
        if (other?.bundles.some((bundle) => script.bundles.includes(bundle))) {
          report('own', at, { category, key: key.value, other: other.relative }, scriptCost(script))
        } else if (script.bundles.includes('web.assets_backend') && addon.name !== 'web' && inWeb(category, key.value))
          report('core', at, { category, key: key.value, owner: 'web' })
        if (!other) seen.set(name, script)
      }
    }

    /** Where other modules put what they register is not known: only what the web client itself always has is judged. */
    function inWeb(category: string, key: string): boolean {
      web ??= new Set(registered(project).map((part) => `${part.category}\0${part.key}`))
      return web.has(`${category}\0${key}`)
    }
  },
})

/** What the web client registers, its tests left out. */
function registered(project: Project): readonly { readonly category: string; readonly key: string | undefined }[] {
  const web = project.addon('web')
  if (!web) return project.facts('web')?.registries ?? []
  return [...web.scripts].flatMap(([relative, { registries }]) =>
    relative.startsWith('static/src/')
      ? (registries ?? []).map(({ category, key }) => ({ category, key: key?.value }))
      : [],
  )
}
