import { actionViewRefs } from '../../src/model/data/action-contexts.ts'
import { isViewRef, type ViewRefFault, viewRefFault } from '../../src/model/views/view-ref.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'A context asks for a view that is not the one that opens',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    missing: "there is no view '{id}', which {key} asks for: Odoo opens the default view in its place",
    short:
      "{key} wants an external id with its module's name: Odoo warns, and opens the default view in place of '{id}'; put the module's name and a dot before it",
    model: "'{id}' is a record of {detail}, no view: Odoo opens the default view in its place",
    type: "'{id}' is a {detail} view: opened by {key}, the web client cannot draw it",
    renamed: "nothing reads {key} since 18.0, and the default view opens; write '{detail}'",
  },
  check({ addon, project, report }) {
    const tell = (at: Place, key: string, id: string, { fault, detail }: ViewRefFault): void => {
      if (fault === 'missing') report(fault, at, { id, key })
      else if (fault === 'renamed') report(fault, at, { key, detail })
      else if (fault === 'model') report(fault, at, { id, detail })
      else if (fault === 'short') report(fault, at, { id, key })
      else report(fault, at, { id, key, detail })
    }
    for (const { at, key, id, fault } of project.views.audit(addon.name).of('view-ref')) tell(at, key, id, fault)
    for (const { key, value, at } of actionViewRefs(project, addon)) {
      const fault = isViewRef(key) ? viewRefFault(project, addon.name, key, value) : undefined
      if (fault) tell(at, key, value, fault)
    }
  },
})
