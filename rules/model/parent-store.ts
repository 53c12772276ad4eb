import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: '_parent_store or _parent_name asks for a field that the model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    parent:
      "'{model}' has no field '{field}', its _parent_name: Odoo stops as it makes the table, or finds no parents; add a Many2one of this name, or write the right one",
    path: "'{model}' has no field 'parent_path', where _parent_store keeps the path: Odoo stops with KeyError as it makes the table; add parent_path = fields.Char(index=True)",
    index: "'{model}.parent_path' has no index: Odoo logs an error; write fields.Char(index=True)",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { view, definition } = one
      const { model } = one.part
      if (!view?.closed || view.kind === 'abstract') continue
      const store = definition.attributes['_parent_store']
      const stores = store?.value.t === 'Const' && store.value.value === true
      const name = definition.attributes['_parent_name']
      const field = view.attribute('parentName') ?? 'parent_id'
      if ((stores || name?.value.t === 'Str') && !view.field(field)) {
        const at = name ?? store
        if (at)
          report('parent', placeIn(one, at.nameSpan), { model, field }, { severity: stores ? 'error' : 'warning' })
      }
      if (!stores) continue
      const path = view.field('parent_path')
      const written = definition.fields.find((own) => own.name === 'parent_path')
      if (!path) report('path', placeIn(one, store.nameSpan), { model })
      else if (written && !written.args['index'] && !written.open && path.definitions.length === 1)
        report('index', placeIn(one, written.nameSpan), { model }, { severity: 'warning' })
    }
  },
})
