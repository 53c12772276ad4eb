import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view extends a view of another model',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    mismatch:
      "this view is for {model}, the view that it extends, {parent}, for {parentModel}: Odoo never applies it there, and says nothing; write {parentModel}, or mode 'primary' for a copy",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('model-mismatch')) {
      const { model, parent, parentModel, place } = fact
      const related = place && { ...place, note: `the view of ${parentModel}` }
      report('mismatch', fact.at, { model, parent, parentModel }, { related: [related] })
    }
  },
})
