import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { bodyOf, placeIn } from '../../src/model/models/model-classes.ts'
import type { Stmt } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A field, method or attribute is written twice in one class, and the first is lost',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['duplicate-field-declaration', 'ODW9503'],
  messages: {
    twice:
      "{kind} '{name}' is written again further down in this class: Python keeps the later one, this one is never used; merge them, or rename one",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const node = bodyOf(one)
      if (!node) continue
      const fields = new Set(one.definition.fields.map((field) => field.name))
      const last = new Map<string, { readonly span: Span; readonly statement: Stmt; readonly kind: string }>()
      for (const statement of node.body) {
        const member = memberOf(statement, fields)
        if (!member) continue
        const before = last.get(member.name)
        last.set(member.name, { span: member.span, statement, kind: member.kind })
        if (before?.kind !== member.kind || isUsedBetween(node.body, before.statement, statement, member.name)) continue
        const related = [{ ...placeIn(one, member.span), note: 'the one that counts' }]
        report(
          'twice',
          placeIn(one, before.span),
          { kind: member.kind, name: member.name },
          { related, cause: `${one.relative} ${node.ns}` },
        )
      }
    }
  },
})

function memberOf(
  statement: Stmt,
  fields: ReadonlySet<string>,
): { readonly name: string; readonly kind: string; readonly span: Span } | undefined {
  if (statement.t === 'FunctionDef') {
    // a setter is meant to bear the name of its property
    const plain = statement.decorators.every((one) => !(one.t === 'Attribute' && !isApi(one.value)) && one.t !== 'Name')
    if (!plain) return undefined
    return { name: statement.name, kind: 'method', span: [statement.ns, statement.ns + statement.name.length] }
  }
  if (statement.t !== 'Assign' || statement.targets.length !== 1) return undefined
  const [target] = statement.targets
  if (target?.t !== 'Name' || statement.value.t === 'Name') return undefined
  const kind =
    fields.has(target.id) && statement.value.t === 'Call'
      ? 'field'
      : target.id.startsWith('_')
        ? 'attribute'
        : undefined
  return kind && { name: target.id, kind, span: [target.s, target.e] }
}

function isApi(value: { readonly t: string; readonly id?: string }): boolean {
  return value.t === 'Name' && value.id === 'api'
}

/** Does the class body read the first one before it is written anew? */
function isUsedBetween(body: readonly Stmt[], first: Stmt, second: Stmt, name: string): boolean {
  let used = false
  visitBody(
    body.filter((statement) => statement.s > first.s && statement.s <= second.s),
    (node) => {
      if (node.t === 'FunctionDef') return false
      const isTarget = node.s === second.s && second.t === 'Assign'
      if (node.t === 'Name' && node.id === name && !isTarget) used = true
      return true
    },
  )
  return used
}
