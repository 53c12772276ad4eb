import { isDatabaseAddress, readDatabaseAddress } from '../host/database-address.ts'
import { resolvePath } from '../host/paths.ts'
import { readInstalled } from '../plan/upgrade/database/installed-modules.ts'
import { exportedDatabase, type OdooDatabase } from '../plan/upgrade/database/odoo-database.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** What `--db` means, for the help of the commands that have it. */
export const DB_OPTION = [
  '--db <address>',
  'a real database, which is only read: postgresql://user@host:port/name; or an export of ir_module_module as CSV with name, state, latest_version',
] as const

/** The database that `--db` names. The client of PostgreSQL is loaded only here, and only for an address. */
export async function openDatabaseOption(line: CommandLine, value: string): Promise<OdooDatabase> {
  if (!isDatabaseAddress(value)) {
    const bytes = line.host.readBytes(resolvePath(line.host.cwd, value))
    if ('failed' in bytes) throw new UsageError(`cannot read ${value}: ${bytes.failed}`)
    const rows = readInstalled(new TextDecoder().decode(bytes))
    if ('failed' in rows) throw new UsageError(`${value} ${rows.failed}`)
    return exportedDatabase(value, rows)
  }
  const address = readDatabaseAddress(value, line.streams.environment)
  if ('failed' in address) throw new UsageError(`--db: ${address.failed}`)
  const { readDatabase } = await import('../session/read-database.ts')
  const database = await readDatabase(address)
  if ('failed' in database) throw new UsageError(`--db: ${database.failed}`)
  return database
}
