import { turnOf } from '../../src/model/inference/loop-turns.ts'
import type { Call, Stmt } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Records are created one by one',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  aliases: ['create-in-loop'],
  messages: {
    create:
      "each record of '{model}' is created on its own; gather the values in a list and give create() the list once, behind the loop",
  },
  check({ addon, project, report }) {
    for (const call of project.code(addon).repeated) {
      const { node, method, facts } = call
      const [values] = node.args
      if (method.name !== 'create' || !values || values.t === 'List' || values.t === 'Comp') continue
      const turn = turnOf(call)
      const last = turn?.around.at(-1)
      if (!turn || !last || !isGathered(last, node)) continue
      const model = method.records.views.map(({ name }) => name).join("' or '")
      report('create', { file: facts.file, span: [node.s, node.e] }, { model })
    }
  },
})

/** Nothing is done with the new record in the turn, but to keep it: `new |= create(…)`, `new.append(create(…))`. */
function isGathered(statement: Stmt, create: Call): boolean {
  if (statement.t === 'AugAssign') return statement.value === create && (statement.op === '|' || statement.op === '+')
  if (statement.t !== 'Expr') return false
  const { value } = statement
  if (value === create) return true
  return value.t === 'Call' && value.func.t === 'Attribute' && value.func.attr === 'append' && value.args[0] === create
}
