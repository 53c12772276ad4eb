import { externalItems } from '../../src/model/python/python-declared.ts'
import { readRequirement, specifierFault } from '../../src/model/python/python-requirement.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A Python requirement cannot be read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    invalid: "'{text}' is no requirement that Odoo {series} can read, {fault}: the addon can't be installed",
    marker:
      "before 18.0 Odoo does not look at what follows ';' in '{text}': the library has to be there on every system, else the addon can't be installed",
  },
  check({ addon, series, report }) {
    for (const text of externalItems(addon, 'python')) {
      const at = addon.manifestPlace(text.span)
      const requirement = readRequirement(text.value)
      const faults =
        'failed' in requirement
          ? [requirement.failed]
          : requirement.specifiers.flatMap((one) => specifierFault(one, series) ?? [])
      const [fault] = faults
      if (fault !== undefined) report('invalid', at, { text: text.value, series, fault })
      else if (!('failed' in requirement) && requirement.marker !== '' && !since(series, '18.0'))
        report('marker', at, { text: text.value }, { severity: 'warning' })
    }
  },
})
