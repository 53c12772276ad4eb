import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An element in a form that nothing knows',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    near: 'nothing knows the element <{name}>: it is put into the page as it is, and does nothing; did you mean <{near}>?',
  },
  check({ addon, project, report }) {
    for (const { at, name, near } of project.views.audit(addon.name).of('element')) report('near', at, { name, near })
  },
})
