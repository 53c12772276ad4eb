import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A script exports a name that it does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    unbound:
      "'{name}' is exported and defined nowhere: the script ends with a ReferenceError when it starts, and what imports it never does; define it or take it out",
  },
  check({ addon, project, report }) {
    for (const script of scriptModules(project, addon))
      for (const { value: name, span } of script.facts.unbound ?? [])
        report('unbound', { file: script.facts.file, span }, { name }, scriptCost(script))
  },
})
