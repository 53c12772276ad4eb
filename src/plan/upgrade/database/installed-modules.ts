import type { Project } from '../../../model/project.ts'
import { parseCsv } from '../../../parse/csv.ts'
import { compareText } from '../../../text/compare-text.ts'
import type { Fates } from '../fate.ts'

/** A module that a database has installed, and what is known of it here. */
export interface InstalledModule {
  readonly name: string
  readonly version: string
  readonly state: string
  /** where its code is: among the addons given, in Odoo, in Enterprise, or nowhere that we see */
  readonly source: 'addons' | 'odoo' | 'enterprise' | 'unknown'
  /** what becomes of it at the target */
  readonly fate: string
  /** the version in the manifest, when it differs from the database's */
  readonly manifest: string | undefined
}

/** Reads an export of `ir_module_module` with the columns name, state and (perhaps) latest_version. */
export function readInstalled(
  text: string,
): readonly { name: string; state: string; version: string }[] | { readonly failed: string } {
  const { rows } = parseCsv(text)
  const [head, ...body] = rows.map((row) => row.cells.map((cell) => cell.value))
  const column = (...names: readonly string[]): number =>
    head?.findIndex((cell) => names.includes(cell.trim().toLowerCase())) ?? -1
  const [name, state, version] = [
    column('name', 'technical name'),
    column('state', 'status'),
    column('latest_version', 'installed_version', 'installed version'),
  ]
  if (name < 0 || state < 0) return { failed: 'has no columns `name` and `state`' }
  return body
    .map((row) => ({
      name: row[name] ?? '',
      state: (row[state] ?? '').toLowerCase(),
      version: version < 0 ? '' : (row[version] ?? ''),
    }))
    .filter((one) => one.name !== '' && /^(?:installed|to upgrade|to remove)$/.test(one.state))
    .sort((a, b) => compareText(a.name, b.name))
}

/** What is known of modules that a database has. */
export function judgeInstalled(
  installed: readonly { readonly name: string; readonly state: string; readonly version: string }[],
  project: Project,
  fates: Fates,
): readonly InstalledModule[] {
  return installed.map(({ name, state, version }) => {
    const addon = project.addon(name)
    const fate = fates.of(name)
    const manifest = addon?.text('version')?.value
    return {
      name,
      state,
      version,
      source: addon
        ? 'addons'
        : project.isEnterprise(name)
          ? 'enterprise'
          : project.release?.module(name)
            ? 'odoo'
            : 'unknown',
      fate:
        fate.fate === 'own'
          ? 'one of the addons given'
          : `${fate.fate}${fate.now.length > 0 && fate.now[0] !== name ? ` → ${fate.now.join(', ')}` : ''}`,
      manifest:
        manifest !== undefined && version !== '' && manifest !== version && !version.endsWith(manifest)
          ? manifest
          : undefined,
    }
  })
}
