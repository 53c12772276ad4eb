import { placeIn } from '../../src/model/models/model-classes.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The name of a model or of its table is none that the database takes',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    characters:
      "'{name}' makes the table name '{table}', which may hold only letters, digits and underscores and begins with no digit: Odoo stops as it loads the addon",
    long: "'{name}' makes the table name '{table}' of {length} characters, 63 are allowed: Odoo stops as it loads the addon; set a shorter _table",
    style: "model name '{name}': Odoo's own check allows lowercase letters, digits, underscores and dots only",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { modelName, attributes } = one.definition
      const written = attributes['_table']?.value
      const given = stringValue(written)
      if (written && given === undefined) continue
      const name = one.part.model
      if (given === undefined && !one.part.creates) continue
      const table = given ?? name.replaceAll('.', '_')
      const span =
        given !== undefined && written
          ? ([written.s, written.e] as const)
          : modelName && modelName !== 'dynamic'
            ? modelName.span
            : one.definition.nameSpan
      const at = placeIn(one, span)
      if (!/^[a-z_][a-z0-9_$]*$/i.test(table)) report('characters', at, { name: given ?? name, table })
      else if (table.length > 63) report('long', at, { name: given ?? name, table, length: table.length })
      else if (given === undefined && modelName && !/^[a-z0-9_.]+$/.test(name))
        report('style', at, { name }, { severity: 'warning' })
    }
  },
})
