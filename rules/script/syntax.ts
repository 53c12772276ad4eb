import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A script that no browser can read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    syntax: '{message}: no browser can read the script, and the bundle that has it stops there',
    await:
      'await stands outside of a function: Odoo makes a function of the script, which does not wait, so that no browser can read it and the bundle that has it stops there; put it into an async function',
    form: 'Odoo finds imports and exports by the look of their line, and does not know this one: it stays in the bundle as it is, which no browser can read; begin the line with it, and write no comment between its braces',
  },
  check({ addon, project, series, report }) {
    if (addon.scripts.size === 0) return
    const broken = [...addon.scripts].filter(
      ([, { issues, built }]) => issues.some(({ code }) => code !== 'too-deep') || built,
    )
    if (broken.length === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, issues, built, tagged, ignored }] of broken) {
      // what no bundle of the addon has may be no script for browsers at all
      if (!bundles.has(`/${addon.name}/${relative}`)) continue
      const [issue] = issues
      if (issue) report('syntax', { file, span: issue.span }, { message: issue.message })
      else if (built?.code === 'syntax') report('syntax', { file, span: built.span }, { message: built.message })
      else if (!built || !since(series, '15.0') || ignored) continue
      // script/not-a-module tells of what Odoo does not take for a module
      else if (built.code === 'form' && (tagged || since(series, '18.0')))
        report('form', { file, span: built.span }, {})
      else if (built.code === 'await' && since(series, '17.0')) report('await', { file, span: built.span }, {})
    }
  },
})
