import { turnOf } from '../../src/model/inference/loop-turns.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Records are browsed one by one',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['n-plus-one-read'],
  messages: {
    browse:
      "a record of '{model}' that is browsed alone is read alone: one query in each turn; go through browse(ids) of all the ids, and the first read fetches all",
  },
  check({ addon, project, report }) {
    for (const call of project.code(addon).repeated) {
      const { node, method, facts } = call
      const [id] = node.args
      const turn = method.name === 'browse' && id?.t === 'Name' ? turnOf(call) : undefined
      // `for ids in batches`: several at a time
      if (
        !turn ||
        id?.t !== 'Name' ||
        /ids(?:_|$)|s$/.test(id.id) ||
        turn.loop.target.t !== 'Name' ||
        turn.loop.target.id !== id.id
      )
        continue
      const model = method.records.views.map(({ name }) => name).join("' or '")
      report('browse', { file: facts.file, span: [node.s, node.e] }, { model })
    }
  },
})
