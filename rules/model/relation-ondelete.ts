import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'The ondelete of a relational field is one that Odoo refuses, or its model one that it cannot lead to',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    required:
      "'{field}' is required, so ondelete='set null' cannot be: Odoo stops as it sets up its models; use 'restrict' or 'cascade'",
    many: "ondelete='{ondelete}' is none that a Many2many takes: Odoo stops as it sets up its models; use 'cascade' or 'restrict'",
    system:
      "'{field}' leads to '{model}', for which ondelete='restrict' is refused: Odoo stops as it sets up its models; use 'cascade' or 'set null'",
    unknown: "ondelete='{ondelete}' is no policy of the database: use 'set null', 'restrict' or 'cascade'",
    transient:
      "'{field}' of stored model '{owner}' leads to '{model}', whose records are thrown away after a while: Odoo stops as it makes the column",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.closed || one.conditional) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const view = one.view.field(part.name)
        if (!view || view.related || view.part.open || view.type !== part.type) continue
        const at = argumentPlace(field, 'ondelete')
        const ondelete = stringValue(written.args['ondelete'])
        if (part.type === 'Many2many') {
          if (ondelete !== undefined && !/^(?:cascade|restrict)$/.test(ondelete)) report('many', at, { ondelete })
        } else if (part.type === 'Many2one') {
          const model = view.comodel ?? ''
          if (ondelete === 'set null' && view.part.required) report('required', at, { field: part.name })
          else if (ondelete === 'restrict' && since(series, '14.0') && SYSTEM_MODELS.has(model))
            report('system', at, { field: part.name, model })
          else if (ondelete !== undefined && !/^(?:set null|restrict|cascade|set default|no action)$/i.test(ondelete))
            report('unknown', at, { ondelete })
          const comodel = project.models.view(model, addon.name)
          // what inherits a transient model is transient, whatever its own class says
          const kept = one.view.kind === 'model' && !one.view.lineage.some((each) => each.part.kind === 'transient')
          if (kept && one.view.auto && comodel?.kind === 'transient' && view.stored)
            report('transient', argumentPlace(field, 'comodel_name'), {
              field: part.name,
              owner: one.part.model,
              model,
            })
        }
      }
    }
  },
})

/** `IR_MODELS` of odoo/fields.py, the same in 14.0 to 19.0. */
const SYSTEM_MODELS: ReadonlySet<string> = new Set([
  'ir.model',
  'ir.model.data',
  'ir.model.fields',
  'ir.model.fields.selection',
  'ir.model.relation',
  'ir.model.constraint',
  'ir.module.module',
])
