import { removedHook } from '../../src/knowledge/removed-hooks.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import type { ModelClass } from '../../src/model/models/model-classes.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method is overridden that Odoo no longer calls',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '16.0',
  parts: [
    { names: ['deprecated-odoo-model-method', 'W8160'], data: { method: ['fields_view_get'] } },
    { names: ['deprecated-name-get', 'E8146'], data: { method: ['name_get'] } },
    { names: ['removed-orm-api-usage'], data: { method: ['fields_view_get', 'name_get'] } },
  ],
  messages: {
    removed: "Odoo calls {method} no more since {gone}: this override of '{model}' has no effect; {instead}",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const method of one.definition.methods) {
        const hook = removedHook(method.name, series)
        if (!hook || method.decorators.some(({ name }) => name === 'staticmethod') || isCalled(one, method.name))
          continue
        const { gone, instead } = hook
        report('removed', placeIn(one, method.nameSpan), { method: method.name, gone, model: one.part.model, instead })
      }
    }
  },
})

/** The addon's own code calls it, on `self` or on other records: not all is lost. */
function isCalled(one: ModelClass, name: string): boolean {
  return one.definition.methods.some((method) => {
    let called = false
    visitBody(method.node.body, (node) => {
      if (node.t === 'Call' && node.func.t === 'Attribute' && node.func.attr === name)
        called ||= !(
          node.func.value.t === 'Call' &&
          node.func.value.func.t === 'Name' &&
          node.func.value.func.id === 'super'
        )
      return !called
    })
    return called
  })
}
