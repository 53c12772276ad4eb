import { simulateLoading } from '../../src/model/python/python-loading.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Modules of an addon import each other, and a name is asked for before it exists',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS02002'],
  beside: ['cyclic-import', 'R0401'],
  messages: {
    cycle:
      'this import runs `{importer}`, which asks for `{name}` of this module before it is bound: loading {addon} ends with ImportError; import later, inside the function that needs it, or move `{name}` to a module of its own',
    self: '`{name}` is imported from this module itself before it is bound: loading {addon} ends with ImportError',
  },
  check({ addon, series, report }) {
    for (const failure of simulateLoading(addon, series).failures) {
      const { kind, running, file, span, name, moment } = failure
      // elsewhere the order of imports is not known for sure
      if (kind !== 'cycle' || !running || (moment !== 'load' && moment !== 'tests')) continue
      const severity = moment === 'load' ? 'error' : 'warning'
      const asking = { file: addon.pathOf(file), span, note: `asks for \`${name}\`` }
      if (running.file === file) report('self', asking, { name, addon: addon.name }, { severity })
      else {
        const at = { file: addon.pathOf(running.file), span: running.span }
        report('cycle', at, { importer: file, name, addon: addon.name }, { severity, related: [asking] })
      }
    }
  },
})
