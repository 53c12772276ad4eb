import type { Addon } from '../../src/model/addon.ts'
import { definingFiles } from '../../src/model/python/unimported.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const HOOKS = ['pre_init_hook', 'post_init_hook', 'uninstall_hook', 'post_load'] as const

export default defineRule({
  title: 'An addon without `__init__.py`',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    hook: "{addon} has no __init__.py, where Odoo looks for '{hook}' of the manifest: installing it ends with AttributeError; add one that imports the hook",
    models:
      '{addon} has no __init__.py: Odoo loads none of its Python files, so that the models and controllers of {file} do not exist; add one that imports them',
    python: '{addon} has no __init__.py: Odoo loads none of its Python files; add one that imports what is needed',
    bare: '{addon} has no __init__.py: Odoo refuses an addons path on which no addon has one; add an empty one',
  },
  check({ addon, report }) {
    if (addon.has('__init__.py')) return
    const at = addon.manifestPlace()
    const hook = HOOKS.map((key) => addon.text(key)).find((text) => text && text.value !== '')
    const [file] = definingFiles(addon)
    if (hook) report('hook', addon.manifestPlace(hook.span), { addon: addon.name, hook: hook.value })
    else if (file) report('models', at, { addon: addon.name, file })
    else if (hasPython(addon)) report('python', at, { addon: addon.name }, { severity: 'warning' })
    else report('bare', at, { addon: addon.name }, { severity: 'warning' })
  },
})

function hasPython(addon: Addon): boolean {
  return [...addon.python.keys()].some((path) => !/^(?:tests|migrations|upgrades|static)\//.test(path))
}
