import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Attribute, Stmt } from '../../src/parse/python/ast.ts'
import { firstParameter, isSelf } from '../../src/parse/python/names.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A loop over self reads self in place of the record that it is at',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    whole:
      "the loop never uses its '{name}', and reads self.{field}: with more than one record that ends with 'Expected singleton'; write {name}.{field}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { view } = one
      if (!view || one.conditional) continue
      for (const { node, params } of one.definition.methods) {
        if (firstParameter(params) !== 'self' || isSingle(node.body)) continue
        walkStmts(node.body, (statement) => {
          if (statement.t === 'FunctionDef') return false
          if (statement.t !== 'For' || !isSelf(statement.iter)) return true
          if (statement.target.t !== 'Name' || statement.target.id === 'self') return true
          const found = readOfSelf(statement.body, statement.target.id, view)
          if (found) report('whole', placeIn(one, [found.s, found.e]), { name: statement.target.id, field: found.attr })
          return true
        })
      }
    }
  },
})

/** A method for one record says so. */
function isSingle(body: readonly Stmt[]): boolean {
  let single = false
  visitBody(body, (node) => {
    if (node.t === 'Attribute' && node.attr === 'ensure_one') single = true
    return !single
  })
  return single
}

/** Where a block reads a plain field of `self` and never uses the name of the loop; it may bind either anew. */
function readOfSelf(body: readonly Stmt[], name: string, view: ModelView): Attribute | undefined {
  let used = false
  let found: Attribute | undefined
  const written = new Set<unknown>()
  visitBody(body, (node) => {
    if (node.t === 'Name' && node.id === name) used = true
    if (node.t === 'Assign') {
      for (const target of node.targets) {
        written.add(target)
        if (isSelf(target)) used = true
      }
    } else if (node.t === 'AugAssign') written.add(node.target)
    if (node.t === 'Attribute' && isSelf(node.value) && !written.has(node)) {
      const field = view.field(node.attr)
      if (field && node.attr !== 'id' && !field.part.open && !RELATIONAL.has(field.type)) found ??= node
    }
    return true
  })
  return used ? undefined : found
}
