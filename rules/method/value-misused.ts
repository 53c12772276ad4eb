import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A number, an id, a date or a text is used as something else',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    member: "this is {what}, which has no '{name}': the code ends with AttributeError; ask the record itself",
    loop: 'this is {what}, and a loop goes through many: the code ends with TypeError',
    length: 'this is {what}, which has no length: the code ends with TypeError',
    joined: '{what} cannot be put together with +: the code ends with TypeError{advice}',
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'misused') continue
      const { file, span, what, use, name } = fault
      const at = { file, span }
      if (use === 'member') report('member', at, { what, name }, sureOf(fault, {}))
      else if (use !== 'joined') report(use, at, { what }, sureOf(fault, {}))
      else {
        const advice = /text/.test(what) ? '; put the value into the text with %s, or make a text of it first' : ''
        report('joined', at, { what, advice }, sureOf(fault, {}))
      }
    }
  },
})
