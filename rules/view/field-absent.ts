import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An expression reads a field that is not in the view',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    absent:
      '{attribute} reads \'{field}\', which is not in the view, and Odoo {series} refuses it; add <field name="{field}" {hide}="1"/>',
    taken:
      '{attribute} reads \'{field}\', which {module} takes out of the view with {view}, and Odoo {series} refuses it; add <field name="{field}" {hide}="1"/>',
    removes:
      'this takes \'{field}\' out of the view, and {attribute} of another node still reads it: Odoo {series} refuses the view; hide the field instead ({hide}="1")',
    unknown:
      "{attribute} reads '{field}', which is neither in the view nor a field of '{model}': Odoo refuses the view",
    masked:
      "{attribute} reads '{field}', which is in the view only when {owner} is there: {addon} does not depend on it, Odoo installs it by itself; add '{owner}' to depends",
    restricted:
      '{attribute} reads \'{field}\', which only users of {groups} have in the view, and Odoo {series} refuses it; add <field name="{field}" {hide}="1"/> without groups',
  },
  check({ addon, project, series, report }) {
    for (const fact of project.views.audit(addon.name).of('absent-field')) {
      const { at, attribute, field, model, by, masked, groups } = fact
      const unsure = { confidence: 'likely' as const }
      const options = fact.fatal
        ? { ...viewCost(fact), ...(fact.likely && unsure) }
        : { severity: 'warning' as const, ...unsure }
      // before 17.0 a list hides a whole column by the attribute that it has in a form
      const hide = fact.column && since(series, '17.0') ? 'column_invisible' : 'invisible'
      if (masked !== undefined)
        report('masked', at, { attribute, field, owner: masked, addon: addon.name }, { severity: 'warning' })
      else if (groups !== undefined) report('restricted', at, { attribute, field, groups, series, hide }, options)
      else if (fact.own) report('removes', at, { attribute, field, series, hide }, options)
      else if (!fact.exists) report('unknown', at, { attribute, field, model }, options)
      else if (by)
        report(
          'taken',
          at,
          { attribute, field, module: by.module, view: by.view, series, hide },
          { ...options, related: [by.place && { ...by.place, note: `${by.module} takes it away here` }] },
        )
      else report('absent', at, { attribute, field, series, hide }, options)
    }
  },
})
