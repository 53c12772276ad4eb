import { dottedFile } from '../../src/facts/summarize.ts'
import type { Addon } from '../../src/model/addon.ts'
import { moduleFile } from '../../src/model/python/imports.ts'
import { type ImportFailure, type Moment, simulateLoading } from '../../src/model/python/python-loading.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

const WHEN: Readonly<Record<Moment, string>> = {
  load: 'the addon cannot be loaded',
  condition: 'the addon cannot be loaded when this line is reached',
  call: 'the code fails with ImportError when it is called',
  tests: 'the tests of the addon cannot be loaded',
  upgrade: 'the upgrade ends with ImportError',
}

export default defineRule({
  title: "An import asks for a module or a name that the addon's own code does not have",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS02001'],
  parts: [{ names: ['import-error', 'E0401'] }, { names: ['no-name-in-module', 'E0611'], keys: ['name'] }],
  messages: {
    module: '{addon} has no module `{module}`: {when}{hint}',
    name: '`{module}` of {addon} has neither a name nor a module `{name}`: {when}{hint}',
    above: '`{written}` leads above `odoo.addons`: {when}; write fewer dots',
    script:
      'Odoo loads this script by its path, outside of any package: a relative import fails and the upgrade ends; write `odoo.addons.{addon}` in full',
  },
  check({ addon, series, report }) {
    for (const failure of simulateLoading(addon, series).failures) {
      const at = { file: addon.pathOf(failure.file), span: failure.span }
      const when = WHEN[failure.moment]
      const severity = failure.moment === 'load' || failure.kind === 'script' ? 'error' : 'warning'
      const { kind, name } = failure
      const module = failure.module === '' ? '__init__' : failure.module
      if (kind === 'module')
        report('module', at, { addon: addon.name, module, when, hint: moduleHint(addon, failure) }, { severity })
      else if (kind === 'name')
        report('name', at, { addon: addon.name, module, name, when, hint: nameHint(addon, failure) }, { severity })
      else if (kind === 'beyond') report('above', at, { written: module, when }, { severity })
      else if (kind === 'script') report('script', at, { addon: addon.name }, { severity })
    }
  },
})

/** Modules of the addon, for a name that is none. */
function moduleHint(addon: Addon, { file, module, statement }: ImportFailure): string {
  const elsewhere = statement.level > 0 && moduleFile(addon, statement.module)
  if (elsewhere) return `; did you mean \`${'.'.repeat(levels(file))}${statement.module}\`?`
  return didYouMean(nearName(module, modulesOf(addon)))
}

/** How many dots lead from a file to the addon's folder. */
function levels(file: string): number {
  return file.split('/').length
}

function nameHint(addon: Addon, { module, name }: ImportFailure): string {
  const inside = module === '' ? '' : `${module}.`
  const siblings = modulesOf(addon).flatMap((one) => {
    const rest = one.startsWith(inside) ? one.slice(inside.length) : ''
    return rest === '' || rest.includes('.') ? [] : [rest]
  })
  const bound = addon.python.get(moduleFile(addon, module) ?? '')?.bindings.map((binding) => binding.name) ?? []
  return didYouMean(nearName(name, [...siblings, ...bound]))
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `; did you mean \`${near}\`?`
}

function modulesOf(addon: Addon): readonly string[] {
  return [...addon.python.keys()].flatMap((file) => {
    const dotted = dottedFile(file)
    return dotted === '' || /^(?:tests|migrations|upgrades)\b/.test(dotted) ? [] : [dotted]
  })
}
