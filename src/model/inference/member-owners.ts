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
    for (const [module, part] of contributionsBeyond(project, model, reach)) {
      const mixes = (): boolean =>
        part.inherit.some((parent) => [...allContributions(project, parent)].some(([, other]) => gives(other)))
      if (gives(part) || mixes()) owners.add(module)
    }
  return [...owners].sort()
}

function* contributionsBeyond(
  project: Project,
  model: string,
  reach: ReadonlySet<string>,
): Generator<readonly [module: string, part: ModelPart]> {
  for (const one of allContributions(project, model)) if (!reach.has(one[0]) && one[0] !== 'odoo') yield one
}

/** Classes of a model in every module that is known, those that no checked addon needs too. */
function* allContributions(project: Project, model: string): Generator<readonly [module: string, part: ModelPart]> {
  const seen = new Set<string>()
  for (const { module, part } of project.models.contributions(model)) {
    seen.add(module)
    yield [module, part]
  }
  for (const header of project.release?.modules ?? []) {
    if (seen.has(header.name) || !header.models.includes(model)) continue
    for (const part of project.facts(header.name)?.models ?? []) if (part.model === model) yield [header.name, part]
  }
}
