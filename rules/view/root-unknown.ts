import { nearestOwner } from '../../src/model/add-dependency.ts'
import { undeclared } from '../../src/model/models/missing-model.ts'
import { keyOwners } from '../../src/model/models/selection-elsewhere.ts'
import { renameRoot } from '../../src/model/views/root-edit.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The root of a view is no type of view in this series',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [{ names: ['view-tree-removed'], keys: ['tree', 'inner', 'ignored'] }],
  messages: {
    unknown: '<{tag}> is no type of view, and Odoo refuses the view; types here: {types}',
    foreign:
      "<{tag}> is a type of view that {owner} brings, which {addon} does not depend on: without it Odoo refuses the view; add '{owner}' to depends",
    type: "the record says type '{tag}', and the arch is a <{root}>: Odoo {series} refuses the view; leave the field 'type' out",
    replaced:
      'this makes a <{tag}> of a view of type {root}, and Odoo {series} refuses it: a view keeps its type; make a view of its own of it',
    tree: '<tree> is called <list> since 18.0, and Odoo refuses it; write <list>',
    list: '<list> came with 18.0: Odoo {series} refuses it; write <tree>',
    inner:
      '<tree> is called <list> since 18.0: inside a field Odoo takes it for no view, and what is in it for fields of the model around; write <list>',
    ignored:
      '<tree> is called <list> since 18.0: inside a field the web client knows no such view, and stops when someone opens the form; write <list>',
  },
  check({ addon, project, series, report }) {
    for (const fact of project.views.audit(addon.name).of('root')) {
      const options = viewCost(fact)
      const { tag, types } = fact
      const fix = () => renameRoot(project.views, fact.at, 'list')
      const owner =
        fact.why === 'unknown' ? nearestOwner(project, addon, keyOwners(project, 'ir.ui.view', 'type', tag)) : undefined
      if (owner !== undefined)
        report(
          'foreign',
          fact.at,
          { tag, owner, addon: addon.name },
          { ...options, ...undeclared(project, addon, owner) },
        )
      else if (fact.why === 'unknown') report('unknown', fact.at, { tag, types: [...types].join(', ') }, options)
      else if (fact.why === 'type') report('type', fact.at, { tag, root: [...types].join(', '), series }, options)
      else if (fact.why === 'replaced')
        report('replaced', fact.at, { tag, root: [...types].join(', '), series }, options)
      else if (fact.why === 'list')
        report('list', fact.at, { series }, { ...options, fix: () => renameRoot(project.views, fact.at, 'tree') })
      else if (fact.why === 'ignored') report('ignored', fact.at, {}, { severity: 'info', fix })
      else report(fact.why, fact.at, {}, { ...options, fix })
    }
  },
})
