import { changes, turnOf } from '../../src/model/inference/loop-turns.ts'
import type { Expr, Stmt } from '../../src/parse/python/ast.ts'
import { walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Records are written or deleted one by one',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['write-in-loop'],
  messages: {
    write: "each record of '{model}' is written on its own with the same values; write them all at once{those}",
    unlink: "each record of '{model}' is deleted on its own; delete them all at once{those}",
  },
  check({ addon, project, report }) {
    for (const call of project.code(addon).repeated) {
      const { node, method, facts, loops } = call
      if (method.name !== 'write' && method.name !== 'unlink') continue
      const turn = turnOf(call)
      const { func } = node
      if (!turn || func.t !== 'Attribute' || loops.at(-1)?.over.kind !== 'records' || turn.loop.target.t !== 'Name')
        continue
      // the record of the turn itself, and values that do not stand on it
      if (func.value.t !== 'Name' || func.value.id !== turn.loop.target.id) continue
      const values = [...node.args, ...node.keywords.map(({ value }) => value)]
      if (values.some((value) => value.t === 'Name' || changes(turn, value) || asksAnew(value))) continue
      const model = method.records.views.map(({ name }) => name).join("' or '")
      const last = turn.around.at(-1)
      // something comes of it, or more is done in the turn that stands on it
      if (last?.t !== 'Expr' || turn.around.some((one) => one.t === 'For') || endsEarly(turn.loop.body)) continue
      const those = turn.around.some((one) => one.t === 'If') ? ', those of them that filtered() finds' : ''
      const at = { file: facts.file, span: [node.s, node.e] as const }
      // what write() puts into columns waits in the cache, and goes to the database for all records at once
      report(method.name, at, { model, those }, { optional: method.name === 'write' })
    }
  },
})

/** The loop may stop before its last record. */
function endsEarly(body: readonly Stmt[]): boolean {
  let ends = false
  walkStmts(body, (one) => {
    if (one.t === 'Break' || one.t === 'Return') ends = true
  })
  return ends
}

/** A call that may give another value each time, such as the next number of a sequence. */
function asksAnew(value: Expr): boolean {
  let asks = false
  walkExprs(value, (node) => {
    if (node.t !== 'Call') return true
    const name = node.func.t === 'Attribute' ? node.func.attr : node.func.t === 'Name' ? node.func.id : ''
    if (!/^(?:now|today|context_today|_|set|clear|create)$/.test(name)) asks = true
    return !asks
  })
  return asks
}
