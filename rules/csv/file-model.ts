import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "A CSV data file's name is no model",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "Odoo takes the name of a CSV file for its model, and there is no model '{model}': it stops with KeyError; {advice}",
  },
  check({ addon, project, series, report }) {
    const entries = [
      ...dataEntries(addon, series).map((entry) => ({ entry, options: {} })),
      ...demoEntries(addon, series).map((entry) => ({ entry, options: { severity: 'warning' as const } })),
    ]
    for (const { entry, options } of entries) {
      const csv = addon.csv.get(entry.relative)
      const missing = csv && missingModel(project, addon, csv.model)
      if (!missing) continue
      const looksLikeAccess = csv.header?.cells.some((cell) => /^perm_read$/.test(cell.value)) && !missing.owner
      const advice = looksLikeAccess ? 'call it ir.model.access.csv' : missing.advice
      report(
        'missing',
        addon.manifestPlace(entry.text.span),
        { model: csv.model, advice },
        { ...missing.options, ...options },
      )
    }
  },
})
