import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Assets for the web client without depending on web',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    implicit:
      "{addon} adds to the bundle '{bundle}' of web but does not depend on web: Odoo may order its files before those of web, and nothing says what they need; add 'web' to 'depends'",
  },
  check({ addon, project, report }) {
    if (addon.name === 'web' || addon.name === 'base') return
    const assets = addon.value('assets')
    if (assets?.kind !== 'dict') return
    const { graph } = project
    const reach = graph.reach(addon.name)
    // a dependency that nobody can read may bring web
    if (reach.has('web') || [...reach].some((name) => name !== 'base' && !graph.has(name))) return
    for (const { key } of assets.entries) {
      if (key.kind !== 'str' || !key.value.startsWith('web.')) continue
      report('implicit', addon.manifestPlace(key.span), { addon: addon.name, bundle: key.value })
      return
    }
  },
})
