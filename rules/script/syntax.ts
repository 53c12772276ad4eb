import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A script that no browser can read',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    syntax: '{message}: no browser can read the script, and the bundle that has it stops there',
  },
  check({ addon, project, series, report }) {
    if (!addon.installable || addon.scripts.size === 0) return
    const broken = [...addon.scripts].filter(([, { issues }]) => issues.some(({ code }) => code !== 'too-deep'))
    if (broken.length === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, issues }] of broken) {
      const [issue] = issues
      // what no bundle of the addon has may be no script for browsers at all
      if (!issue || (since(series, '15.0') && !bundles.has(`/${addon.name}/${relative}`))) continue
      report('syntax', { file, span: issue.span }, { message: issue.message })
    }
  },
})
