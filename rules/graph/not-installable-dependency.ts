import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A dependency that is switched off',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    off: "{addon} depends on '{dependency}', which is not installable: Odoo does not load {addon} and leaves it in state 'to install' without an error; make {dependency} installable, do without it, or set 'installable': False here too",
  },
  check({ addon, project, report }) {
    for (const { value, span } of addon.depends) {
      const node = project.graph.node(value)
      // a manifest that cannot be used is told at its own place
      if (!node || node.installable || node.broken !== undefined) continue
      const switched = project.addon(value)
      const related = switched && { ...switched.keyPlace('installable'), note: 'switched off here' }
      report('off', addon.manifestPlace(span), { addon: addon.name, dependency: value }, { related: [related] })
    }
  },
})
