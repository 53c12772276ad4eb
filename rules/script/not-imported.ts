import { IMPORTABLE } from '../../src/facts/not-imported.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A script uses a name of the web client that it does not import',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '16.0',
  messages: {
    lacking:
      '\'{name}\' is used and nothing brings it: the script ends with a ReferenceError; import it from "{source}"',
  },
  check({ addon, project, report }) {
    for (const script of scriptModules(project, addon)) {
      const { facts } = script
      // what no bundle has, nobody runs
      if (script.isTest || script.bundles.length === 0 || facts.defines.length > 0) continue
      for (const { value: name, span } of facts.lacking ?? [])
        report('lacking', { file: facts.file, span }, { name, source: IMPORTABLE[name] ?? '' }, scriptCost(script))
    }
  },
})
