import type { Addon } from '../../src/model/addon.ts'
import { FIELD_TYPES } from '../../src/model/models/field-path.ts'
import { type ModelClass, placeIn, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { viewColumns } from '../../src/model/models/view-query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The query behind a model gives no column for one of its fields',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field:
      "the query behind '{model}' gives no column '{field}': reading its records ends with UndefinedColumn; add it to the SELECT, or give the field a compute",
    id: "the query behind '{model}' gives no column 'id', by which Odoo knows its records: reading them ends with UndefinedColumn; add one to the SELECT, row_number() OVER () AS id if there is no other",
  },
  check({ addon, project, report }) {
    const asked = new Map<string, readonly string[] | undefined>()
    for (const one of project.models.classes(addon)) {
      const { view, part } = one
      if (!view?.closed || view.auto || view.kind === 'abstract' || one.conditional) continue
      const maker = makerOf(view)
      if (!maker) continue
      if (!asked.has(part.model)) asked.set(part.model, viewColumns(maker, view.table))
      const columns = asked.get(part.model)
      if (!columns) continue
      if (one.definition === maker.definition && !columns.includes('id')) {
        const at = one.definition.attributes['_auto']?.nameSpan ?? one.definition.nameSpan
        report('id', placeIn(one, at), { model: part.model })
      }
      for (const written of writtenFields(one))
        if (isColumn(view, written) && !columns.includes(written.part.name))
          report('field', placeIn(one, written.written.nameSpan), { model: part.model, field: written.part.name })
    }

    /** The one class that makes a model, in an addon whose code can be read. */
    function makerOf(view: ModelView): ModelClass | undefined {
      const makers = view.contributions.filter(({ part }) => part.creates)
      const [maker] = makers
      const owner: Addon | undefined = maker && makers.length === 1 ? project.addon(maker.module) : undefined
      if (!owner || !maker) return undefined
      const found = project.models.classes(owner).filter(({ part }) => part.creates && part.model === view.name)
      return found.length === 1 ? { ...(found[0] as ModelClass), view } : undefined
    }
  },
})

/** Does Odoo surely ask for a column of this field? */
function isColumn(view: ModelView, { part }: WrittenField): boolean {
  const field = view.field(part.name)
  if (!field || field.part.open || !FIELD_TYPES.has(field.type) || !field.stored) return false
  return !/^(?:One2many|Many2many|Binary|Image|Id)$/.test(field.type) && !field.part.company
}
