import { scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A script fills a registry whose name is misspelt',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '16.0',
  messages: {
    near: "no other script has a registry '{category}': what is registered there is found by nobody; did you mean '{near}'?",
  },
  check({ addon, project, report }) {
    let known: ReadonlySet<string> | undefined
    for (const script of scriptModules(project, addon)) {
      if (script.isTest) continue
      for (const { category, key } of script.facts.registries ?? []) {
        if (!key) continue
        known ??= categories()
        const near = known.size === 0 || known.has(category) ? undefined : nearName(category, known)
        if (near !== undefined) report('near', { file: script.facts.file, span: key.span }, { category, near })
      }
    }

    /** The registries that the web client and other modules in reach fill. */
    function categories(): ReadonlySet<string> {
      const reach = new Set(['web', ...project.graph.reach('web'), ...project.graph.reach(addon.name)])
      reach.delete(addon.name)
      return new Set(
        [...reach].flatMap((module) => (project.facts(module)?.registries ?? []).map((one) => one.category)),
      )
    }
  },
})
