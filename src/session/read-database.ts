import { openDatabase, type ReadOnlyDatabase, type Row } from '../host/database.ts'
import type { DatabaseAddress } from '../host/database-address.ts'
import type { HostFailure } from '../host/host.ts'
import type { DatabaseField, DatabaseTable, OdooDatabase } from '../plan/upgrade/database/odoo-database.ts'

/** bytes: the records of a table that is no larger are counted, those of others estimated from the server's statistics */
const COUNTED = 32 * 1024 * 1024
/** tables that one statement counts */
const BATCH = 100

const ABOUT = `SELECT current_database() AS name, current_setting('server_version') AS server,
  current_setting('server_encoding') AS encoding, pg_database_size(current_database())::float8 AS bytes,
  to_regclass('ir_module_module')::text AS modules, to_regclass('ir_model_fields')::text AS fields`
const MODULES = `SELECT name, state, coalesce(latest_version, '') AS version FROM ir_module_module
  WHERE state IN ('installed', 'to upgrade', 'to remove') ORDER BY name`
const TABLES = `SELECT c.relname AS name, c.reltuples::float8 AS estimate, pg_relation_size(c.oid)::float8 AS heap,
  pg_total_relation_size(c.oid)::float8 AS bytes, has_table_privilege(c.oid, 'SELECT') AS readable,
  quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS quoted
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p')
    AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('ir_module_module'))
  ORDER BY bytes DESC, name`
const MODELS = `SELECT m.model, m.state = 'manual' AS manual, EXISTS (SELECT 1 FROM ir_model_data d
    WHERE d.model = 'ir.model' AND d.res_id = m.id AND d.module = 'studio_customization') AS studio
  FROM ir_model m ORDER BY m.model`
const FIELDS = `SELECT f.model, f.name, f.ttype AS type, coalesce(f.relation, '') AS comodel,
  coalesce(f.store, false) AS stored, f.state = 'manual' AS manual, d.res_id IS NOT NULL AS studio
  FROM ir_model_fields f LEFT JOIN (SELECT DISTINCT res_id FROM ir_model_data
    WHERE model = 'ir.model.fields' AND module = 'studio_customization') d ON d.res_id = f.id
  ORDER BY f.model, f.name`
const STUDIO = `SELECT model, count(*)::float8 AS records FROM ir_model_data WHERE module = 'studio_customization'
  GROUP BY model ORDER BY model`

/** Reads what an upgrade asks of a database; nothing in it is written, the server sees to that. */
export async function readDatabase(address: DatabaseAddress): Promise<OdooDatabase | HostFailure> {
  const database = await openDatabase(address)
  if ('failed' in database) return database
  try {
    return await read(database, address)
  } finally {
    await database.close()
  }
}

async function read(database: ReadOnlyDatabase, { shown }: DatabaseAddress): Promise<OdooDatabase | HostFailure> {
  const about = await database.rows(ABOUT)
  if ('failed' in about) return { failed: `${shown}: ${about.failed}` }
  const [row = {}] = about
  if (row['modules'] === null || row['fields'] === null)
    return {
      failed: `${shown} is no database of Odoo: it has no table ${row['modules'] === null ? 'ir_module_module' : 'ir_model_fields'}`,
    }
  const modules = await database.rows(MODULES)
  if ('failed' in modules) return { failed: `${shown}: cannot read ir_module_module: ${modules.failed}` }
  const problems: string[] = []
  const ask = async (what: string, sql: string): Promise<readonly Row[]> => {
    const rows = await database.rows(sql)
    if (!('failed' in rows)) return rows
    problems.push(`${what}: ${rows.failed}`)
    return []
  }
  const models = await ask('models', MODELS)
  return {
    shown,
    // Debian's says more after the number
    server: text(row, 'server').split(' ')[0],
    encoding: text(row, 'encoding'),
    bytes: number(row, 'bytes'),
    modules: modules.map((one) => ({
      name: text(one, 'name'),
      state: text(one, 'state'),
      version: text(one, 'version'),
    })),
    tables: await tables(database, problems),
    fields: (await ask('fields', FIELDS)).map(
      (one): DatabaseField => ({
        model: text(one, 'model'),
        name: text(one, 'name'),
        type: text(one, 'type'),
        comodel: text(one, 'comodel'),
        stored: one['stored'] === true,
        manual: one['manual'] === true,
        studio: one['studio'] === true,
      }),
    ),
    models: models.map((one) => text(one, 'model')),
    manualModels: models
      .filter((one) => one['manual'] === true)
      .map((one) => ({ model: text(one, 'model'), studio: one['studio'] === true })),
    studio: Object.fromEntries(
      (await ask('Studio', STUDIO)).map((one) => [text(one, 'model'), number(one, 'records') ?? 0]),
    ),
    problems,
  }
}

/** Every table of Odoo's schema; small ones are counted, so that a figure is not an estimate without need. */
async function tables(database: ReadOnlyDatabase, problems: string[]): Promise<readonly DatabaseTable[]> {
  const found = await database.rows(TABLES)
  if ('failed' in found) {
    problems.push(`tables: ${found.failed}`)
    return []
  }
  const small = found.filter((row) => row['readable'] === true && (number(row, 'heap') ?? 0) <= COUNTED)
  const counts = new Map<string, number>()
  for (let start = 0; start < small.length; start += BATCH) {
    const batch = small.slice(start, start + BATCH)
    const sql = batch.map(
      (row, i) => `SELECT $${i + 1}::text AS name, count(*)::float8 AS rows FROM ${text(row, 'quoted')}`,
    )
    const counted = await database.rows(
      sql.join(' UNION ALL '),
      batch.map((row) => text(row, 'name')),
    )
    if ('failed' in counted) problems.push(`counts: ${counted.failed}`)
    else for (const row of counted) counts.set(text(row, 'name'), number(row, 'rows') ?? 0)
  }
  return found.map((row): DatabaseTable => {
    const name = text(row, 'name')
    const count = counts.get(name)
    const estimate = number(row, 'estimate') ?? -1
    // the server says -1 (before PostgreSQL 14: 0) of a table that was never analysed
    const known = estimate > 0 || (estimate === 0 && number(row, 'heap') === 0)
    return {
      name,
      rows: count ?? (known ? estimate : undefined),
      counted: count !== undefined,
      bytes: number(row, 'bytes') ?? 0,
    }
  })
}

function text(row: Row, column: string): string {
  const value = row[column]
  return typeof value === 'string' ? value : ''
}

function number(row: Row, column: string): number | undefined {
  const value = row[column]
  return typeof value === 'number' ? value : undefined
}
