import type { FunctionFacts } from '../../src/facts/python-facts.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An override of create takes the values of one record',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '16.0',
  messages: {
    single:
      'this create takes the values of one record: Odoo warns and calls it once for each, which is slow; decorate it with @api.model_create_multi and loop over the list that it then gets',
    list: 'with @api.model create gets a list of values since Odoo 19.0, and this one uses {name} as the values of one record: making a record ends with an error; decorate it with @api.model_create_multi and loop over the list',
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon))
      for (const method of one.definition.methods) {
        if (method.name !== 'create' || !method.decorators.some(({ name }) => /^(?:odoo\.)?api\.model$/.test(name)))
          continue
        const at = placeIn(one, method.nameSpan)
        if (!since(series, '19.0')) report('single', at, {})
        else {
          const [, values] = [...method.params.posonly, ...method.params.args]
          if (values && readsOne(method, values.name)) report('list', at, { name: values.name }, { severity: 'error' })
        }
      }
  },
})

/** Is the argument used like a dict: `vals['x']`, `vals.get(…)`? */
function readsOne(method: FunctionFacts, name: string): boolean {
  let reads = false
  let looks = false
  const isIt = (node: Expr | undefined): boolean => node?.t === 'Name' && node.id === name
  visitBody(method.node.body, (node) => {
    // the name may be bound anew to one of the list
    if (node.t === 'For' && isIt(node.target)) return false
    if (node.t === 'Subscript' && isIt(node.value) && node.index.t === 'Str') reads = true
    // code that looks which of both it was given knows how to take each
    if (node.t === 'Call' && node.func.t === 'Name' && node.func.id === 'isinstance' && isIt(node.args[0])) looks = true
    if (node.t === 'Attribute' && isIt(node.value))
      reads ||= /^(?:get|update|setdefault|keys|items|values)$/.test(node.attr)
    return true
  })
  return reads && !looks
}
