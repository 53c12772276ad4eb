import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An element in a view that Odoo warns of when it loads it',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: { warned: 'Odoo logs a warning when it loads the view: {message}' },
  check({ addon, project, report }) {
    for (const { at, message } of project.views.audit(addon.name).of('logged')) report('warned', at, { message })
  },
})
