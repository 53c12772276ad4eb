import pg from 'pg'
import type { DatabaseAddress } from './database-address.ts'
import { DiskHost } from './disk-host.ts'
import type { HostFailure } from './host.ts'

export type Row = Readonly<Record<string, unknown>>

/** A session that reads one state of a database and cannot write. */
export interface ReadOnlyDatabase {
  /** one statement; what fails leaves the session usable */
  rows(sql: string, values?: readonly string[]): Promise<readonly Row[] | HostFailure>
  close(): Promise<void>
}

/** milliseconds that one statement may take, that it may wait for a lock, and that we wait for the server at all */
const LIMITS = { statement: 30_000, lock: 3_000, answer: 45_000 }

/**
 * Opens a session whose only transaction is READ ONLY: the server refuses every write in it. What it sees is one
 * snapshot. Statements have a time limit, so that a busy server is not held up.
 */
export async function openDatabase(address: DatabaseAddress): Promise<ReadOnlyDatabase | HostFailure> {
  const client = await connect(address)
  if ('failed' in client) return client
  const database = new Session(client)
  for (const sql of [
    'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
    'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY',
    `SET LOCAL statement_timeout = ${LIMITS.statement}`,
    `SET LOCAL lock_timeout = ${LIMITS.lock}`,
  ]) {
    const done = await database.plain(sql)
    if (!done) continue
    await database.close()
    return done
  }
  return database
}

class Session implements ReadOnlyDatabase {
  readonly #client: pg.Client

  constructor(client: pg.Client) {
    this.#client = client
  }

  async plain(sql: string): Promise<HostFailure | undefined> {
    try {
      await this.#client.query(sql)
      return undefined
    } catch (error) {
      return { failed: messageOf(error) }
    }
  }

  async rows(sql: string, values: readonly string[] = []): Promise<readonly Row[] | HostFailure> {
    const before = await this.plain('SAVEPOINT question')
    if (before) return before
    try {
      // the extended protocol takes one statement: none can hide behind another
      const question = { text: sql, values: [...values], queryMode: 'extended' }
      return (await this.#client.query<Record<string, unknown>>(question)).rows
    } catch (error) {
      await this.plain('ROLLBACK TO SAVEPOINT question')
      return { failed: messageOf(error) }
    }
  }

  async close(): Promise<void> {
    await this.plain('ROLLBACK')
    await this.#client.end().catch(() => undefined)
  }
}

type Tls = false | { readonly rejectUnauthorized: boolean; readonly ca?: string; checkServerIdentity?: () => undefined }

/** The ways of connecting that an `sslmode` allows, the preferred one first. */
function waysOf(address: DatabaseAddress): readonly Tls[] | HostFailure {
  if (address.host.startsWith('/')) return [false]
  const unchecked = { rejectUnauthorized: false }
  const { ssl, rootCertificate } = address
  if (ssl === 'disable') return [false]
  if (ssl === 'allow') return [false, unchecked]
  if (ssl === 'prefer') return [unchecked, false]
  const read = rootCertificate === undefined ? undefined : new DiskHost('/').readBytes(rootCertificate)
  if (read && 'failed' in read) return { failed: `cannot read the file of sslrootcert: ${read.failed}` }
  const ca = read && { ca: new TextDecoder().decode(read) }
  // as libpq: with a file of certificates `require` checks what `verify-ca` does
  if (ssl === 'require' && !ca) return [unchecked]
  return [{ rejectUnauthorized: true, ...ca, ...(ssl !== 'verify-full' && { checkServerIdentity: () => undefined }) }]
}

async function connect(address: DatabaseAddress): Promise<pg.Client | HostFailure> {
  const ways = waysOf(address)
  if ('failed' in ways) return ways
  let failure: HostFailure = { failed: '' }
  for (const ssl of ways) {
    const client = new pg.Client({
      host: address.host,
      port: address.port,
      user: address.user,
      database: address.database,
      ...(address.password !== undefined && { password: address.password }),
      ssl,
      application_name: 'addonry',
      connectionTimeoutMillis: address.patience * 1000,
      query_timeout: LIMITS.answer,
    })
    // a server that goes away is told by the statement that waits for it
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      failure = { failed: explain(error, address) }
      if (!isAboutSsl(error)) break
    }
  }
  return failure
}

/** The server speaks no SSL, or wants it: another way may do. */
function isAboutSsl(error: unknown): boolean {
  return /does not support SSL|no encryption|SSL off/i.test(messageOf(error))
}

function explain(error: unknown, { host, port, user, database, ssl, patience, shown }: DatabaseAddress): string {
  const message = messageOf(error)
  const place = host.startsWith('/') ? `the socket of port ${port} in ${host}` : `${host}:${port}`
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `no PostgreSQL server answers at ${place}: is it running, and does it listen there?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no machine is known by the name ${host}`
    case 'EACCES':
    case 'EPERM':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${place} cannot be reached (${message})`
    case '28P01':
      return `the server refuses the password of user ${user}`
    case '28000':
      return `the server does not let user ${user} in: ${message}`
    case '3D000':
      return `there is no database ${database} on ${host}:${port}`
    case '53300':
      return `the server has no connection free: ${message}`
    case '57P03':
      return `the server is starting or stopping: ${message}`
  }
  if (/password must be a (?:non-empty )?string/i.test(message))
    return `the server asks for the password of user ${user}: give it in the address, in PGPASSWORD or in the password file`
  if (/does not support SSL/i.test(message)) return `the server speaks no SSL, and sslmode=${ssl} asks for it`
  if (/certificate|self.signed|altname/i.test(message))
    return `the server's certificate is not trusted (${message}): name its authority with sslrootcert, or use sslmode=require`
  if (/timeout|timed out/i.test(message)) return `${place} did not answer within ${patience} seconds`
  return `no connection to ${shown}: ${message}`
}

/** Of several addresses that were tried the last one's words. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors.at(-1))
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
