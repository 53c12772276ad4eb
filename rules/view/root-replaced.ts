import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "A view replaces another view's root",
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    replaced:
      'this replaces the whole of {parent}: whatever other modules add to it is lost or breaks; make it a view of its own (mode primary), or change the nodes that you mean',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('root-replaced'))
      report('replaced', fact.at, { parent: fact.parent })
  },
})
