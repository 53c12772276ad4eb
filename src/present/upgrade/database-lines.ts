import type { DatabaseReport } from '../../plan/upgrade/database/database-report.ts'
import type { InstalledModule } from '../../plan/upgrade/database/installed-modules.ts'
import type { DatabaseField, DatabaseTable } from '../../plan/upgrade/database/odoo-database.ts'

/** `1 234 567 records`, `about 3 100 000 records` where the server only estimates. */
export function recordsText({ rows, counted }: Pick<DatabaseTable, 'rows' | 'counted'>): string {
  if (rows === undefined) return 'records not counted'
  if (!counted) return `about ${grouped(Number(rows.toPrecision(3)))} records`
  return `${grouped(rows)} record${rows === 1 ? '' : 's'}`
}

/** Thousands apart, the same in every locale. */
function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}

/** Bytes for people: `1.4 GB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

/** What the database is, in one line. */
export function databaseTitle(database: DatabaseReport): string {
  const { shown, server, series, bytes } = database
  const words = [
    series === undefined ? undefined : `Odoo ${series}`,
    server === undefined ? undefined : `PostgreSQL ${server}`,
    bytes === undefined ? undefined : sizeText(bytes),
  ].filter((word) => word !== undefined)
  return words.length > 0 ? `${shown} (${words.join(', ')})` : shown
}

/** `210 installed modules: 200 of Odoo, …` */
export function installedTitle(modules: readonly InstalledModule[]): string {
  const count = (source: InstalledModule['source']): number => modules.filter((one) => one.source === source).length
  return `${modules.length} installed modules: ${count('odoo')} of Odoo, ${count('enterprise')} of Enterprise, ${count('addons')} given here, ${count('unknown')} unknown`
}

/** The installed modules that need a word. */
export function notableModules(modules: readonly InstalledModule[]): readonly InstalledModule[] {
  return modules.filter(
    (one) => one.source !== 'odoo' || one.fate !== 'kept' || one.manifest !== undefined || one.state !== 'installed',
  )
}

export function installedWords(one: InstalledModule): string {
  return [
    one.fate,
    ...(one.state === 'installed' ? [] : [`its state is '${one.state}': finish or cancel that first`]),
    ...(one.manifest === undefined ? [] : [`the manifest says ${one.manifest}`]),
  ].join('; ')
}

/** `res.partner.x_colour: many2one to res.partner, by Studio` */
export function manualFieldWords(field: DatabaseField): string {
  const kind = field.comodel === '' ? field.type : `${field.type} to ${field.comodel}`
  return `${kind}${field.stored ? '' : ', not stored'}${field.studio ? ', by Studio' : ''}`
}

/** `Studio: 12 ir.ui.view, 3 ir.model.fields`; nothing without Studio. */
export function studioWords(studio: DatabaseReport['studio']): string | undefined {
  const parts = Object.entries(studio).map(([model, count]) => `${count} ${model}`)
  return parts.length === 0 ? undefined : parts.join(', ')
}
