import { hookKeys } from '../../src/knowledge/python-libraries-hooks.ts'
import type { Addon } from '../../src/model/addon.ts'
import { hooksOf } from '../../src/model/python/hooks.ts'
import { moduleFile } from '../../src/model/python/imports.ts'
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
    for (const { key: hook, when, atInstall } of hookKeys(series)) {
      const text = addon.text(hook)
      const severity = atInstall ? 'error' : 'warning'
      if (text && isModule(addon, text.value))
        report('module', addon.manifestPlace(text.span), { name: text.value, hook, when }, { severity })
    }
    for (const hook of hooksOf(addon, series)) {
      const { facts, file } = hook.found
      const options = {
        severity: hook.atInstall ? 'error' : 'warning',
        related: [addon.manifestPlace(hook.named.span)],
      } as const
      const said = { hook: hook.key, when: hook.when }
      if (!hook.callable) {
        const call = `${facts.name}(${hook.arguments.join(', ')})`
        const at = { file: addon.pathOf(file), span: facts.nameSpan }
        report('count', at, { ...said, name: facts.name, series, call }, options)
        continue
      }
      const [parameter] = [...facts.params.posonly, ...facts.params.args]
      if (!parameter) continue
      const at = { file: addon.pathOf(file), span: [parameter.s, parameter.s + parameter.name.length] as const }
      const [given] = hook.arguments
      if (given === 'env' && hook.use === 'cursor')
        report('cursor', at, { ...said, parameter: parameter.name }, options)
      if (given === 'cr' && hook.use === 'environment')
        report('environment', at, { ...said, series, parameter: parameter.name }, options)
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
