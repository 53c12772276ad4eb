import { formerParameter, knowsParameter } from '../../src/knowledge/field-parameters.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL, type ModelView } from '../../src/model/models/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A field is given a parameter that neither its class nor its model knows',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  parts: [{ names: ['renamed-field-parameter', 'W8111'], keys: ['renamed'] }],
  messages: {
    unknown:
      "{type} fields know no parameter '{parameter}' in Odoo {series}: Odoo warns and ignores it on '{field}'; correct the name, or remove it",
    renamed: "parameter '{parameter}' of '{field}' is now called '{now}' in Odoo {series}, which {effect}; write {now}",
    states:
      "states of '{field}' is no longer read since Odoo 17.0: Odoo warns, and the field is neither readonly nor required by it; write readonly, required and invisible with expressions into the view",
    tracking:
      "'{model}' keeps no track of changes: Odoo warns and ignores {parameter} on '{field}'; inherit from 'mail.thread', or remove it",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const { part, written } of writtenFields(one)) {
        const view = one.view.field(part.name)
        if (view?.type !== part.type) continue
        for (const [parameter, value] of Object.entries(written.args)) {
          if (knowsParameter(part.type, parameter, series) !== false || mayAccept(one.view, parameter)) continue
          const span = written.keywords[parameter] ?? ([value.s, value.e] as const)
          const at = placeIn(one, span)
          const data = { field: part.name, parameter }
          const former = formerParameter(parameter, series)
          // what cannot be read may take parameters of its own, but no older names of Odoo's
          if (!one.view.membersKnown && former?.now === undefined) continue
          if (former?.now !== undefined) {
            const { now, understood } = former
            const effect = understood ? 'still understands the old name and warns' : 'warns and ignores the old name'
            const twice = written.args[now] !== undefined
            const edits = [{ file: at.file, span, text: now }]
            const fix = (): Fix | undefined =>
              twice ? undefined : { title: `Write ${now}`, safety: understood ? 'safe' : 'unsafe', edits }
            report('renamed', at, { ...data, now, series, effect }, { fix, cause: `renamed ${parameter}` })
          } else if (parameter === 'states' && since(series, '17.0'))
            report('states', at, { field: part.name }, { cause: `states ${one.part.model}` })
          else if (parameter === 'tracking')
            report('tracking', at, { ...data, model: one.part.model }, { cause: `tracking ${one.part.model}` })
          else report('unknown', at, { ...data, type: part.type, series })
        }
      }
    }
  },
})

/** A model tells by a method which further parameters it takes; one whose code is not known may take any. */
function mayAccept(view: ModelView, parameter: string): boolean {
  for (const { model, method } of view.method('_valid_field_parameter')?.definitions ?? []) {
    if (model === BASE_MODEL) continue
    if (!method.accepts) return true
    if (method.accepts.some((name) => name === parameter || (view.kind === 'abstract' && name === `${parameter}?`)))
      return true
  }
  return false
}
