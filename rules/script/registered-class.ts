import { scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A widget is registered as its class, and the web client looks for a description of it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  curated: true,
  messages: {
    bare: "since 17.0 the registry '{category}' holds descriptions: of the class itself the web client takes .component, finds nothing, and every view with this widget fails; register an object whose component is {name}",
  },
  check({ addon, project, report }) {
    for (const script of scriptModules(project, addon))
      for (const { category, key, component } of script.facts.registries ?? []) {
        if (!component || !key || (category !== 'fields' && category !== 'view_widgets')) continue
        const { value: name, span } = component
        report('bare', { file: script.facts.file, span }, { category, name })
      }
  },
})
