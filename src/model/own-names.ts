import type { FieldPart } from '../facts/module-facts.ts'
import type { Place } from '../text/span.ts'
import type { Addon } from './addon.ts'
import { callsSuper } from './inference/calls-super.ts'
import { type ModelClass, placeIn, writtenFields } from './models/model-classes.ts'
import type { ModelView } from './models/models.ts'
import type { Project } from './project.ts'

/** A name that an addon gives to something, and that Odoo may give too, in its own release or in another. */
export interface OwnName {
  readonly kind: 'module' | 'model' | 'field' | 'method' | 'xmlid' | 'template'
  /** a member as `model.member` */
  readonly symbol: string
  /** the model that it makes, or is a member of; empty for the other kinds */
  readonly model: string
  readonly at: Place
  /** what the addon says of a field */
  readonly field?: OwnField
  /** the module of Odoo's within the addon's reach that gives the name; `null`: none; `undefined`: it cannot be known */
  readonly takenBy: (project: Project) => string | null | undefined
}

export interface OwnField {
  readonly part: FieldPart
  /** what Odoo says last of a field of this name */
  readonly odoos: (project: Project) => FieldPart | undefined
}

/** The names that an addon gives: asked of a project with another release, each tells whether Odoo gives it there. */
export function ownNames(project: Project, addon: Addon): readonly OwnName[] {
  return [
    {
      kind: 'module',
      symbol: addon.name,
      model: '',
      at: addon.manifestPlace(addon.text('name')?.span ?? addon.manifest.span),
      takenBy: ({ release }) => (release?.module(addon.name) ? addon.name : null),
    },
    ...project.models.classes(addon).flatMap((one) => [...ownModel(addon, one), ...ownMembers(addon, one)]),
    ...ownIds(project, addon),
    ...ownTemplates(project, addon),
  ]
}

/** Does what an addon says of a field go together with what Odoo says of it? */
export function fieldsMeet(own: FieldPart, odoos: FieldPart): boolean {
  return odoos.type === own.type && (odoos.comodel ?? own.comodel) === (own.comodel ?? odoos.comodel)
}

function ownModel(addon: Addon, one: ModelClass): readonly OwnName[] {
  const { model, creates } = one.part
  if (!creates || !model) return []
  const takenBy = (project: Project): string | null =>
    firstOdoo(
      project,
      project.models
        .contributions(model)
        .filter(({ module, part }) => part.creates && isReached(project, addon.name, module)),
    )
  return [{ kind: 'model', symbol: model, model, at: placeIn(one, one.definition.nameSpan), takenBy }]
}

/** Fields and methods of a class; a method that calls what it overrides takes no name. */
function ownMembers(addon: Addon, one: ModelClass): readonly OwnName[] {
  const { model } = one.part
  const viewOf = (project: Project): ModelView | undefined =>
    project.models.view(project.former?.renamed(model) ?? model, addon.name)
  const fields = writtenFields(one).map(({ written, part }): OwnName => {
    const { name, nameSpan } = written
    const last = (project: Project) =>
      viewOf(project)
        ?.field(name)
        ?.definitions.findLast(({ module }) => project.addon(module) === undefined)
    const takenBy = (project: Project): string | null | undefined => viewOf(project) && (last(project)?.module ?? null)
    const field: OwnField = { part, odoos: (project) => last(project)?.field }
    return { kind: 'field', symbol: `${model}.${name}`, model, at: placeIn(one, nameSpan), field, takenBy }
  })
  const methods = one.definition.methods.flatMap((method): OwnName[] => {
    const { name, nameSpan } = method
    if (name.startsWith('__') || callsSuper(method)) return []
    const takenBy = (project: Project): string | null | undefined => {
      const found = viewOf(project)?.method(name)
      return found && firstOdoo(project, found.definitions)
    }
    return [{ kind: 'method', symbol: `${model}.${name}`, model, at: placeIn(one, nameSpan), takenBy }]
  })
  return [...fields, ...methods]
}

/** Records that the addon makes under the name of another module. */
function ownIds(before: Project, addon: Addon): readonly OwnName[] {
  return before.dataRecords(addon).flatMap(({ id, record, file }): OwnName[] => {
    if (id === undefined || !record.id) return []
    const [namespace = ''] = id.split('.')
    if (namespace === addon.name || before.addon(namespace)) return []
    const takenBy = (project: Project): string | null => firstOdoo(project, project.ids.declarations(id))
    return [{ kind: 'xmlid', symbol: id, model: '', at: { file: file.file, span: record.id.span }, takenBy }]
  })
}

/** Client templates under a name of the addon's own. */
function ownTemplates(before: Project, addon: Addon): readonly OwnName[] {
  return before.templates.ofModule(addon.name).flatMap(({ part: { name, place }, extends: extending }): OwnName[] => {
    if (extending || name === '' || !place) return []
    const takenBy = (project: Project): string | null =>
      firstOdoo(
        project,
        project.templates.named(name).filter(({ module }) => isReached(project, addon.name, module)),
      )
    return [{ kind: 'template', symbol: name, model: '', at: place, takenBy }]
  })
}

function firstOdoo(project: Project, givers: readonly { readonly module: string }[]): string | null {
  return givers.find(({ module }) => project.addon(module) === undefined)?.module ?? null
}

function isReached(project: Project, from: string, module: string): boolean {
  return module === 'odoo' || project.graph.reach(from).has(module)
}
