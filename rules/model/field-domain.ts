import type { Text } from '../../src/facts/literal.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { argumentPlace, type ModelClass, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { stringValue, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "A relational field's domain is wrong",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field: "{reason}: the domain of '{field}' ends with an error when a value is looked for",
    text: "{reason}: the domain of '{field}' ends with an error when a value is looked for, and Odoo refuses views in which it can be edited",
    search:
      "{reason}: {method}, the search method of '{field}', gives this domain back, and searching by the field ends with an error",
    syntax: "the domain of '{field}' is no Python expression: {message}; forms with the field fail",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      const judged = new Set<string>()
      for (const field of writtenFields(one)) {
        const { written, part } = field
        const search = stringValue(written.args['search'])
        if (search !== undefined && one.view?.kind !== 'abstract' && !judged.has(search)) {
          judged.add(search)
          for (const { node, reason, options } of returnedDomains(one, search).flatMap((domain) =>
            one.view ? domainFaults(project, addon, one.view, domain) : [],
          ))
            report('search', placeIn(one, [node.s, node.e]), { reason, method: search, field: part.name }, options)
        }
        const domain = written.args['domain']
        if (!domain || !/^(?:Many2one|One2many|Many2many)$/.test(part.type)) continue
        const comodel = part.comodel ?? one.view?.field(part.name)?.comodel
        const view = comodel === undefined ? undefined : project.models.view(comodel, addon.name)
        if (domain.t !== 'Str') {
          const terms = domain.t === 'Lambda' ? domain.body : domain
          for (const { node, reason, options } of view ? domainFaults(project, addon, view, terms) : [])
            report('field', placeIn(one, [node.s, node.e]), { reason, field: part.name }, options)
          continue
        }
        if (domain.value.trim() === '') continue
        const whole = argumentPlace(field, 'domain')
        const read = dataExpression(quoted(domain))
        if ('message' in read) report('syntax', whole, { field: part.name, message: read.message })
        else
          for (const { node, reason, options } of view ? domainFaults(project, addon, view, read.expr) : [])
            report('text', placeIn(one, read.spanOf(node)), { reason, field: part.name }, options)
      }
    }
  },
})

/** The domains that a method of the class gives back as lists. */
function returnedDomains({ definition }: ModelClass, name: string): readonly Expr[] {
  const method = definition.methods.findLast((one) => one.name === name)
  const domains: Expr[] = []
  if (method)
    walkStmts(method.node.body, (statement) => {
      if (statement.t === 'FunctionDef') return false
      if (statement.t === 'Return' && statement.value?.t === 'List') domains.push(statement.value)
      return true
    })
  return domains
}

/** A text with the place of what stands between its quotes, when it is written as it reads. */
function quoted({ value, s, e }: { readonly value: string; readonly s: number; readonly e: number }): Text {
  return { value, span: e - s === value.length + 2 ? [s + 1, e - 1] : [s, e] }
}
