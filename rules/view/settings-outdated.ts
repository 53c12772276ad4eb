import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Settings written in a way that the series does not draw',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    old: 'since 17.0 settings are <app>, <block> and <setting>: Odoo does not take this <div class="app_settings_block"> for the settings of an application',
    early:
      '<{tag}> came with 17.0: Odoo {series} knows no such element; write <div class="app_settings_block" data-key="…">',
  },
  check({ addon, project, series, report }) {
    for (const { at, tag } of project.views.audit(addon.name).of('settings')) {
      if (tag === 'div') report('old', at, {})
      else report('early', at, { tag, series })
    }
  },
})
