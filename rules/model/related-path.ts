import { FIELD_TYPES, followPath, storedType } from '../../src/model/models/field-path.ts'
import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A related field follows a path that does not exist, or ends at a field of another type',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03017', 'OLS03014'],
  messages: {
    path: "{reason}: field '{field}' is related to '{path}', and Odoo stops as it sets up its models",
    itself: "field '{field}' is related to itself by '{path}': Odoo stops with RecursionError as it sets up its models",
    type: "field '{field}' is {article} {type}, but '{path}', to which it is related, is {other}: Odoo stops as it sets up its models; write fields.{other}",
    circle:
      "field '{field}' is related to '{path}', which leads back to it{circle}: Odoo stops with RecursionError as it sets up its models",
    comodel:
      "field '{field}' leads to '{model}', but '{path}', to which it is related, leads to '{other}': reading it ends with ValueError; write '{other}', or leave the model out",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const field of writtenFields(one)) {
        const { related: path, name, type } = field.part
        if (!path) continue
        const at = argumentPlace(field, 'related')
        if (path === name) {
          report('itself', at, { field: name, path })
          continue
        }
        const fault = pathFault(project, addon, one.view, path)
        if (fault) {
          report('path', at, { reason: fault.reason, field: name, path }, fault.options)
          continue
        }
        const end = followPath(one.view, path, (model) => project.models.view(model, addon.name))
        const circle = relatedCircle(one.view, name)
        if (circle !== undefined) report('circle', at, { field: name, path, circle })
        if (end.verdict !== 'yes' || !FIELD_TYPES.has(type) || !FIELD_TYPES.has(end.field.type)) continue
        if (storedType(end.field.type) === storedType(type)) {
          const [mine, its] = [field.part.comodel, end.field.comodel]
          if (mine !== undefined && its !== undefined && mine !== its && circle === undefined)
            report('comodel', argumentPlace(field, 'comodel_name'), { field: name, model: mine, path, other: its })
          continue
        }
        const types = new Set(
          end.field.definitions.map(({ field }) => field.type).filter((one) => FIELD_TYPES.has(one)),
        )
        const sure = project.models.isWhollyKnown(end.field, addon.name)
        // which of them has the last word hangs on the order of modules that cannot be read
        if (!sure && types.size > 1) continue
        const article = /^[AEIOU]/.test(type) ? 'an' : 'a'
        const options = sure ? {} : { confidence: 'likely' as const }
        report('type', at, { field: name, article, type, path, other: end.field.type }, options)
      }
    }
  },
})

/**
 * How a field of a model is related to itself: by way of which others; `undefined` when it is not. Odoo sets up every field
 * of a path before the field that is related to it.
 */
function relatedCircle(view: ModelView, name: string): string | undefined {
  const seen = new Set<string>()
  const back = (model: ModelView, path: string): readonly string[] | undefined => {
    let at: ModelView | undefined = model
    for (const step of path.split('.')) {
      if (!at) return undefined
      if (at === view && step === name) return []
      const field = at.field(step)
      const key = `${at.name}.${step}`
      if (field?.related && !seen.has(key)) {
        seen.add(key)
        const way = back(at, field.related)
        if (way) return [key, ...way]
      }
      at = field?.part.comodel === undefined ? undefined : at.peer(field.part.comodel)
    }
    return undefined
  }
  const related = view.field(name)?.related
  const way = related === undefined ? undefined : back(view, related)
  return way && (way.length === 0 ? '' : ` by ${way.map((one) => `'${one}'`).join(', ')}`)
}
