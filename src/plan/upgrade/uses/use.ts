import type { PythonFacts } from '../../../facts/python-facts.ts'
import type { Addon } from '../../../model/addon.ts'
import { conditions } from '../../../model/models/domain-paths.ts'
import { lacking } from '../../../model/models/required-fields.ts'
import type { Project } from '../../../model/project.ts'
import type { Expr } from '../../../parse/python/ast.ts'
import type { Place, Span } from '../../../text/span.ts'
import { fieldAlive, idAlive, methodAlive, modelAlive, pathSteps } from '../alive.ts'
import type { Collect, RiskSeverity } from '../risk.ts'

/** Where and how a name is used. */
export interface UsePlace {
  readonly file: string
  readonly span: Span
  /** what comes of it when the name is gone */
  readonly severity: RiskSeverity
  /** how it is used: `comodel of 'partner_id'` */
  readonly use: string
  readonly confidence?: 'likely'
}

/** One place as a text. */
export function placeKey({ file, span }: Place): string {
  return `${file}:${span[0]}`
}

/** Notes that an addon needs a model. */
export function useModel(
  { project: before, addon, add }: Collect,
  model: string,
  { file, span, severity, use, confidence }: UsePlace,
): void {
  const outside = before.models.exists(model, addon.name).verdict === 'no'
  add({
    kind: 'model_removed',
    symbol: model,
    at: { file, span },
    severity,
    effort: 'redesign',
    alive: (project) => modelAlive(project, model, addon.name, outside),
    lookup: { kind: 'model', name: model },
    message: `model '${model}' is gone (${use})`,
    confidence: confidence ?? 'proven',
  })
}

/** Notes that an addon needs a field. */
export function useField(
  { addon, add }: Collect,
  model: string,
  field: string,
  { file, span, severity, use, confidence }: UsePlace,
): void {
  add({
    kind: 'field_removed',
    symbol: `${model}.${field}`,
    at: { file, span },
    severity,
    effort: 'review',
    alive: (project) => fieldAlive(project, model, field, addon.name),
    lookup: { kind: 'field', name: `${model}.${field}` },
    message: `'${model}' has no field '${field}' any more (${use})`,
    confidence: confidence ?? 'proven',
  })
}

/** Notes that an addon needs every field of a dotted path that begins at a model. `span` is that of the path's text. */
export function usePath(collect: Collect, model: string, path: string, place: UsePlace): void {
  for (const step of pathSteps(collect.project, model, path, collect.addon.name)) {
    const start = place.span[0] + step.at
    useField(collect, step.model, step.field, { ...place, span: [start, start + step.field.length] })
  }
}

/** Notes that an addon needs the fields that the conditions of a domain ask for. `start` is where its expression begins. */
export function useDomain(
  collect: Collect,
  model: string,
  domain: Expr,
  place: Omit<UsePlace, 'span'>,
  start = 0,
): void {
  for (const { path } of conditions(domain)) {
    const from = start + path.s + 1
    usePath(collect, model, path.value, { ...place, span: [from, from + path.value.length] })
  }
}

/** Notes that an addon calls a method. */
export function useMethod(
  { addon, add }: Collect,
  model: string,
  method: string,
  { file, span, severity, use, confidence }: UsePlace,
): void {
  add({
    kind: 'method_removed',
    symbol: `${model}.${method}`,
    at: { file, span },
    severity,
    effort: 'review',
    alive: (project) => methodAlive(project, model, method, addon.name),
    lookup: { kind: 'method', name: `${model}.${method}` },
    message: `'${model}' has no method '${method}' any more (${use})`,
    confidence: confidence ?? 'proven',
  })
}

/** Notes the fields that a new record must be given at the target and is not given. */
export function useLacking(
  { project: before, after, addon, add }: Collect,
  model: string,
  given: ReadonlySet<string>,
  { file, span, severity }: Omit<UsePlace, 'use' | 'confidence'>,
): void {
  const heir = after.former?.renamed(model)
  // a model that went into another one is given up with its records
  if (heir !== undefined && before.models.view(heir, addon.name)) return
  const lacks = (project: Project): readonly string[] | undefined => {
    const view = project.models.view(project.former?.renamed(model) ?? model, addon.name)
    return view && lacking(view, given, (name) => project.models.view(name, addon.name)).map(({ name }) => name)
  }
  for (const field of lacks(after) ?? [])
    add({
      ...mustGive(model, [field]),
      at: { file, span },
      severity,
      effort: 'review',
      alive: (project) => {
        const fields = lacks(project)
        return fields && !fields.includes(field)
      },
      confidence: 'likely',
    })
}

/** The Python files of an addon that stay in use: a script of a migration is for one jump. */
export function lastingPython(addon: Addon): readonly (readonly [relative: string, facts: PythonFacts])[] {
  return [...addon.python].filter(([relative]) => !/^(?:migrations|upgrades|static)\//.test(relative))
}

/** What is told of fields that a new record must be given; the first names it. */
export function mustGive(
  model: string,
  fields: readonly string[],
): { readonly kind: string; readonly symbol: string; readonly message: string } {
  const names = fields.map((name) => `'${name}'`).join(', ')
  return {
    kind: 'field_required',
    symbol: `${model}.${fields[0]}`,
    message: `a new '${model}' must be given ${names}, which nothing fills in`,
  }
}

/** Notes that an addon needs an external id; one of its own is no use. */
export function useId(
  { project: before, addon, add }: Collect,
  id: string,
  { file, span, severity, use, confidence }: UsePlace,
  kind = 'xmlid_removed',
): void {
  if (id.startsWith(`${addon.name}.`)) return
  const resolution = before.ids.resolve(id, addon.name)
  // nothing is known of the module that it is named after: addons of the user's write the record, here as there
  if (resolution.verdict === 'yes' && resolution.declarations.every(({ module }) => before.addon(module))) return
  const outside = resolution.verdict === 'no'
  add({
    kind,
    symbol: id,
    at: { file, span },
    severity,
    effort: 'review',
    alive: (project) => idAlive(project, id, addon.name, outside),
    lookup: { kind: 'xmlid', name: id },
    message: `'${id}' is gone (${use})`,
    confidence: confidence ?? 'proven',
  })
}
