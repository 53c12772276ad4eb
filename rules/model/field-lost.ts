import { FIELD_TYPES } from '../../src/model/models/field-path.ts'
import { bodyOf, placeIn } from '../../src/model/models/model-classes.ts'
import type { Expr, Stmt } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A field is written in a way that makes no field of it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    comma:
      "a comma stands behind the field '{name}': Python makes a tuple of it, and '{model}' has no such field; remove the comma",
    annotation:
      "'{name}' is followed by a colon, which makes the field a type hint: '{model}' has no such field; write {name} = …",
    uncalled:
      "'{name}' is the class fields.{type} itself, not a field: '{model}' has no such field; write {name} = fields.{type}()",
    unnamed: "a field is made here and given no name: '{model}' does not get it; write name = …",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { model } = one.part
      const taken = new Set(one.definition.fields.map((field) => field.name))
      for (const statement of bodyOf(one)?.body ?? []) {
        const lost = lostField(statement)
        if (!lost || taken.has(lost.name)) continue
        report(lost.key, placeIn(one, lost.span), { name: lost.name, type: lost.type, model })
      }
    }
  },
})

interface Lost {
  readonly key: 'comma' | 'annotation' | 'uncalled' | 'unnamed'
  readonly name: string
  readonly type: string
  readonly span: Span
}

function lostField(statement: Stmt): Lost | undefined {
  if (statement.t === 'Expr') {
    const type = calledType(statement.value)
    return type === undefined
      ? undefined
      : { key: 'unnamed', name: '', type, span: [statement.value.s, statement.value.e] }
  }
  const target = statement.t === 'Assign' ? statement.targets[0] : statement.t === 'AnnAssign' ? statement.target : null
  if (target?.t !== 'Name' || target.id.startsWith('_')) return undefined
  const [name, span] = [target.id, [target.s, target.e]] as const
  if (statement.t === 'AnnAssign') {
    const type = statement.value ? undefined : calledType(statement.annotation)
    return type === undefined ? undefined : { key: 'annotation', name, type, span }
  }
  if (statement.t !== 'Assign' || statement.targets.length > 1) return undefined
  const { value } = statement
  if (value.t === 'Tuple' && value.items.length === 1) {
    const type = calledType(value.items[0])
    return type === undefined ? undefined : { key: 'comma', name, type, span }
  }
  const type = fieldType(value)
  return type === undefined ? undefined : { key: 'uncalled', name, type, span }
}

function calledType(expr: Expr | undefined): string | undefined {
  return expr?.t === 'Call' ? fieldType(expr.func) : undefined
}

/** `Char` of `fields.Char`. */
function fieldType(expr: Expr): string | undefined {
  const type = /^(?:odoo\.)?fields\.(\w+)$/.exec(dottedName(expr) ?? '')?.[1]
  return type !== undefined && FIELD_TYPES.has(type) ? type : undefined
}
