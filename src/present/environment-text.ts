import type { Environment } from '../plan/environment.ts'
import type { InstalledModule } from '../plan/installed-modules.ts'
import { colour } from './colour.ts'
import { escapeTerminal } from './escape.ts'

/** What a machine needs for a release, for a terminal. */
export function environmentText(
  environment: Environment,
  installed: readonly InstalledModule[] | undefined,
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
    for (const one of binaries) out.push(`  ${escapeTerminal(one.name)}  ${paint.faint(one.addons.join(', '))}`)
  }
  if (installed) out.push('', ...installedLines(installed, paint.heading))
  return `${out.join('\n')}\n`
}

function installedLines(installed: readonly InstalledModule[], heading: (text: string) => string): readonly string[] {
  const count = (source: InstalledModule['source']): number => installed.filter((one) => one.source === source).length
  const told = installed.filter((one) => one.source !== 'odoo' || one.fate !== 'kept' || one.manifest !== undefined)
  return [
    heading(
      `${installed.length} installed modules: ${count('odoo')} of Odoo, ${count('enterprise')} of Enterprise, ${count('addons')} given here, ${count('unknown')} unknown`,
    ),
    ...told.map(
      (one) =>
        `  ${escapeTerminal(one.name)} ${escapeTerminal(one.version)}: ${one.fate}${one.manifest === undefined ? '' : `; the manifest says ${escapeTerminal(one.manifest)}`}`,
    ),
  ]
}
