import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'patch() is called as another series wants it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    named:
      "since 17.0 patch() takes no name: it raises an error here, so that the script never starts, nor does what imports it; take '{name}' out",
    nameless:
      'before 17.0 the second argument of patch() is the name of the patch, and the third the patch itself: it raises an error here, so that the script never starts, nor does what imports it',
    super:
      'since 17.0 a patch has no this._super: it is undefined, and calling it ends with an error; call super.{method}(…) instead',
  },
  check({ addon, project, series, report }) {
    const unnamed = since(series, '17.0')
    for (const script of scriptModules(project, addon)) {
      const { patches, imports, file } = script.facts
      if (!patches || !imports.some(({ specifier }) => specifier === '@web/core/utils/patch')) continue
      const cost = scriptCost(script)
      for (const { name, plain, supers } of patches) {
        if (unnamed && name) report('named', { file, span: name.span }, { name: name.value }, cost)
        if (!unnamed && plain && !name) report('nameless', { file, span: plain }, {}, cost)
        if (!unnamed) continue
        const sure = cost.confidence === 'proven' ? ('likely' as const) : cost.confidence
        for (const { value, span } of supers)
          report('super', { file, span }, { method: value }, { ...cost, confidence: sure })
      }
    }
  },
})
