import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A locator that finds a node in a view inside a field before the one in the view itself',
  scope: 'addon',
  severity: 'info',
  confidence: 'guess',
  since: '0.1.0',
  messages: {
    nested:
      '{locator} finds {path} first, which is in a view inside a field; if {other} is meant, say so with a longer XPath',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('locator-nested'))
      report('nested', fact.at, { locator: fact.locator, path: fact.path, other: fact.other })
  },
})
