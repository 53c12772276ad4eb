import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A style sheet that cannot be compiled',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    syntax:
      "{message}: bundle '{bundle}' cannot be compiled, and every page that loads it shows an error in place of its style",
  },
  check({ addon, project, report }) {
    if (addon.styles.size === 0) return
    const broken = [...addon.styles].filter(([path, { faults }]) => path.endsWith('.scss') && faults.length > 0)
    if (broken.length === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, faults }] of broken) {
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      // another entry may take the file out again
      if (bundle === undefined || !project.bundles.of(bundle, addon.name).has.has(`/${addon.name}/${relative}`))
        continue
      for (const { message, span } of faults) report('syntax', { file, span }, { message, bundle })
    }
  },
})
