import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A card reads a field of its record that the view does not have',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    absent:
      'the card reads record.{field}, and the view has no field \'{field}\': the web client stops when it draws the card; add <field name="{field}"/> before <templates>',
    unknown:
      "the card reads record.{field}, and '{model}' has no field '{field}': the web client stops when it draws the card",
  },
  check({ addon, project, report }) {
    for (const { at, field, exists, model } of project.views.audit(addon.name).of('card-field')) {
      if (exists) report('absent', at, { field })
      else report('unknown', at, { field, model })
    }
  },
})
