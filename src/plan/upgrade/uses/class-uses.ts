import { decorated } from '../../../model/models/decorated.ts'
import { RELATIONAL } from '../../../model/models/field-path.ts'
import { delegations, inheritedModels, type ModelClass, writtenFields } from '../../../model/models/model-classes.ts'
import { parseExpression } from '../../../model/views/expression-names.ts'
import type { Expr } from '../../../parse/python/ast.ts'
import type { Collect } from '../risk.ts'
import { useDomain, useField, useModel, usePath } from './use.ts'

/** What the model classes of an addon need: models they extend, comodels, fields of decorators and related paths. */
export function classUses(collect: Collect): void {
  for (const one of collect.project.models.classes(collect.addon)) {
    parents(collect, one)
    fields(collect, one)
    decorators(collect, one)
  }
}

function parents(collect: Collect, one: ModelClass): void {
  const { file } = one.facts
  const severity = 'load error'
  for (const { value, span } of inheritedModels(one))
    useModel(collect, value, { file, span, severity, use: '_inherit' })
  for (const { model } of delegations(one))
    useModel(collect, model.value, { file, span: model.span, severity, use: '_inherits' })
}

function fields(collect: Collect, one: ModelClass): void {
  const { file } = one.facts
  const model = one.part.model
  for (const { written, part } of writtenFields(one)) {
    const argument = (name: string): readonly [number, number] => {
      const value = written.args[name]
      return value ? [value.s, value.e] : written.nameSpan
    }
    const use = (what: string): string => `${what} of field '${written.name}'`
    if (part.comodel && RELATIONAL.has(part.type))
      useModel(collect, part.comodel, {
        file,
        span: argument('comodel_name'),
        severity: 'runtime error',
        use: use('comodel'),
      })
    if (part.comodel && part.inverse)
      useField(collect, part.comodel, part.inverse, {
        file,
        span: argument('inverse_name'),
        severity: 'load error',
        use: use('inverse'),
      })
    const related = written.args['related']
    if (part.related && related?.t === 'Str')
      usePath(collect, model, part.related, {
        file,
        span: [related.s + 1, related.e - 1],
        severity: 'load error',
        use: use('related'),
      })
    const domain = written.args['domain']
    if (part.comodel && domain) fieldDomain(collect, part.comodel, domain, { file, use: use('domain') })
    redefinition(collect, one, written.name, written.nameSpan, Object.keys(written.args))
  }
}

/** The fields that the domain of a field asks for: a list, or a text for the client. */
function fieldDomain(
  collect: Collect,
  comodel: string,
  domain: Expr,
  { file, use }: { readonly file: string; readonly use: string },
): void {
  const severity = 'runtime error'
  if (domain.t !== 'Str') {
    useDomain(collect, comodel, domain.t === 'Lambda' ? domain.body : domain, { file, use, severity })
    return
  }
  // the places in a text of several lines are not told by its value
  if (domain.e - domain.s !== domain.value.length + 2) return
  const read = parseExpression(domain.value)
  // views in which the field can be edited are refused
  if ('expr' in read)
    useDomain(collect, comodel, read.expr, { file, use, severity: 'load error' }, domain.s + 1 + read.lead)
}

/** A field of Odoo's that the addon changes: gone there, the class makes a new one, or fails for want of a type. */
function redefinition(
  collect: Collect,
  one: ModelClass,
  name: string,
  span: readonly [number, number],
  args: readonly string[],
): void {
  if (one.part.creates || !foreign(collect, one.part.model, name)) return
  const complete = args.some((arg) => ['comodel_name', 'compute', 'related', 'selection'].includes(arg))
  collect.add({
    kind: 'field_removed',
    symbol: `${one.part.model}.${name}`,
    at: { file: one.facts.file, span },
    severity: args.includes('selection_add') ? 'load error' : 'silent loss',
    effort: complete ? 'redesign' : 'review',
    alive: (project) => {
      const view = project.models.view(one.part.model, collect.addon.name)
      if (!view) return undefined
      const own = new Set(collect.project.addons.map((addon) => addon.name))
      const given = view.field(name)?.definitions.some((definition) => !own.has(definition.module))
      return given || !view.closed ? given || undefined : false
    },
    lookup: { kind: 'field', name: `${one.part.model}.${name}` },
    message: `'${one.part.model}' has no field '${name}' any more: what this class changes of it makes a new field`,
    confidence: 'proven',
  })
}

/** Does a module that is not the user's define the field? */
function foreign({ project, addon }: Collect, model: string, field: string): boolean {
  const definitions = project.models.view(model, addon.name)?.field(field)?.definitions ?? []
  return definitions.some((one) => project.addon(one.module) === undefined)
}

function decorators(collect: Collect, one: ModelClass): void {
  const { file } = one.facts
  for (const name of ['depends', 'onchange', 'constrains'])
    for (const { method, names } of decorated(one, name))
      for (const { value, span } of names)
        usePath(collect, one.part.model, value, {
          file,
          span: [span[0] + 1, span[1] - 1],
          severity: name === 'depends' ? 'load error' : 'silent loss',
          use: `@api.${name} of '${method.name}'`,
        })
}
