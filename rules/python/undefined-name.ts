import { isGuarded, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { undefinedNames } from '../../src/model/python/undefined-names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'Code uses a name that nothing defines',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['F821', 'E0602', 'undefined-name', 'undefined-variable'],
  messages: {
    import: "nothing defines '{name}': importing the file ends with NameError, and the addon does not load; {advice}",
    early:
      "'{name}' is defined further below: importing the file ends with NameError, and the addon does not load; move it up, or use it inside a function, which runs later",
    call: "nothing defines '{name}': this ends with NameError when it runs; {advice}",
    test: "nothing defines '{name}': this test ends with NameError; {advice}",
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    for (const [relative, facts] of addon.python) {
      const use = uses.get(relative) ?? 'never'
      if (use === 'never' || isGuarded(use)) continue
      for (const { name, span, deferred, early, known } of undefinedNames(facts)) {
        if (early) {
          if (use === 'load') report('early', { file: facts.file, span }, { name })
          continue
        }
        const near =
          USUAL.get(name) ??
          quoted(
            nearName(
              name,
              known.filter((one) => isConstant(one) === isConstant(name)),
            ),
          )
        const more = name === '_' && since(series, '18.0') ? ', or self.env._()' : ''
        const advice = near === undefined ? 'import or define it' : `write ${near}${more}`
        const at = { file: facts.file, span }
        if (use === 'tests') report('test', at, { name, advice }, { severity: 'warning' })
        else report(deferred || use !== 'load' ? 'call' : 'import', at, { name, advice })
      }
    }
  },
})

/** What is meant by names that are often left without their import, or that went with Python 2. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['_', "'from odoo import _'"],
  ['fields', "'from odoo import fields'"],
  ['models', "'from odoo import models'"],
  ['api', "'from odoo import api'"],
  ['UserError', "'from odoo.exceptions import UserError'"],
  ['ValidationError', "'from odoo.exceptions import ValidationError'"],
  ['unicode', "'str'"],
  ['basestring', "'str'"],
  ['long', "'int'"],
  ['xrange', "'range'"],
])

function isConstant(name: string): boolean {
  return name === name.toUpperCase()
}

function quoted(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `'${name}'`
}
