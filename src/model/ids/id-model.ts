import { fullId } from '../../facts/summarize-data.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'

/** The model of the record that an id means for an addon; `undefined`: there is none, or it is not known. */
export function modelOfId(project: Project, addon: Addon, id: string): string | undefined {
  const resolution = project.ids.resolve(fullId(addon.name, id), addon.name)
  if (resolution.verdict === 'generated') return resolution.model
  if (resolution.verdict !== 'yes') return undefined
  const models = new Set(resolution.declarations.map((one) => one.part.model))
  return models.size === 1 && resolution.model !== '' ? resolution.model : undefined
}

/** May a field that leads to one model hold a record of another: tables of actions share their numbers, others a table. */
export function takes(project: Project, addon: Addon, wanted: string, found: string): boolean {
  if (wanted === found) return true
  if (wanted.startsWith('ir.actions.') && found.startsWith('ir.actions.')) return wanted === 'ir.actions.actions'
  const [one, other] = [wanted, found].map((model) => project.models.view(model, addon.name))
  if (!one || !other) return true
  // a model on a database view, or on the other's table, shows the other's records
  return !one.auto || !other.auto || one.table === other.table
}

/** The name of the model that an `ir.model` record stands for, `module.model_sale_order` → `sale.order`. */
export function modelNamed(project: Project, addon: Addon, id: string): string | undefined {
  const full = fullId(addon.name, id)
  const flat = /\.model_(\w+)$/.exec(full)?.[1]
  if (flat === undefined || modelOfId(project, addon, id) !== 'ir.model') return undefined
  return project.models.byFlatName(flat)
}
