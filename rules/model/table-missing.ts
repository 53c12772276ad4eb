import type { Addon } from '../../src/model/addon.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL } from '../../src/model/models/models.ts'
import { walkBodyExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A model whose table Odoo does not make has none',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    missing:
      "'{model}' says _auto = False, so that Odoo makes no table for it, and no code of {addon} makes '{table}': Odoo logs that the model has no table, and reading it ends with an error; make the view in init(), or give it _table_query",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { view, part } = one
      const auto = one.definition.attributes['_auto']
      if (!auto || part.auto !== false || !part.creates || one.conditional) continue
      if (!view?.membersKnown || view.kind === 'abstract' || view.table !== part.model.replaceAll('.', '_')) continue
      const makes = (method: string): boolean =>
        view.method(method)?.definitions.some(({ model }) => model !== BASE_MODEL) ?? false
      if (['init', '_auto_init', '_table_query'].some(makes) || one.definition.attributes['_table_query']) continue
      // SQL that stands elsewhere: in a hook, a script of a migration, a function that others call
      if (namesTable(addon, view.table)) continue
      if (addon.paths().some((path) => path.endsWith('.sql'))) continue
      const at = placeIn(one, auto.nameSpan)
      report('missing', at, { model: part.model, addon: addon.name, table: view.table })
    }
  },
})

/** Does a text in the addon's code name a table, or make one? */
function namesTable(addon: Addon, table: string): boolean {
  let named = false
  for (const { body } of addon.python.values())
    walkBodyExprs(body, (one) => {
      const texts = one.t === 'Str' ? [one.value] : one.t === 'JoinedStr' ? one.pieces : []
      for (const text of texts)
        if (typeof text === 'string' && (text.includes(table) || /\bcreate\b[\s\S]*\b(?:view|table)\b/i.test(text)))
          named = true
    })
  return named
}
