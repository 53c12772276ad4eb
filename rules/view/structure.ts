import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A node that Odoo refuses where it stands',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    'list-child':
      '<{detail}> cannot stand in a list: Odoo takes <field>, <button>, <widget>, <groupby>, <control> and <header> there, and refuses the view',
    'graph-child': '<{detail}> cannot stand in a graph, which takes <field> alone: Odoo refuses the view',
    page: '<page> stands in <{detail}> and not in <notebook>: Odoo refuses the view',
    searchpanel: 'a search view can have one <searchpanel>: Odoo refuses a second',
    tooltip: "Odoo refuses a view with '{detail}'; use help on a field, or title",
    directive: "Odoo refuses the directive '{detail}' in this type of view",
    number: 'Odoo wants a whole number: it refuses the view with {detail}',
    subview: 'there is a view inside a field that leads to no other model ({detail}): Odoo refuses it',
    groupby: '<groupby> is for Many2one fields, {detail}: Odoo refuses the view',
    domain: 'a domain makes no sense here, {detail}: Odoo refuses the view',
    period: 'default_period="{detail}" is unknown, and Odoo refuses the view',
    'panel-domain': 'a field of a searchpanel can have a domain only with select="multi": Odoo refuses the view',
    editable: 'editable can be "top" or "bottom", not "{detail}": Odoo refuses the view',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('structure')) {
      const { at, fault, detail } = fact
      if (fault === 'searchpanel' || fault === 'panel-domain') report(fault, at, {}, viewCost(fact))
      else report(fault, at, { detail }, viewCost(fact))
    }
  },
})
