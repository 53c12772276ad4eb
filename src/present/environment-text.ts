import type { Environment } from '../plan/environment.ts'
import type { DatabaseReport } from '../plan/upgrade/database/database-report.ts'
import { colour, type Palette } from './colour.ts'
import { escapeTerminal } from './escape.ts'
import {
  databaseTitle,
  installedTitle,
  installedWords,
  manualFieldWords,
  notableModules,
  recordsText,
  sizeText,
  studioWords,
} from './upgrade/database-lines.ts'

/** What a machine needs for a release, for a terminal. */
export function environmentText(
  environment: Environment,
  database: DatabaseReport | undefined,
  coloured: boolean,
): string {
  const paint = colour(coloured)
  const { python, postgresql, libraries, binaries, removed, to } = environment
  const judged = (fits: boolean | undefined, given: string | undefined): string =>
    fits === undefined ? '' : fits ? `; ${given} fits` : `; ${paint.severity.error(`${given} does not fit`)}`
  const out = [
    paint.heading(`Odoo ${to}`),
    `  Python ${python.oldest} to ${python.newest}${judged(python.fits, python.given)}`,
    `  PostgreSQL ${postgresql.oldest} or later (${postgresql.evidence})${judged(postgresql.fits, postgresql.given)}`,
    '',
    paint.heading('Python libraries of the addons'),
  ]
  if (libraries.length === 0) out.push('  none beside those of Odoo itself')
  for (const one of libraries) {
    const bad = one.verdict === 'missing' || one.verdict === 'wrong version'
    const words = [
      one.verdict,
      one.version,
      one.specifiers.length > 0 ? `wanted ${one.specifiers.join(',')}` : undefined,
      one.declared ? undefined : 'imported, not declared',
    ]
    const text = words.filter(Boolean).join(', ')
    out.push(
      `  ${escapeTerminal(one.name)}: ${bad ? paint.severity.error(text) : text}  ${paint.faint(one.addons.join(', '))}`,
    )
  }
  if (removed.length > 0) {
    out.push('', paint.heading('No longer in Python’s own library'))
    for (const one of removed)
      out.push(`  ${one.name}: gone in Python ${one.since}  ${paint.faint(one.addons.join(', '))}`)
  }
  if (binaries.length > 0) {
    out.push('', paint.heading('Programs that must be there'))
    for (const one of binaries)
      out.push(
        `  ${escapeTerminal(one.name)}${one.found === undefined ? '' : one.found ? ': on this machine' : ': not on this machine'}  ${paint.faint(one.addons.join(', '))}`,
      )
  }
  if (database) out.push('', ...databaseText(database, paint))
  return `${out.join('\n')}\n`
}

/** A database for a terminal. */
export function databaseText(database: DatabaseReport, paint: Palette): readonly string[] {
  const { modules, manualFields, manualModels } = database
  const told = notableModules(modules)
  const out = [
    paint.heading(`Database ${escapeTerminal(databaseTitle(database))}`),
    ...database.problems.map((problem) => `  ${paint.severity.warning(escapeTerminal(problem))}`),
    `  ${installedTitle(modules)}`,
    ...told.map((one) => `    ${escapeTerminal(`${one.name} ${one.version}: ${installedWords(one)}`)}`),
  ]
  if (database.tables.length > 0) {
    const all = database.tableCount > database.tables.length ? `, the largest of ${database.tableCount}` : ''
    out.push('', paint.heading(`Tables${all}`))
    for (const table of database.tables)
      out.push(`  ${sizeText(table.bytes).padStart(8)}  ${escapeTerminal(table.name)}  ${recordsText(table)}`)
  }
  const studio = studioWords(database.studio)
  if (manualFields.length + manualModels.length > 0 || studio) {
    out.push('', paint.heading('Made in the database, in no module'))
    for (const { model, studio: by } of manualModels)
      out.push(`  model ${escapeTerminal(model)}${by ? ', by Studio' : ''}`)
    for (const field of manualFields)
      out.push(`  ${escapeTerminal(`${field.model}.${field.name}: ${manualFieldWords(field)}`)}`)
    if (studio) out.push(`  records of Studio: ${escapeTerminal(studio)}`)
  }
  if (database.risks.length > 0) {
    out.push('', paint.heading('Data at risk'))
    for (const risk of database.risks) out.push(`  ${escapeTerminal(`${risk.message} (${recordsText(risk)})`)}`)
  }
  return out
}
