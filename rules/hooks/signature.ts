import { hookKeys } from '../../src/knowledge/python-libraries-hooks.ts'
import type { Addon } from '../../src/model/addon.ts'
import { moduleFile } from '../../src/model/python/imports.ts'
import { findFunction } from '../../src/model/python/python-definitions.ts'
import { fits, type ParameterUse, parameterUse } from '../../src/model/python/python-parameters.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A hook cannot be called with what Odoo of this series gives it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    count:
      '`{name}` is the {hook}, which Odoo {series} calls as `{call}` {when}: with this signature it ends with TypeError; write `def {call}`',
    module:
      '`{name}`, which the manifest names as {hook}, is a module and no function: Odoo calls it {when} and ends with TypeError; name a function',
    cursor:
      '`{parameter}` of the {hook} is used as a cursor, but since 17.0 Odoo gives an environment: the hook fails {when}; take `env` and use `env.cr`',
    environment:
      '`{parameter}` of the {hook} is used as an environment, but Odoo {series} gives a cursor: the hook fails {when}; make an environment of it with `api.Environment`',
  },
  check({ addon, series, report }) {
    for (const hook of hookKeys(series)) {
      const text = addon.text(hook.key)
      const severity = hook.atInstall ? 'error' : 'warning'
      if (text && isModule(addon, text.value)) {
        const said = { name: text.value, hook: hook.key, when: hook.when }
        report('module', addon.manifestPlace(text.span), said, { severity })
      }
      const found = text && findFunction(addon, '', text.value)
      if (!text || !found || found.facts.decorators.length > 0) continue
      const { facts, file } = found
      const related = [addon.manifestPlace(text.span)]
      const source = addon.pathOf(file)
      const said = { hook: hook.key, when: hook.when }
      if (!fits(facts, hook.arguments.length)) {
        const call = `${facts.name}(${hook.arguments.join(', ')})`
        report(
          'count',
          { file: source, span: facts.nameSpan },
          { ...said, name: facts.name, series, call },
          { severity, related },
        )
        continue
      }
      const parameter = [...facts.params.posonly, ...facts.params.args][0]
      const functions = addon.python.get(file)?.functions ?? []
      const use: ParameterUse = parameter && hook.arguments.length > 0 ? parameterUse(facts, 0, functions) : 'unknown'
      if (!parameter) continue
      const at = { file: source, span: [parameter.s, parameter.s + parameter.name.length] as const }
      if (hook.arguments[0] === 'env' && use === 'cursor')
        report('cursor', at, { ...said, parameter: parameter.name }, { severity, related })
      if (hook.arguments[0] === 'cr' && use === 'environment')
        report('environment', at, { ...said, series, parameter: parameter.name }, { severity, related })
    }
  },
})

/** Is the only thing that `__init__.py` binds by this name a module of the addon: `from . import name`? */
function isModule(addon: Addon, name: string): boolean {
  const facts = addon.python.get('__init__.py')
  if (!facts || moduleFile(addon, name) === undefined) return false
  if (facts.bindings.filter((binding) => binding.name === name).length !== 1) return false
  const beside = facts.imports.filter((one) => one.from && one.level === 1 && one.module === '' && !one.guarded)
  return beside.some((one) => one.names.some((item) => item.name === name && !item.asname))
}
