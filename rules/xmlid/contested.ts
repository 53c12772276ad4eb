import type { RecordFacts } from '../../src/facts/xml-facts.ts'
import { sameValue } from '../../src/model/data/same-value.ts'
import type { IdDeclaration } from '../../src/model/ids/ids.ts'
import { type RecordsByPlace, recordsByPlace } from '../../src/model/ids/written-ids.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two addons that do not know each other set one field of a record',
  scope: 'project',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    contested:
      "{fields} of '{id}' is set here and by {other}, and neither addon depends on the other: which value holds is decided by their names; let one of them depend on the other",
  },
  check({ project, report }) {
    const isOwn = ({ module }: IdDeclaration): boolean => {
      const addon = project.addon(module)
      return addon?.checked === true && addon.installable
    }
    const records = new Map<string, RecordsByPlace>()
    const recordOf = (one: IdDeclaration): RecordFacts | undefined => {
      const addon = project.addon(one.module)
      const found = records.get(one.module) ?? recordsByPlace(project, addon)
      records.set(one.module, found)
      return found(one)
    }
    const isSame = (one: IdDeclaration, other: IdDeclaration, name: string): boolean => {
      const [first, second] = [recordOf(one), recordOf(other)]
      if (!first || !second) return false
      return sameValue({ module: one.module, record: first }, { module: other.module, record: second }, name)
    }
    for (const id of project.ids.repeated()) {
      const declared = project.ids.declarations(id)
      const owner = id.slice(0, id.indexOf('.'))
      const foreign = declared.filter((one) => one.module !== owner && !one.part.demo && one.part.place && isOwn(one))
      for (const [i, second] of foreign.entries()) {
        const contested = (one: IdDeclaration): readonly string[] =>
          fieldsOfBoth(project, one, second).filter((name) => !isSame(one, second, name))
        const first = foreign.slice(0, i).find((one) => contested(one).length > 0)
        if (!first || !second.part.place) continue
        const fields = contested(first)
          .map((name) => `'${name}'`)
          .join(', ')
        const related = [first.part.place && { ...first.part.place, note: 'set here, too' }]
        report('contested', second.part.place, { fields, id, other: first.module }, { related })
      }
    }
  },
})

/** Fields that both set, when neither module is loaded because of the other. */
function fieldsOfBoth(project: Project, one: IdDeclaration, other: IdDeclaration): readonly string[] {
  if (one.module === other.module) return []
  if (project.graph.reaches(one.module, other.module) || project.graph.reaches(other.module, one.module)) return []
  const view = project.models.view(other.part.model, other.module)
  return (other.part.given ?? []).filter((name) => one.part.given?.includes(name) && !addsUp(view, name))
}

/** Commands for lines of a record add up. */
function addsUp(view: ModelView | undefined, name: string): boolean {
  const type = view?.field(name)?.type
  return type === 'One2many' || type === 'Many2many'
}
