import { DECIMAL_PRECISIONS } from '../../src/knowledge/decimal-precisions.ts'
import { declaredValues } from '../../src/model/data/declared-values.ts'
import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'The digits of a field name a decimal precision that nothing declares',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  curated: true,
  messages: {
    near: "no data declares a decimal precision '{name}': Odoo rounds '{field}' to two digits, and nobody can set it; did you mean '{near}'?",
    unknown:
      "no data declares a decimal precision '{name}': Odoo rounds '{field}' to two digits until somebody creates it; declare it in a data file",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const field of writtenFields(one)) {
        const digits = field.written.args['digits']
        if (digits?.t !== 'Str' || DECIMAL_PRECISIONS.has(digits.value)) continue
        const declared = declaredValues(project, addon, 'decimal.precision', 'name')
        if (declared.has(digits.value)) continue
        const at = argumentPlace(field, 'digits')
        const parameters = { name: digits.value, field: field.part.name }
        const names = [...declared, ...DECIMAL_PRECISIONS]
        const near =
          names.find((name) => name.toLowerCase() === digits.value.toLowerCase()) ?? nearName(digits.value, names)
        if (near !== undefined) report('near', at, { ...parameters, near })
        // of accounting until 12.0, and in many databases still
        else if (project.isComplete(addon.name) && digits.value !== 'Account') report('unknown', at, parameters)
      }
  },
})
