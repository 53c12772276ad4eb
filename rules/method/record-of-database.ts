import { callPlace, callSites, enclosing } from '../../src/model/python/call-sites.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code takes the first company for the company at hand',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['hardcoded-company-or-currency'],
  messages: {
    company:
      "'base.main_company' is the first company of the database, whichever one the record or the user is of; use self.env.company or the record's company_id",
  },
  check({ addon, series, report }) {
    for (const site of callSites(addon, series)) {
      if (site.name !== 'ref' || !/(?:^|\.)env\.ref$/.test(dottedName(site.call.func) ?? '')) continue
      const [id] = site.call.args
      if (id?.t !== 'Str' || id.value !== 'base.main_company') continue
      // hooks set the database up
      if (!enclosing(site.facts, site.call.s).owner) continue
      report('company', callPlace(site), {}, { optional: site.facts.file.includes('/tests/') })
    }
  },
})
