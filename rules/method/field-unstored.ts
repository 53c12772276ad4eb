import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'Code searches, orders or groups by a field that the database does not hold',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    lost: "'{field}' of '{model}' is computed, not stored, and has no search method: Odoo logs an error and leaves the condition on '{path}' out, so that it holds for every record; add store=True or search='…'",
    domain:
      "'{field}' of '{model}' is computed, not stored, and has no search method: a domain with '{path}' ends with an error when it is used; add store=True or search='…'",
    order:
      "'{field}' of '{model}' is computed and not stored: an order by it ends with ValueError; sort what was found with sorted()",
    group: "'{field}' of '{model}' is computed and not stored: grouping by it ends with an error; add store=True",
  },
  check({ addon, project, series, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'unstored') continue
      const { file, span, view, field, path, use } = fault
      const parameters = { field, model: view.name }
      // a module that cannot be read may store the field, or make it fit to be searched
      const options = sureOf(fault, view.closed ? {} : { confidence: 'likely' })
      if (use !== 'domain') report(use, { file, span }, parameters, options)
      else if (since(series, '19.0')) report('domain', { file, span }, { ...parameters, path }, options)
      else report('lost', { file, span }, { ...parameters, path }, options)
    }
  },
})
