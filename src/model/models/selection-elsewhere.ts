import type { Project } from '../project.ts'
import { followPath } from './field-path.ts'

/** Does any addon at hand or of Odoo, in reach or not, give a selection field this key, or the field that it mirrors? */
export function hasKeySomewhere(project: Project, from: string, model: string, field: string, key: string): boolean {
  if (keyOwners(project, model, field, key).length > 0) return true
  const view = project.models.view(model, from)
  const related = view?.field(field)?.related
  const end = view && related ? followPath(view, related, (name) => project.models.view(name, from)) : undefined
  return end?.verdict === 'yes' && keyOwners(project, end.model.name, end.field.name, key).length > 0
}

/** The modules at hand or of Odoo, in reach or not, that give a selection field this key, sorted. */
export function keyOwners(project: Project, model: string, field: string, key: string): readonly string[] {
  const owners = new Set<string>()
  for (const { module, part } of project.models.everywhere(model))
    for (const { name, selection = [], selectionAdd = [] } of part.fields)
      if (name === field && (selection.includes(key) || selectionAdd.includes(key))) owners.add(module)
  return [...owners].sort()
}
