import type { FieldPart } from '../../facts/module-facts.ts'
import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import type { Series } from '../../text/series.ts'
import type { World } from './world.ts'

/** Something that a database loses, or a script that does nothing, when the module is upgraded. */
export interface DataRisk {
  readonly kind: 'field_dropped' | 'model_dropped' | 'id_dropped' | 'script_never_runs' | 'no_script'
  readonly symbol: string
  /** relative to the module's folder; empty when it is no file's fault */
  readonly file: string
  readonly message: string
  readonly confidence: 'proven' | 'likely'
}

/** Scripts of an addon that Odoo will not run, and what they say of it. */
export function deadScripts(addon: Addon, to: Series): readonly DataRisk[] {
  const version = addon.text('version')?.value ?? ''
  const current = numbers(version)
  const risks: DataRisk[] = []
  for (const { relative } of addon.files) {
    const parts = /^(?:migrations|upgrades)\/([^/]+)\/([^/]+\.py)$/.exec(relative)
    const [, folder = '', name = ''] = parts ?? []
    if (!parts || name === '__init__.py' || folder === 'tests') continue
    const dead = (message: string, confidence: DataRisk['confidence'] = 'proven'): void =>
      void risks.push({ kind: 'script_never_runs', symbol: `${folder}/${name}`, file: relative, message, confidence })
    if (!/^(?:pre|post|end)-/.test(name)) {
      dead("it never runs: its name begins with none of 'pre-', 'post-', 'end-'")
      continue
    }
    if (folder === '0.0.0') continue
    if (!/^(?:\d+\.0\.)?\d+(?:\.\d+){1,2}$/.test(folder)) {
      dead(`it never runs: '${folder}' is no version`)
      continue
    }
    if (current && isLater(own(folder), own(version)) && seriesPart(folder) === seriesPart(version))
      dead(`it never runs: the manifest's version is ${version}, the script's ${folder}`)
    else if (seriesPart(folder) !== undefined && seriesPart(folder) !== to)
      dead(`it runs only at an upgrade to ${seriesPart(folder)}: on the way to ${to} it is past`, 'likely')
  }
  return risks
}

function numbers(version: string): readonly number[] | undefined {
  return /^\d+(?:\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined
}

/** The series that a version begins with: `16.0` of `16.0.1.2.0`. */
function seriesPart(version: string): string | undefined {
  return /^(\d+\.0)\.\d+\.\d+/.exec(version)?.[1]
}

function own(version: string): readonly number[] {
  const series = seriesPart(version)
  return (series ? version.slice(series.length + 1) : version).split('.').map(Number)
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/**
 * Own fields that hold values on a model which is gone at the target. Where the model was only renamed, its table is too,
 * and the columns with it.
 */
export function homelessData(world: World, addon: Addon): readonly DataRisk[] {
  const { before, from, to } = world
  const after = world.at(to)
  if (hasScripts(addon, to)) return []
  return (before.facts(addon.name)?.models ?? []).flatMap((part) => {
    if (part.kind !== 'model' || part.creates) return []
    if (before.models.creators(part.model).length === 0 || after.models.creators(part.model).length > 0) return []
    const heir = world.renames.find('model', part.model, from, to)
    if (heir?.how === 'renamed') return []
    const fate = heir ? `merged into '${heir.to}'` : 'gone'
    const others = before.models.contributions(part.model).filter(({ module }) => module !== addon.name)
    const isOwn = (name: string): boolean =>
      !others.some((other) => other.part.fields.some((field) => field.name === name))
    return part.fields
      .filter((field) => isStored(field) && isOwn(field.name))
      .map(
        (field): DataRisk => ({
          kind: 'no_script',
          symbol: `${part.model}.${field.name}`,
          file: '',
          message: `it holds values on '${part.model}', which is ${fate} at ${to}, and no migration script moves them`,
          confidence: 'likely',
        }),
      )
  })
}

/** Has the addon scripts that run when it is upgraded to a series? */
function hasScripts(addon: Addon, series: Series): boolean {
  return addon
    .paths()
    .some(
      (path) =>
        /^(?:migrations|upgrades)\/[^/]+\/(?:pre|post|end)-[^/]*\.py$/.test(path) && path.includes(`/${series}.`),
    )
}

/** Has the field, as far as its declaration tells, a column of its own? */
function isStored(field: FieldPart): boolean {
  return (field.store ?? !(field.compute || field.related)) && field.type !== 'One2many' && field.type !== ''
}

/** What a module's version for the target no longer has of its own, with no script that moves it. */
export function droppedData(before: Project, target: Project, module: string): readonly DataRisk[] {
  const [old, now] = [before.facts(module), target.facts(module)]
  const addon = target.addon(module)
  if (!old || !now || !addon) return []
  if (hasScripts(addon, target.series)) return []
  const risks: DataRisk[] = []
  const add = (kind: DataRisk['kind'], symbol: string, what: string): void =>
    void risks.push({
      kind,
      symbol,
      file: '',
      message: `${what} is gone in the module's version for ${target.series}, and no migration script moves what it holds`,
      confidence: 'likely',
    })
  const models = new Set(now.models.filter((part) => part.creates).map((part) => part.model))
  for (const part of old.models) {
    if (part.creates && !models.has(part.model)) {
      if (part.kind === 'model') add('model_dropped', part.model, `model '${part.model}'`)
      continue
    }
    const kept = new Set(
      now.models.filter((one) => one.model === part.model).flatMap((one) => one.fields.map((field) => field.name)),
    )
    for (const field of part.fields) {
      if (isStored(field) && !kept.has(field.name))
        add('field_dropped', `${part.model}.${field.name}`, `field '${part.model}.${field.name}'`)
    }
  }
  const ids = new Set(now.ids.map((id) => id.id))
  for (const id of old.ids)
    if (id.noupdate && !id.demo && !ids.has(id.id)) add('id_dropped', id.id, `the record '${id.id}' (noupdate)`)
  return risks
}
