import { scriptCycles } from '../../src/model/web/script-cycles.ts'
import { scriptCost } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Scripts import each other in a circle',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    cycle:
      'these scripts import each other ({cycle}): Odoo starts a script when all that it imports has started, so that none of them ever does{page}; move what both need into a third',
    itself: 'the script imports itself: Odoo starts it when all that it imports has started, which never happens{page}',
  },
  check({ addon, project, series, report }) {
    if (addon.scripts.size === 0) return
    for (const cycle of scriptCycles(project, addon)) {
      const [first] = cycle
      if (!first) continue
      const costs = cycle.map(({ script }) => scriptCost(script))
      // a script in no bundle of the addon may be dead, and then nobody waits for it
      const cost = costs.find(({ confidence }) => confidence !== 'proven') ?? costs[0]
      const page =
        series === '17.0' && cost?.confidence === 'proven' ? ', and 17.0 shows an error in place of the page' : ''
      const at = { file: first.script.facts.file, span: first.item.span }
      if (cycle.length === 1) {
        report('itself', at, { page }, cost)
        continue
      }
      const names = [...cycle, first].map(({ script }) => script.relative.replace(/^static\//, ''))
      const related = cycle.slice(1).map(({ script, item }) => ({ file: script.facts.file, span: item.span }))
      report('cycle', at, { cycle: names.join(' → '), page }, { ...cost, related })
    }
  },
})
