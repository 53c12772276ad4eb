import type { ModelPart } from '../../facts/module-facts.ts'
import type { ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'

/**
 * Modules out of a module's reach that give a model a field or method of this name, sorted: in a class of the model
 * itself, of a model that it takes over, or of one that they make it take over.
 */
export function memberOwners(project: Project, view: ModelView, name: string, from: string): readonly string[] {
  const reach = project.graph.reach(from)
  const gives = (part: ModelPart): boolean =>
    part.fields.some((one) => one.name === name) || part.methods.some((one) => one.name === name)
  const owners = new Set<string>()
  for (const model of [view.name, 'base', ...view.parents, ...view.inherits.map(([parent]) => parent)])
    for (const { module, part } of project.models.everywhere(model)) {
      if (reach.has(module) || module === 'odoo' || owners.has(module)) continue
      const mixes = (): boolean =>
        part.inherit.some((parent) => project.models.everywhere(parent).some((other) => gives(other.part)))
      if (gives(part) || mixes()) owners.add(module)
    }
  return [...owners].sort()
}
