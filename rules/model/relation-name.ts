import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { relationTable } from '../../src/model/models/relation-table.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** What Odoo takes for a name of a table: letters of either case, digits, `_` and `$`. */
const NAME = /^[a-z_][a-z0-9_$]*$/i
const LONGEST = 63
/** The label of a field, where names of tables are small letters. */
const LABEL = /^[A-Z][a-z]/

export default defineRule({
  title: 'The table of a Many2many field has a name that is none',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['m2m-relation-is-label', 'ODW9501'],
  messages: {
    characters:
      "'{table}' is no name of a table: Odoo stops as it sets up its models. The second argument of a Many2many is its table; write {instead}",
    long: "the table of '{field}' is called '{table}', which is longer than the 63 letters of a name: Odoo stops as it sets up its models; give it a shorter relation=",
    label:
      "the second argument of a Many2many is the name of its table, and the label of '{field}' stays what its name says; write string='{table}'",
  },
  check({ addon, project, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    for (const one of project.models.classes(addon)) {
      const { view } = one
      if (!view || view.kind === 'abstract' || one.conditional) continue
      for (const written of writtenFields(one)) {
        const { name: field } = written.part
        const merged = view.field(field)
        const table = merged && relationTable(view, merged, viewOf)?.table
        if (merged?.type !== 'Many2many' || table === undefined) continue
        // what another class says of the table is told there
        if (written.part.relation === undefined && merged.part.relation !== undefined) continue
        const at = argumentPlace(written, 'relation')
        const label = LABEL.test(table) && written.written.args['string'] === undefined
        if (!NAME.test(table)) {
          const instead = label ? `string='${table}'` : 'small letters, digits and _'
          report('characters', at, { table, instead })
        } else if (table.length > LONGEST) report('long', at, { field, table })
        else if (label) report('label', at, { field, table }, { severity: 'warning', confidence: 'likely' })
      }
    }
  },
})
