import type { Project } from '../project.ts'

/** Does any addon at hand or of Odoo, in reach or not, give a selection field this key? */
export function hasKeySomewhere(project: Project, model: string, field: string, key: string): boolean {
  return project.models
    .everywhere(model)
    .some(({ part }) =>
      part.fields.some(
        (one) => one.name === field && [...(one.selection ?? []), ...(one.selectionAdd ?? [])].includes(key),
      ),
    )
}
