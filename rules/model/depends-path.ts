import type { Text } from '../../src/facts/literal.ts'
import { decorated } from '../../src/model/models/decorated.ts'
import { followPath } from '../../src/model/models/field-path.ts'
import { type ModelClass, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A computed field depends on a path that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03014'],
  messages: {
    computed: "{reason}: '{path}' is a dependency of {field}, and Odoo stops as it sets up its models",
    ignored: "{reason}: '{path}' is no dependency of {field}, which is not computed again when that changes",
    idle: "{reason}: '{path}' stands in @api.depends of {method}, which computes no field",
    recursive:
      "'{path}' leads back to '{field}' itself: Odoo warns that the field should say so; add recursive=True to it",
    id: "'{path}' depends on 'id': @api.depends refuses it with NotImplementedError as the file is imported; an id never changes, leave it out",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      const computed = computedBy(one)
      for (const { method, names } of decorated(one, 'depends')) {
        for (const path of names)
          if (path.value.split('.').includes('id')) report('id', placeIn(one, path.span), { path: path.value })
        if (!one.view || one.view.kind === 'abstract' || one.conditional) continue
        if (since(series, '15.0'))
          for (const path of names)
            for (const { written, part } of writtenFields(one))
              if (
                part.compute === method.name &&
                !written.args['recursive'] &&
                leadsBack(project, one, path, part.name)
              )
                report(
                  'recursive',
                  placeIn(one, path.span),
                  { path: path.value, field: part.name },
                  { severity: 'warning', related: [placeIn(one, written.nameSpan)] },
                )
        const name = computed.get(method.name)
        const field = name && `'${name}'`
        for (const path of names) {
          const fault = pathFault(project, addon, one.view, path.value)
          if (!fault) continue
          const { reason, options } = fault
          const at = placeIn(one, path.span)
          const cause = options.cause ?? reason
          if (field === undefined)
            report(
              'idle',
              at,
              { reason, path: path.value, method: method.name },
              { ...options, severity: 'warning', cause },
            )
          else if (leavesTransient(project, one, path, fault.index))
            report('ignored', at, { reason, path: path.value, field }, { ...options, severity: 'warning', cause })
          else report('computed', at, { reason, path: path.value, field }, { ...options, cause })
        }
      }
      if (!one.view || one.view.kind === 'abstract' || one.conditional) continue
      for (const { written } of writtenFields(one)) {
        const list = written.args['depends']
        for (const item of list?.t === 'List' || list?.t === 'Tuple' ? list.items : []) {
          const fault = item.t === 'Str' && pathFault(project, addon, one.view, item.value)
          if (!fault || item.t !== 'Str') continue
          report(
            'computed',
            placeIn(one, [item.s, item.e]),
            { reason: fault.reason, path: item.value, field: `'${written.name}'` },
            fault.options,
          )
        }
      }
    }
  },
})

/** `parent_id.total` of `total`, where the parent is of the same model. */
function leadsBack(project: Project, one: ModelClass, path: Text, field: string): boolean {
  if (!one.view || !path.value.endsWith(`.${field}`)) return false
  const before = path.value.slice(0, -field.length - 1)
  const end = followPath(one.view, before, (model) => project.models.view(model, one.addon.name))
  return end.verdict === 'yes' && end.field.comodel === one.view.name
}

/** The first field that each method computes. */
function computedBy(one: ModelClass): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  if (decorated(one, 'depends').length === 0) return fields
  for (const { part, delegated, name } of one.view?.fieldsWith(({ compute }) => compute !== undefined) ?? [])
    if (part.compute && !delegated && !fields.has(part.compute)) fields.set(part.compute, name)
  // the name that the ORM gives every model is no field of a class
  const shown = one.view?.field('display_name')?.compute
  if (shown !== undefined && !fields.has(shown)) fields.set(shown, 'display_name')
  return fields
}

/** Of a wizard's dependencies Odoo follows only those that stay among wizards. */
function leavesTransient(project: Project, one: ModelClass, path: Text, index: number): boolean {
  if (one.view?.kind !== 'transient' || index === 0) return false
  for (let length = 1; length <= index; length++) {
    const head = path.value.split('.').slice(0, length).join('.')
    const end = followPath(one.view, head, (model) => project.models.view(model, one.addon.name))
    const comodel = end.verdict === 'yes' ? end.field.comodel : undefined
    if (comodel !== undefined && project.models.view(comodel, one.addon.name)?.kind !== 'transient') return true
  }
  return false
}
