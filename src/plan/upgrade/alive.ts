import { followPath } from '../../model/models/field-path.ts'
import type { ModelView } from '../../model/models/models.ts'
import type { Project } from '../../model/project.ts'
import type { Collect } from './risk.ts'

/** Is there such a model for an addon? `outside`: it is enough that some module makes it. */
export function modelAlive(project: Project, model: string, from: string, outside: boolean): boolean | undefined {
  const existence = project.models.exists(model, from)
  if (existence.verdict === 'no') return outside && existence.elsewhere.length > 0
  return existence.verdict === 'yes' ? true : undefined
}

/** Has the model such a field for an addon? Nothing is said of a model that is not there. */
export function fieldAlive(project: Project, model: string, field: string, from: string): boolean | undefined {
  const view = project.models.view(model, from)
  if (!view) return undefined
  if (view.field(field)) return true
  return view.closed && !field.startsWith('x_') && !KEYWORDS.has(field) ? false : undefined
}

/** Names that Python keeps for itself: such a field is given by `setattr`, in ways that a reading may miss. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'global',
  'class',
  'from',
  'import',
  'in',
  'is',
  'not',
  'return',
  'with',
  'print',
])

/** Has the model such a method, or attribute, for an addon? */
export function methodAlive(project: Project, model: string, method: string, from: string): boolean | undefined {
  const view = project.models.view(model, from)
  if (!view) return undefined
  if (view.method(method) || view.hasAttribute(method) || view.field(method)) return true
  return view.membersKnown ? false : undefined
}

/** Is the external id there for an addon? `outside`: it is enough that some module has it. */
export function idAlive(project: Project, id: string, from: string, outside: boolean): boolean | undefined {
  const resolution = project.ids.resolve(id, from)
  if (resolution.verdict === 'no') return outside && resolution.elsewhere.length > 0
  if (resolution.verdict === 'unknown') return undefined
  // a record that addons of the user's only change is gone when the module that made it has it no more
  if (resolution.verdict === 'generated' || !project.former || project.addon(id.slice(0, id.indexOf('.')))) return true
  return resolution.declarations.some(({ module }) => project.addon(module) === undefined)
}

/** One field that a path of names passes. */
export interface PathStep {
  readonly model: string
  readonly field: string
  /** place of the name in the path, in letters */
  readonly at: number
}

/** The fields that a dotted path passes, as far as they are known. */
export function pathSteps(project: Project, model: string, path: string, from: string): readonly PathStep[] {
  const steps: PathStep[] = []
  let view = project.models.view(model, from)
  let at = 0
  for (const name of path.split('.')) {
    if (!view) break
    const end = followPath(view, name, (next) => project.models.view(next, from))
    if (end.verdict !== 'yes') break
    steps.push({ model: view.name, field: name, at })
    view = end.field.comodel === undefined ? undefined : project.models.view(end.field.comodel, from)
    at += name.length + 1
  }
  return steps
}

/** Is a member there, and not by the user's addons alone? What these bring comes back with them. */
export function isOdoos(
  { project }: Collect,
  member: { readonly definitions: readonly { readonly module: string }[] } | undefined,
): boolean {
  const definitions = member?.definitions ?? []
  return member !== undefined && !(definitions.length > 0 && definitions.every(({ module }) => project.addon(module)))
}

/** The model as the addon sees it in the present release, whatever it is called in the later one. */
export function formerView({ project, after, addon }: Collect, model: string): ModelView | undefined {
  return project.models.view(model, addon.name) ?? after.former?.view(model, addon.name)
}
