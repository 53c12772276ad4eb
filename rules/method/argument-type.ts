import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method is given a text, list or dict where it works with another',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    values: "{method}() of '{model}' is given a {given}, and works with {wanted}: the call ends with an error",
    ids: "browse() is given a text as an id of '{model}': ids are numbers, so no such record is found; give int(…), or an external id to env.ref()",
    records:
      "{method}() of '{model}' takes ids, and is given records: the database cannot read such; write .id, .ids, or leave browse() out",
    names:
      "{method}() of '{model}' takes a list of names of fields, and is given a text: each of its letters is taken for a name",
    function:
      "{method}() of '{model}' takes a function or the name of a field, and is given a list: the call ends with TypeError",
    user: "sudo() of '{model}' is given a user, and takes True or False: the call ends with AssertionError; write with_user(…)",
    mixed: "records of '{left}' and of '{right}' are put together by {operator}: it ends with TypeError",
    cursor:
      'Environment() is given an environment, and takes a cursor: it ends with AssertionError; write its .cr, or go on with the environment itself',
    many: "'{name}' is a list here, one dict of values for each new record, as @api.model_create_multi says: {name}{asked} ends with an error; go through it with for",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      const { file, span } = fault
      if (fault.kind === 'many')
        report('many', { file, span }, { name: fault.name, asked: fault.asked }, sureOf(fault, {}))
      if (fault.kind === 'cursor') report('cursor', { file, span }, {}, sureOf(fault, {}))
      if (fault.kind === 'mixed') {
        const { left, right, operator } = fault
        report('mixed', { file, span }, { left: left.name, right: right.name, operator }, sureOf(fault, {}))
      }
      if (fault.kind !== 'given') continue
      const { view, method, given } = fault
      if (given === 'user') {
        report('user', { file, span }, { model: view.name }, sureOf(fault, {}))
        continue
      }
      if (given === 'records' || given === 'names' || given === 'function') {
        report(given, { file, span }, { method, model: view.name }, sureOf(fault, {}))
        continue
      }
      if (given === 'ids') {
        report('ids', { file, span }, { model: view.name }, sureOf(fault, {}))
        continue
      }
      const wanted = method === 'create' ? 'a dict of values, or a list of such' : 'a dict of values'
      report('values', { file, span }, { method, model: view.name, given, wanted }, sureOf(fault, {}))
    }
  },
})
