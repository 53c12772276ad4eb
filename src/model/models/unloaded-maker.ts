import type { ClassFacts } from '../../facts/python-facts.ts'
import { parentPath } from '../../host/paths.ts'
import type { Addon } from '../addon.ts'
import { perAddon, perObject } from '../per-addon.ts'
import type { Project } from '../project.ts'
import { unimportedFiles } from '../python/unimported.ts'

/** A file of an addon that makes what is missing, while no import leads Odoo to it. */
export interface UnloadedMaker {
  /** what to say of it, as the end of a sentence */
  readonly advice: string
  /** one for all files that the same import would bring */
  readonly cause: string
}

/** The file that would make a model, or give it a field or method, if only Odoo loaded it. */
export function unloadedMaker(
  project: Project,
  addon: Addon,
  model: string,
  member?: string,
): UnloadedMaker | undefined {
  const makers = makersOf(project)(addon)
  return makers.size === 0 ? undefined : makers.get(member === undefined ? model : `${model} ${member}`)
}

/** The same of the model that `model_sale_order` stands for in ids. */
export function unloadedModel(project: Project, addon: Addon, id: string): UnloadedMaker | undefined {
  const flat = id.startsWith(`${addon.name}.model_`) ? id.slice(addon.name.length + 1) : undefined
  return flat === undefined ? undefined : makersOf(project)(addon).get(flat)
}

const makersOf = perObject((project: Project) => perAddon((addon) => readMakers(project, addon)))

function readMakers(project: Project, addon: Addon): ReadonlyMap<string, UnloadedMaker> {
  const makers = new Map<string, UnloadedMaker>()
  if (!addon.installable) return makers
  const { files, packages, folders } = unimportedFiles(project, addon)
  const groups = [
    ...files.map((file) => [parentPath(file), file] as const),
    ...[...packages, ...folders].flatMap(([folder, inside]) => inside.map((file) => [folder, file] as const)),
  ]
  for (const [folder, file] of groups) {
    const maker = { advice: `${file} has it, but nothing imports that file`, cause: `unloaded ${folder}` }
    for (const one of addon.python.get(file)?.classes ?? [])
      for (const key of keysOf(one)) if (!makers.has(key)) makers.set(key, maker)
  }
  return makers
}

/** What a class would make: a model, fields and methods. */
function keysOf({ kind, modelName, inherit, fields, methods }: ClassFacts): readonly string[] {
  if (kind === 'other' || kind === 'controller' || modelName === 'dynamic' || inherit === 'dynamic') return []
  const model = modelName?.value ?? (inherit?.length === 1 ? inherit[0]?.value : undefined)
  if (model === undefined) return []
  const made = inherit?.some(({ value }) => value === model) ? [] : [model, `model_${model.replaceAll('.', '_')}`]
  return [...made, ...[...fields, ...methods].map(({ name }) => `${model} ${name}`)]
}
