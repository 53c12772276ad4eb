import type { HostFailure } from './host.ts'

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const

/** What `sslmode` means to PostgreSQL's own programs. */
export type SslMode = (typeof SSL_MODES)[number]

/** Where a database is and who asks. */
export interface DatabaseAddress {
  /** a name, a number, or the folder of a Unix socket */
  readonly host: string
  readonly port: number
  readonly user: string
  /** `undefined`: PGPASSWORD or the password file has it, or none is needed */
  readonly password: string | undefined
  readonly database: string
  readonly ssl: SslMode
  /** a file with the certificates that are trusted */
  readonly rootCertificate: string | undefined
  /** seconds */
  readonly patience: number
  /** for people: never with the password */
  readonly shown: string
}

/** An address, however it is misspelt: what may hold a password is never taken for a file's name. */
export function isDatabaseAddress(text: string): boolean {
  return /^postgres(?:ql)?\b/i.test(text) && /[:/@]/.test(text)
}

const PARAMETERS = ['host', 'port', 'user', 'password', 'dbname', 'sslmode', 'sslrootcert', 'connect_timeout']
const UNREADABLE =
  'the database address is not understood: it is written postgresql://user:password@host:port/database, and in a password the characters : / ? # @ % are written percent-encoded (%3A %2F %3F %23 %40 %25)'

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` as libpq does; what it leaves out comes from PGHOST,
 * PGPORT, PGUSER, PGDATABASE, PGSSLMODE and PGSSLROOTCERT. No failure repeats any part of the text: it may be the
 * password's.
 */
export function readDatabaseAddress(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): DatabaseAddress | HostFailure {
  const url = parse(text)
  if (!url) return { failed: UNREADABLE }
  const parts = [url.username, url.password, url.hostname, url.pathname.slice(1)].map(decoded)
  const [user, password, hostname, database] = parts
  // whoever forgot to encode a password finds its rest in the path, the query or the fragment
  if (parts.includes(undefined) || url.hash !== '' || /[@:]/.test(url.pathname.slice(1)) || /@/.test(url.search))
    return { failed: UNREADABLE }
  const query = url.searchParams
  if ([...query.keys()].some((key) => !PARAMETERS.includes(key)))
    return { failed: `the database address has a parameter that is not known: known are ${PARAMETERS.join(', ')}` }
  const given = (key: string, variable: string): string | undefined =>
    query.get(key) || environment[variable] || undefined
  const ssl = given('sslmode', 'PGSSLMODE') ?? 'prefer'
  const mode = SSL_MODES.find((one) => one === ssl)
  if (!mode) return { failed: `the database address has an sslmode that is none of ${SSL_MODES.join(', ')}` }
  const name = user || given('user', 'PGUSER') || environment['USER'] || 'odoo'
  const named = hostname === NO_HOST ? '' : hostname?.replace(/^\[(.*)\]$/, '$1')
  const host = named || given('host', 'PGHOST') || 'localhost'
  const port = Number(url.port || given('port', 'PGPORT') || 5432)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return { failed: 'the database address has a port that is none' }
  const patience = Number(given('connect_timeout', 'PGCONNECT_TIMEOUT') ?? 10)
  const db = database || given('dbname', 'PGDATABASE') || name
  return {
    host,
    port,
    user: name,
    password: password || query.get('password') || undefined,
    database: db,
    ssl: mode,
    rootCertificate: given('sslrootcert', 'PGSSLROOTCERT'),
    patience: patience > 0 ? patience : 10,
    shown: `${db} on ${host}:${port}`,
  }
}

/** Stands for the host where an address has a user and none, which libpq takes and URLs do not. */
const NO_HOST = 'no-host.invalid'

function parse(text: string): URL | undefined {
  if (!/^postgres(?:ql)?:\/\//i.test(text)) return undefined
  try {
    return new URL(text.replace(/^([^/]*\/\/[^/?#@]*@)(?=[/?]|$)/, `$1${NO_HOST}`))
  } catch {
    return undefined
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
