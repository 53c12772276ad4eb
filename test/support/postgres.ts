import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const USER = 'odoo_user'
export const PASSWORD = 's3cret/p@ss#1'

export interface Postgres {
  readonly port: number
  /** the folder of its socket */
  readonly folder: string
  /** runs a script as the owner of the server */
  readonly sql: (database: string, script: string) => string
  /** `postgresql://…` with the password, percent-encoded */
  readonly url: (database: string, query?: string) => string
  readonly stop: () => Promise<void>
}

/** Where the programs of a PostgreSQL server are: PGBIN, Debian's folders, the path. */
export function postgresFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    process.env['PGBIN'] ?? '',
    ...versions.map((version) => `${debian}/${version}/bin`),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find(
    (folder) => folder !== '' && ['initdb', 'postgres', 'psql'].every((one) => existsSync(join(folder, one))),
  )
}

/** PostgreSQL refuses to run as root: another user of the machine does then. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const entry = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8'))
    if (entry) return { uid: Number(entry[1]), gid: Number(entry[2]) }
  }
  return undefined
}

/** Starts a server of its own in a temporary folder, with a password for everyone who comes by the network. */
export async function startPostgres(bin: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'addonry-pg-'))
  const user = otherUser()
  const secret = join(folder, 'password')
  writeFileSync(secret, PASSWORD)
  chmodSync(folder, 0o755)
  if (user) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid)
  const data = join(folder, 'data')
  const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }
  const options = { cwd: folder, env: environment, ...user }
  execFileSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      USER,
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...options, stdio: 'pipe' },
  )
  const port = await freePort()
  const ssl = certificate(data, user)
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-k',
      folder,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      ...(ssl ? ['-c', 'ssl=on'] : []),
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await ready(server)
  const sql = (database: string, script: string): string =>
    execFileSync(
      join(bin, 'psql'),
      ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-p', String(port), '-U', USER, database],
      {
        ...options,
        input: script,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    ).trim()
  return {
    port,
    folder,
    sql,
    url: (database, query = '') =>
      `postgresql://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}${query}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A certificate that nobody signed, where openssl is there to make one. */
function certificate(data: string, user: { uid: number; gid: number } | undefined): boolean {
  const [key, cert] = [join(data, 'server.key'), join(data, 'server.crt')]
  const made = spawnSync('openssl', [
    'req',
    '-new',
    '-x509',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-keyout',
    key,
    '-out',
    cert,
  ])
  if (made.status !== 0) return false
  chmodSync(key, 0o600)
  if (user) for (const path of [key, cert]) chownSync(path, user.uid, user.gid)
  return true
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
