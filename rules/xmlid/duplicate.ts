import type { DataCall } from '../../src/facts/xml-facts.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { sameValue } from '../../src/model/data/same-value.ts'
import type { IdDeclaration } from '../../src/model/ids/ids.ts'
import { recordsByPlace } from '../../src/model/ids/written-ids.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An addon gives one external id to two records',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['duplicate-xml-id'],
  parts: [
    { names: ['duplicate-xml-record-id', 'xml-duplicate-record-id', 'xml-duplicate-template-id'], file: '.xml' },
    { names: ['csv-duplicate-record-id'], file: '.csv' },
  ],
  messages: {
    same: "'{id}' is declared twice: the second record changes the first, whose {fields} is lost",
    again: "'{id}' is declared twice: the second declaration takes the place of the first",
    model:
      "'{id}' is a record of '{first}' already, and here it is one of '{second}': Odoo refuses a record of a different model under one id",
    number:
      "'{id}' is a record of '{first}' already, and here it is one of '{second}': Odoo {series} writes this one over the '{second}' that has the same number in the database, or, if there is none, takes the id from the first; give this one an id of its own",
  },
  check({ addon, project, series, report }) {
    const files = new Map(dataFiles(addon, series).map((file) => [file.file, file]))
    const recordOf = recordsByPlace(project, addon)
    for (const id of project.ids.declaredBy(addon.name)) {
      const all = project.ids.declarations(id).filter((one) => one.part.model !== '')
      for (const [i, second] of all.entries()) {
        const place = second.part.place
        const file = place && files.get(place.file)
        if (second.module !== addon.name || !file) continue
        const first = all.slice(0, i).findLast((one) => project.graph.reach(addon.name).has(one.module))
        // a file that is loaded twice: manifest/data-twice tells of it
        if (!first || (first.part.place?.file === place.file && first.part.place.span[0] === place.span[0])) continue
        const related = [first.part.place && { ...first.part.place, note: 'declared here first' }]
        if (first.part.model !== second.part.model) {
          const models = { first: first.part.model, second: second.part.model }
          if (since(series, '16.0'))
            report('model', place, { id, ...models }, { severity: 'error', related, ...costOf(file) })
          else report('number', place, { id, ...models, series }, { related })
        } else if (first.module === addon.name) {
          const view = project.models.view(second.part.model, addon.name)
          const [one, other] = [recordOf(first), recordOf(second)]
          const module = addon.name
          // a row and a record: whether their values are the same is not known
          const same = (name: string): boolean =>
            one && other ? sameValue({ module, record: one }, { module, record: other }, name) : one !== other
          const isLines = (name: string): boolean => adds(view, name)
          const fields = lost(first, second, isLines, same, file.xml?.calls ?? [])
          const isCopy =
            first.part.demo === second.part.demo &&
            first.part.noupdate === second.part.noupdate &&
            one !== undefined &&
            other !== undefined &&
            other.fields.length > 0 &&
            other.fields.every(({ name }) => name && same(name.value))
          if (isCopy) report('again', place, { id }, { related })
          if (fields === undefined || isCopy) continue
          if (fields.length === 0) report('again', place, { id }, { related })
          else report('same', place, { id, fields: fields.map((name) => `'${name}'`).join(', ') }, { related })
        }
      }
    }
  },
})

/**
 * The fields whose first value is lost; empty: the whole record is; `undefined`: none. What is written for data and
 * extended in demo data, or written once to stay and once to be updated, is meant so; the same value is no loss, and
 * between two records a `<function>` may need the first value.
 */
function lost(
  first: IdDeclaration,
  second: IdDeclaration,
  isLines: (name: string) => boolean,
  isSame: (name: string) => boolean,
  calls: readonly DataCall[],
): readonly string[] | undefined {
  const [one, other] = [first.part, second.part]
  if (one.demo !== other.demo || one.noupdate !== other.noupdate) return undefined
  if (one.given?.length === 0 && other.given?.length === 0) return []
  const both = other.given?.filter((name) => one.given?.includes(name) && !isLines(name) && !isSame(name)) ?? []
  const addsNothing =
    one.given?.length !== 0 && other.given?.every((name) => one.given?.includes(name) && !isLines(name))
  if (both.length === 0) return addsNothing ? [] : undefined
  const [from, to] = [one.place?.span[0] ?? 0, other.place?.span[0] ?? 0]
  const isBetween = one.file === other.file && calls.some(({ span }) => span[0] > from && span[0] < to)
  return isBetween && both.length < (one.given?.length ?? 0) ? undefined : both
}

function adds(model: ModelView | undefined, name: string): boolean {
  const type = model?.field(name)?.type
  return type === 'One2many' || type === 'Many2many'
}
