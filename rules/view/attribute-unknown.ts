import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An attribute in a view that nothing reads',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    near: "nothing reads the attribute '{name}', and it changes nothing; did you mean '{near}'?",
    group: "nothing reads the attribute 'group', and Odoo warns of it; did you mean 'groups'?",
  },
  check({ addon, project, report }) {
    for (const { at, name, near } of project.views.audit(addon.name).of('attribute')) {
      if (name === 'group') report('group', at, {}, { confidence: 'proven' })
      else report('near', at, { name, near })
    }
  },
})
