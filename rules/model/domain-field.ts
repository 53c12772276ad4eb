import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { parseExpression } from '../../src/model/views/expression-names.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'The domain of a relational field names a field that the model it leads to does not have',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    listed: "{reason}: choosing a value for '{field}' ends with an error",
    text: "{reason}: choosing a value for '{field}' ends with an error, and Odoo refuses views in which it can be edited",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const { written } of writtenFields(one)) {
        const domain = written.args['domain']
        const read = domain && readDomain(domain)
        const field = one.view.field(written.name)
        const comodel = field?.comodel === undefined ? undefined : project.models.view(field.comodel, addon.name)
        if (!domain || !read || !comodel || field?.part.open) continue
        for (const { node, reason, options } of domainFaults(project, addon, comodel, read.expr))
          report(
            domain.t === 'Str' ? 'text' : 'listed',
            placeIn(one, read.spanOf(node)),
            { reason, field: written.name },
            { ...options, severity: 'warning' },
          )
      }
    }
  },
})

/** The domain, be it a list or a text that holds one, and where its parts stand in the file. */
function readDomain(domain: Expr): { readonly expr: Expr; readonly spanOf: (node: Expr) => Span } | undefined {
  if (domain.t === 'List') return { expr: domain, spanOf: ({ s, e }) => [s, e] }
  const parsed = domain.t === 'Str' ? parseExpression(domain.value) : undefined
  if (domain.t !== 'Str' || !parsed || !('expr' in parsed) || parsed.expr.t !== 'List') return undefined
  // letter for letter between two quotes
  const isDirect = domain.e - domain.s - 2 === domain.value.length
  const from = domain.s + 1 + parsed.lead
  return { expr: parsed.expr, spanOf: ({ s, e }) => (isDirect ? [from + s, from + e] : [domain.s, domain.e]) }
}
