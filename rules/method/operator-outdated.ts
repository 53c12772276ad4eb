import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A domain uses inselect',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '18.0',
  aliases: ['deprecated-inselect-operator', 'E8149'],
  messages: {
    inselect: "Odoo took '{operator}' away in 18.0: write '{instead}' with an SQL object, or a query, as its value",
  },
  check({ addon, report }) {
    if (!addon.pythonTexts.some((text) => OPERATOR.test(text))) return
    for (const facts of addon.python.values())
      visitBody(facts.body, (node) => {
        if (node.t === 'Str' && OPERATOR.test(node.value)) {
          const instead = node.value.toLowerCase() === 'inselect' ? 'in' : 'not in'
          report('inselect', { file: facts.file, span: [node.s, node.e] }, { operator: node.value, instead })
        }
        return true
      })
  },
})

const OPERATOR = /^(?:not )?inselect$/i
