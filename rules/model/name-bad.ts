import { placeIn } from '../../src/model/models/model-classes.ts'
import { isModelName } from '../../src/model/models/model-name.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

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
    style:
      "model name '{name}' may hold only lowercase letters, digits, underscores and dots: Odoo stops as it loads the addon ('The _name attribute {name} is not valid')",
    unnamed:
      "class {name} has {lack}: Odoo takes the name of the class for that of a new model, refuses it for its capitals, and stops as it loads the addon; write _inherit = '…' to extend a model, _name = '…' to make one",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      const { modelName, inherit, bases, attributes } = one.definition
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
      else if (!one.part.creates || isModelName(name)) continue
      else if (modelName && modelName !== 'dynamic') report('style', placeIn(one, modelName.span), { name })
      // 19.0 makes 'res.partner' of ResPartner; what another class of Python brings along is not seen here
      else if (since(series, '19.0')) continue
      else if (bases.every((base) => /^(?:odoo\.)?models\.\w+$/.test(base)) && !one.definition.dynamic) {
        const lack = inherit?.length ? 'several models in _inherit and no _name' : 'neither _name nor _inherit'
        report('unnamed', placeIn(one, one.definition.nameSpan), { name, lack })
      }
    }
  },
})
