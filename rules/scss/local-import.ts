import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A style sheet imports a file, which Odoo forbids in bundles',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    forbidden:
      "Odoo takes '@import {reference}' out and reports an error in place of the style of bundle '{bundle}': list the file in the bundle instead",
  },
  check({ addon, project, report }) {
    if (!addon.installable || addon.styles.size === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, imports }] of addon.styles) {
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      if (bundle === undefined) continue
      for (const { reference, span } of imports)
        if (reference.includes('.') || /^[/~]/.test(reference))
          report('forbidden', { file, span }, { reference, bundle })
    }
  },
})
