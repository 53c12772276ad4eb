import { once } from '../../src/knowledge/once.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { modelNamed } from '../../src/model/ids/id-model.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A model of records of companies has no record rule that keeps them apart',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['missing-multicompany-rule'],
  messages: {
    missing:
      "records of '{model}' belong to a company, and no record rule keeps those of other companies away: everybody sees them all; add an ir.rule with the domain [('company_id', 'in', company_ids)], or with False in the list where the company may be left out",
  },
  check({ addon, project, report }) {
    if (project.isPartial(addon.name)) return
    const own = once(() => new Set(ruledModels(project, addon.name)))
    // asked for late: it reads the data of those who need the addon
    const others = once(
      () =>
        new Set(
          project.graph
            .dependentsOf(addon.name)
            .flatMap((name) => (bringsRules(project, name) ? ruledModels(project, name) : [])),
        ),
    )
    for (const one of project.models.classes(addon)) {
      const { view, part } = one
      if (!part.creates || view?.kind !== 'model' || !view.auto || one.conditional) continue
      const company = writtenFields(one).find((field) => field.part.name === 'company_id')
      const field = view.field('company_id')
      if (!company || field?.comodel !== 'res.company' || !field.stored) continue
      // one that has its company from another record is mostly reached by that
      if (field.related || field.compute || field.part.open || view.inherits.length > 0) continue
      if (own().has(part.model) || others().has(part.model)) continue
      report('missing', placeIn(one, company.written.nameSpan), { model: part.model }, { cause: '' })
    }
  },
})

function bringsRules(project: Project, name: string): boolean {
  return project.facts(name)?.ids.some(({ model }) => model === 'ir.rule') ?? false
}

/** Models that the record rules in an addon's data are about. */
function ruledModels(project: Project, name: string): readonly string[] {
  const addon = project.addon(name)
  if (!addon) return []
  return project.dataRecords(addon).flatMap(({ record, model }) => {
    const field = model === 'ir.rule' ? fieldOf(record, 'model_id') : undefined
    const named = field?.ref && modelNamed(project, addon, field.ref.value)
    const searched = /'model'\s*,\s*'='\s*,\s*'([^']+)'/.exec(field?.search?.value ?? '')?.[1]
    return [named, searched].flatMap((found) => (found === undefined ? [] : [found]))
  })
}
