import type { Project } from '../project.ts'

/** Does any addon at hand or of Odoo, in reach or not, give a selection field this key? */
export function hasKeySomewhere(project: Project, model: string, field: string, key: string): boolean {
  return keyOwners(project, model, field, key).length > 0
}

/** The modules at hand or of Odoo, in reach or not, that give a selection field this key, sorted. */
export function keyOwners(project: Project, model: string, field: string, key: string): readonly string[] {
  const owners = new Set<string>()
  for (const { module, part } of project.models.everywhere(model))
    for (const { name, selection = [], selectionAdd = [] } of part.fields)
      if (name === field && (selection.includes(key) || selectionAdd.includes(key))) owners.add(module)
  return [...owners].sort()
}
