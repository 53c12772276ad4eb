import type { FieldFacts } from '../../src/facts/python-facts.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { recordRoot } from '../../src/model/python/record-roots.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A compute method writes',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['no-write-in-compute', 'E8135', 'OLS03019'],
  messages: {
    own: "{method} computes '{field}' and calls write(), which goes to the database and starts computing anew each time somebody reads the field: assign the fields of the records instead",
    others:
      "{method} computes '{field}' and writes to other records: whoever reads the field changes data, without the right to, in an order that nobody knows; do it where the cause of the change is",
    assigns:
      "{method} computes '{field}' and gives '{other}' a value, which does not name it as its compute: to Odoo that is a write of its own each time somebody reads '{field}'; compute it by the same method, or set it where the cause of the change is",
  },
  check({ addon, project, report }) {
    for (const scope of codeScopes(addon)) {
      const { owner, node, facts } = scope
      if (!owner || !node || (owner.kind !== 'model' && owner.kind !== 'transient' && owner.kind !== 'abstract'))
        continue
      const field = owner.fields.find((one) => computeName(one) === node.name)
      if (!field) continue
      const computed = new Set(owner.fields.filter((one) => computeName(one) === node.name).map(({ name }) => name))
      const view = project.models.classOf(addon, owner)?.view
      const leads = (name: string): boolean => view?.field(name)?.comodel !== undefined
      walkStmts(node.body, (one) => {
        // the fields of a wizard are one form
        if (one.t !== 'Assign' || owner.kind === 'transient') return
        for (const target of one.targets) {
          if (target.t !== 'Attribute' || computed.has(target.attr)) continue
          const other = view?.field(target.attr)
          // what another method computes is put into the cache
          if (!other?.stored || other.part.open || other.compute !== undefined || other.related !== undefined) continue
          if (recordRoot(target.value, node, leads) !== 'self') continue
          const told = { method: node.name, field: field.name, other: target.attr }
          report('assigns', { file: facts.file, span: [target.s, target.e] }, told, { severity: 'info' })
        }
      })
      for (const { func, args, s, e } of scope.calls) {
        if (func.t !== 'Attribute' || func.attr !== 'write') continue
        const root = recordRoot(func.value, node, leads)
        const told = { method: node.name, field: field.name }
        if (!root) continue
        // what it computes is put into the cache by write() too: slower, and not wrong
        const severity = root === 'self' && writesAlone(args[0], computed) ? 'info' : 'warning'
        report(root === 'self' ? 'own' : 'others', { file: facts.file, span: [s, e] }, told, { severity })
      }
    }
  },
})

function writesAlone(values: Expr | undefined, fields: ReadonlySet<string>): boolean {
  return values?.t === 'Dict' && values.keys.every((key) => key?.t === 'Str' && fields.has(key.value))
}

/** A method by its name, also where the function itself is given. */
function computeName({ args }: FieldFacts): string | undefined {
  const value = args['compute']
  if (value?.t === 'Str') return value.value
  return value?.t === 'Name' ? value.id : undefined
}
