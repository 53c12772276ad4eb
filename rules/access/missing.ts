import { accessRows } from '../../src/model/data/access-rows.ts'
import { accessSkeleton } from '../../src/model/data/access-skeleton.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { isModelName } from '../../src/model/models/model-name.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A new model has no access rule',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['missing-access-rule', 'missing-access-csv'],
  messages: {
    missing:
      "model '{model}' has no access rule: only the superuser can use it, and Odoo warns; add a line to security/ir.model.access.csv such as access_{flat},{model},model_{flat},base.group_user,1,0,0,0",
    elsewhere:
      "model '{model}' has an access rule only in {other}, which is loaded later: with {addon} alone nobody but the superuser can use it",
  },
  check({ addon, project, series, report }) {
    if (project.isPartial(addon.name)) return
    const own = covered(project, addon.name)
    const told = new Set<string>()
    for (const one of project.models.classes(addon)) {
      const { model, creates } = one.part
      const { view } = one
      if (!creates || !view || view.kind === 'abstract' || told.has(model) || one.conditional) continue
      if (!isModelName(model)) continue
      const first = view.contributions.find(({ part }) => part.creates)
      if (first?.part.className !== one.part.className || first.module !== addon.name) continue
      told.add(model)
      const flat = model.replaceAll('.', '_')
      if (own.all || own.models.has(flat)) continue
      const at = placeIn(
        one,
        one.definition.modelName && one.definition.modelName !== 'dynamic'
          ? one.definition.modelName.span
          : one.definition.nameSpan,
      )
      const other = project.graph
        .dependentsOf(addon.name)
        .find((name) => project.addon(name) !== undefined && covered(project, name).models.has(flat))
      // 14.0 looks when all modules are loaded
      if (other !== undefined) {
        if (since(series, '15.0')) report('elsewhere', at, { model, other, addon: addon.name }, { severity: 'info' })
      } else {
        const fix = () => accessSkeleton(addon, model, view.kind === 'transient')
        report('missing', at, { model, flat }, { fix })
      }
    }
  },
})

/** The models, written flat, that data of an addon gives access to; `all`: that cannot be read. */
function covered(project: Project, name: string): { readonly models: ReadonlySet<string>; readonly all: boolean } {
  const addon = project.addon(name)
  const rows = addon ? accessRows(project, addon).filter((row) => !row.demo) : []
  const models = new Set(
    rows.flatMap(({ model, name: named }) => {
      if (named !== undefined) return [named.replaceAll('.', '_')]
      return model === undefined ? [] : [model.replace(/^[^.]*\.model_/, '')]
    }),
  )
  return { models, all: rows.some((row) => row.model === undefined && row.name === undefined) }
}
