import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A kanban view without the template that the series draws cards with',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['kanban-legacy-templates'],
  messages: {
    deprecated: "'{old}' is deprecated since 18.0, and Odoo warns of it; write the card anew as '{template}'",
    gone: "since 19.0 Odoo does not know '{old}': the view stops with \"Missing '{template}' template\"; write the card anew as '{template}'",
    call: "the card calls a template '{name}', which neither the view nor the web client has: the web client stops when it draws the card",
    missing:
      "there is no template '{template}': the view stops with \"Missing '{template}' template\" when someone opens it",
  },
  check({ addon, project, report }) {
    for (const { at, fault, old, template } of project.views.audit(addon.name).of('kanban')) {
      if (fault === 'deprecated') report('deprecated', at, { old, template }, { confidence: 'proven' })
      else if (fault === 'gone') report('gone', at, { old, template }, { severity: 'error' })
      else report('missing', at, { template })
    }
    for (const { at, name } of project.views.audit(addon.name).of('card-call')) report('call', at, { name })
  },
})
