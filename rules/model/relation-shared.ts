import {
  argumentPlace,
  type ModelClass,
  placeIn,
  type WrittenField,
  writtenFields,
} from '../../src/model/models/model-classes.ts'
import { isModelName } from '../../src/model/models/model-name.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { type RelationTable, relationTable } from '../../src/model/models/relation-table.ts'
import { samePairs, sameTableElsewhere, sameTableInModel } from '../../src/model/models/relation-users.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two Many2many fields keep their records in one table with the same columns',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    same: "'{field}' and '{other}' of '{model}' both use table '{table}' with columns {columns}: Odoo stops as it sets up its models; give one of them relation=",
    foreign:
      "'{model}.{field}' uses table '{table}' with columns {columns}, as '{other}' does: Odoo stops as it sets up its models; give it another relation=",
    self: "'{field}' leads from '{model}' to itself: its table cannot be named by the models alone, and Odoo stops; give it relation=, column1= and column2=",
    columns:
      "'{field}' names both columns of its table '{column}': Odoo stops as it creates the table; give column1= and column2= names of their own",
    model:
      "'{model}.{field}' keeps its pairs in table '{table}', which is that of model '{other}': Odoo stops as it creates the columns; give it another relation=",
    otherColumns:
      "'{model}.{field}' uses table '{table}' with columns {columns}, and '{other}' with {others}: the table is made once, without the columns of the other, and Odoo stops; give it another relation=",
    copied:
      "'{model}' takes '{field}' over from '{parent}' and with it table '{table}' with columns {columns}: Odoo stops as it sets up its models; write the field anew with another relation=",
    copiedAll:
      "'{model}' takes {fields} over from '{parent}' and with each the table where '{parent}' keeps its pairs: Odoo stops as it sets up its models; write these fields anew with another relation=",
  },
  check({ addon, project, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    for (const one of project.models.classes(addon)) {
      const { view } = one
      if (!view || view.kind === 'abstract' || one.conditional) continue
      for (const written of writtenFields(one)) judgeField(one.part.model, view, written)
      // a name that Odoo refuses is most often one that was forgotten
      if (one.part.creates && view.auto && isModelName(one.part.model)) judgeTakenOver(one, view)
    }

    function judgeField(model: string, view: ModelView, written: WrittenField): void {
      const field = view.field(written.part.name)
      const table = field && relationTable(view, field, viewOf)
      if (!field || !table) return
      const at = argumentPlace(written, 'relation')
      if (table.column1 === table.column2 && written.part.column1 !== undefined) {
        report('columns', argumentPlace(written, 'column2'), { field: field.name, column: table.column1 })
        return
      }
      if (!table.explicit && field.part.comodel === model) {
        report('self', at, { field: field.name, model })
        return
      }
      const data = { model, field: field.name, table: table.table, columns: columns(table) }
      const same = sameTableInModel(view, field, table, viewOf)
      if (same) report('same', at, { ...data, other: same.name }, { related: [same.definitions.at(-1)?.field.place] })
      const owner = written.part.relation === undefined ? undefined : project.models.byFlatName(table.table)
      if (owner !== undefined && view.auto && isTable(viewOf(owner), table)) {
        report('model', at, { model, field: field.name, table: table.table, other: owner })
        return
      }
      const user = view.auto && table.explicit && sameTableElsewhere(project.models, model, field, table, viewOf)
      if (!user) return
      const other = `${user.model}.${user.field.name}`
      if (samePairs(user.table, table)) report('foreign', at, { ...data, other })
      // a model makes the columns of its table itself
      else if (owner === undefined) report('otherColumns', at, { ...data, other, others: columns(user.table) })
    }

    /** Fields that a new model takes over from others, table and all. */
    function judgeTakenOver(one: ModelClass, view: ModelView): void {
      for (const parent of one.part.inherit) {
        const source = viewOf(parent)
        if (!source?.auto) continue
        const taken: { readonly field: string; readonly table: string; readonly columns: string }[] = []
        for (const field of view.fieldsWith(({ type }) => type === 'Many2many')) {
          const table = relationTable(view, field, viewOf)
          const before = table?.explicit && source.field(field.name)
          const kept = before && relationTable(source, before, viewOf)
          if (!table || !kept || !samePairs(table, kept)) continue
          taken.push({ field: field.name, table: table.table, columns: columns(table) })
        }
        const at = placeIn(one, one.definition.nameSpan)
        const names = taken.map(({ field }) => `'${field}'`).join(', ')
        if (taken.length > 1) report('copiedAll', at, { model: one.part.model, parent, fields: names })
        else for (const data of taken) report('copied', at, { ...data, model: one.part.model, parent })
      }
    }
  },
})

function columns({ column1, column2 }: RelationTable): string {
  return `'${column1}' and '${column2}'`
}

/** Is it the table of the model's records, without these columns? */
function isTable(view: ModelView | undefined, { table, column1, column2 }: RelationTable): boolean {
  if (!view?.auto || !view.closed || view.table !== table) return false
  return ![column1, column2].every((column) => view.field(column)?.stored)
}
