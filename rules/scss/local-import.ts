import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

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
    missing:
      "'@import {reference}' finds nothing, for Odoo looks for it among the files of Bootstrap alone: bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style; list your file in the bundle instead",
  },
  check({ addon, project, series, report }) {
    if (addon.styles.size === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, imports }] of addon.styles) {
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      if (bundle === undefined) continue
      for (const { reference, span } of imports) {
        if (reference.includes('.') || /^[/~]/.test(reference))
          report('forbidden', { file, span }, { reference, bundle })
        else if (relative.endsWith('.scss') && !isFound(reference))
          report('missing', { file, span }, { reference, bundle })
      }
    }

    /** Does the compiler find it: below Bootstrap's folder, from 18.0 on below an addon's? */
    function isFound(reference: string): boolean {
      const { files } = project.bundles
      if (!files.has('/web/static/lib/bootstrap/scss/_variables.scss')) return true
      const roots = ['/web/static/lib/bootstrap/scss/', ...(since(series, '18.0') ? ['/'] : [])]
      const name = reference.slice(reference.lastIndexOf('/') + 1)
      const folder = reference.slice(0, reference.length - name.length)
      return roots.some((root) =>
        [name, `_${name}`].some((one) =>
          ['.scss', '.css', '.sass'].some((end) => files.has(root + folder + one + end)),
        ),
      )
    }
  },
})
