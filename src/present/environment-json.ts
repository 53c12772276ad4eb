import type { Environment } from '../plan/environment.ts'
import type { DatabaseReport } from '../plan/upgrade/database/database-report.ts'

/** What a machine needs for a release, as data; `installed` are the modules of a database. */
export function environmentJson(environment: Environment, database: DatabaseReport | undefined): string {
  const { modules, ...rest } = database ?? { modules: undefined }
  const told = database ? { installed: modules, database: rest } : {}
  return `${JSON.stringify({ schema: 1, ...environment, ...told }, null, 2)}\n`
}
