import type { Contribution } from '../../model/models/model-lineage.ts'
import { fieldsMeet, type OwnName, ownNames } from '../../model/own-names.ts'
import type { Project } from '../../model/project.ts'
import type { Conflict, ConflictParty } from './conflict.ts'

/** What modules of Odoo's out of reach give too, though nothing that the addon depends on does. */
export function coreConflicts(project: Project): readonly Conflict[] {
  const found = new Map<string, Conflict>()
  for (const addon of project.checked) {
    const names = ownNames(project, addon)
    const made = new Set(names.flatMap(({ kind, model }) => (kind === 'model' ? [model] : [])))
    for (const name of names) {
      // of a model that both make the model alone is told
      if (name.kind !== 'model' && made.has(name.model)) continue
      if (name.model === '' || name.takenBy(project) !== null || !isNew(project, addon.name, name)) continue
      for (const far of outOfReach(project, name.model)) {
        const conflict = judge(name, addon.name, far)
        const known = conflict && found.get(`${conflict.kind} ${conflict.subject}`)
        if (!conflict || (known && (known.level === conflict.level || known.level === 'medium'))) continue
        found.set(`${conflict.kind} ${conflict.subject}`, conflict)
      }
    }
  }
  return [...found.values()]
}

function outOfReach(project: Project, model: string): readonly Contribution[] {
  const near = project.models.contributions(model)
  return project.models
    .everywhere(model)
    .slice(near.length)
    .filter(({ module }) => !project.addon(module) && !module.startsWith('test_'))
}

function judge(name: OwnName, addon: string, { module, part }: Contribution): Conflict | undefined {
  const { model, symbol, field, at } = name
  const member = symbol.slice(model.length + 1)
  const say = (level: 'medium' | 'low', message: string, own: string, odoos: ConflictParty): Conflict => ({
    kind: name.kind === 'model' ? 'model' : field ? 'field' : 'method',
    level,
    subject: symbol,
    message,
    parties: [{ module: addon, place: at, does: own }, odoos],
    winner: undefined,
  })
  if (name.kind === 'model') {
    if (!part.creates) return undefined
    const message = `Odoo's ${module} makes a model of this name: do not install them together`
    return say('medium', message, 'makes the model', { module, place: part.place, does: 'makes the model' })
  }
  if (field) {
    const odoos = part.fields.find((one) => one.name === member)
    if (!odoos) return undefined
    const party = { module, place: odoos.place, does: odoos.type }
    return fieldsMeet(field.part, odoos)
      ? say(
          'low',
          `Odoo's ${module} has a field of this name and type: installed together, one changes the other`,
          field.part.type,
          party,
        )
      : say(
          'medium',
          `Odoo's ${module} has a field of this name and of another type: do not install them together`,
          field.part.type,
          party,
        )
  }
  const odoos = part.methods.find((one) => one.name === member)
  if (!odoos) return undefined
  const message = `Odoo's ${module} has a method of this name: installed together, one takes the place of the other`
  return say('medium', message, 'does not call super()', { module, place: odoos.place, does: 'defines it' })
}

/** Nothing that the addon depends on gives the model such a member. */
function isNew(project: Project, addon: string, { kind, model, symbol }: OwnName): boolean {
  const reach = project.graph.reach(addon)
  const member = symbol.slice(model.length + 1)
  return project.models
    .contributions(model)
    .every(
      ({ module, part }) =>
        module === addon ||
        !reach.has(module) ||
        (kind === 'model' ? !part.creates : [...part.fields, ...part.methods].every(({ name }) => name !== member)),
    )
}
