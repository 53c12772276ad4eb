import { ENVIRONMENT_NAMES } from '../../src/knowledge/recordset-api.ts'
import type { Addon } from '../../src/model/addon.ts'
import { codeAdvice, sureOf } from '../../src/model/inference/code-advice.ts'
import type { Project } from '../../src/model/project.ts'
import { environmentAttributesOf } from '../../src/model/python/environment-attributes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'Code asks a recordset for a field or method that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    { names: ['removed-odoo-method-call', 'ODE9503'], keys: ['call'] },

    {
      names: ['removed-orm-api-usage'],
      keys: ['read', 'call'],
      data: { name: ['fields_view_get', 'invalidate_cache', 'name_get'] },
    },
  ],
  messages: {
    read: "'{model}' has no field or method '{name}': reading it ends with AttributeError; {advice}",
    call: "'{model}' has no method '{name}': calling it ends with AttributeError; {advice}",
    write: "'{model}' has no field '{name}': giving it a value ends with AttributeError; {advice}",
    request:
      "request.{name} is set by '{name}', which {addon} does not depend on: without it this ends with AttributeError; depend on it, or ask getattr(request, '{name}', None)",
    lost: "a request of Odoo {series} has no '{name}', which went in 16.0: reading it ends with AttributeError; {advice}",
    environment: "the environment of {series} has no '{name}'{advice}: reading it ends with AttributeError",
  },
  check({ addon, project, series, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind === 'environment' && !isSet(project, addon, fault.name)) {
        const near = nearName(fault.name, ENVIRONMENT_NAMES)
        const advice = near === undefined ? '' : ` (did you mean '${near}'?)`
        report(
          'environment',
          { file: fault.file, span: fault.span },
          { name: fault.name, series, advice },
          sureOf(fault, {}),
        )
      }
      if (fault.kind === 'request' && project.isComplete(addon.name) && project.graph.reach(addon.name).size > 0)
        report(
          'request',
          { file: fault.file, span: fault.span },
          { name: fault.name, addon: addon.name },
          { severity: 'warning' },
        )
      if (fault.kind === 'request-lost')
        report(
          'lost',
          { file: fault.file, span: fault.span },
          { name: fault.name, series, advice: fault.advice },
          sureOf(fault, {}),
        )
      if (fault.kind !== 'member') continue
      const { file, span, views, name, use } = fault
      const model = views.map((view) => view.name).join("' or '")
      const wanted = use === 'write' ? 'fields' : 'members'
      const { advice, options } = codeAdvice(project, addon, fault, views, name, wanted)
      report(use, { file, span }, { model, name, advice }, { cause: `${model}.${name}`, ...options })
    }
  },
})

/** Does code in reach set the attribute on an environment itself? */
function isSet(project: Project, addon: Addon, name: string): boolean {
  return [...project.graph.reach(addon.name)].some((reached) => {
    const read = project.addon(reached)
    return read !== undefined && environmentAttributesOf(read).has(name)
  })
}
