import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/host/database.ts'
import { type DatabaseAddress, readDatabaseAddress } from '../../src/host/database-address.ts'
import { readDatabase } from '../../src/session/read-database.ts'
import { PASSWORD, type Postgres, postgresFolder, startPostgres, USER } from '../support/postgres.ts'
import { runMain } from '../support/run-main.ts'

const bin = postgresFolder()
if (!bin) console.warn('skipped: no PostgreSQL server is installed (Debian: apt-get install postgresql)')
const schema = readFileSync(new URL('../../fixtures/database/odoo-16.sql', import.meta.url), 'utf8')

const ADDONS = {
  'm/__manifest__.py': "{'name': 'm', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'depends': ['project', 'note']}",
  'm/__init__.py': '',
  'idle/__manifest__.py': "{'name': 'idle', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base']}",
  'idle/__init__.py': '',
}

function addressOf(url: string): DatabaseAddress {
  const address = readDatabaseAddress(url, {})
  if ('failed' in address) throw new Error(address.failed)
  return address
}

describe.skipIf(!bin)('a real database', () => {
  let server: Postgres
  beforeAll(async () => {
    server = await startPostgres(bin ?? '')
    server.sql('postgres', 'CREATE DATABASE "odoo 16";')
    server.sql('postgres', 'CREATE DATABASE shop; CREATE ROLE stranger LOGIN; ')
    server.sql('odoo 16', schema)
  }, 120_000)
  afterAll(() => server?.stop(), 60_000)
  const env = (url: string, ...more: readonly string[]) =>
    runMain(['env', '.', '--to', '17.0', '--db', url, ...more], ADDONS)

  test('modules, records, sizes, and what was made by hand and by Studio', async () => {
    const { out, err } = await env(server.url('odoo%2016'), '--format', 'json')
    expect(err).toBe('')
    const { database, installed, postgresql } = JSON.parse(out)
    expect(postgresql).toMatchObject({ given: expect.stringMatching(/^\d+\.\d+/), fits: true })
    expect(database).toMatchObject({ encoding: 'UTF8', series: '16.0', tableCount: 11, problems: [] })
    expect(
      installed.map((one: { name: string; state: string; fate: string }) => [one.name, one.state, one.fate]),
    ).toEqual([
      ['base', 'installed', 'kept'],
      ['fleet_log', 'installed', 'unknown'],
      ['m', 'to upgrade', 'one of the addons given'],
      ['mail', 'installed', 'kept'],
      ['note', 'installed', 'renamed → project_todo'],
      ['project', 'installed', 'kept'],
      ['web_studio', 'installed', 'kept'],
    ])
    const tables = new Map(database.tables.map((one: { name: string }) => [one.name, one]))
    expect(database.tables[0]).toMatchObject({ name: 'project_task', rows: 120_000, counted: true })
    expect(database.tables[0].bytes).toBeGreaterThan(5_000_000)
    expect(tables.get('res_partner')).toMatchObject({ rows: 250, counted: true })
    expect(
      database.manualFields.map((one: { model: string; name: string; studio: boolean }) => [
        `${one.model}.${one.name}`,
        one.studio,
      ]),
    ).toEqual([
      ['mail.channel.x_topic', false],
      ['res.partner.x_colour', false],
      ['res.partner.x_studio_note_id', true],
      ['x_visit.x_name', false],
    ])
    expect(database.manualModels).toEqual([{ model: 'x_visit', studio: false }])
    expect(database.studio).toEqual({ 'ir.model.fields': 1, 'ir.ui.view': 2 })
  })

  test('risks: models that are gone, fields that stand on them or lead to them, types that change', async () => {
    const { out } = await env(server.url('odoo%2016'), '--format', 'json')
    const { risks } = JSON.parse(out).database
    expect(
      risks.map((one: { kind: string; symbol: string; rows: number }) => `${one.kind} ${one.symbol} ${one.rows}`),
    ).toEqual([
      'computed_anew project.task 120000',
      'type_changed project.task.date_deadline 120000',
      'manual_relation_lost res.partner.x_studio_note_id 250',
      'model_gone note.note 40',
      'model_gone mail.channel 12',
      'manual_field_lost mail.channel.x_topic 12',
    ])
    const words = risks.map((one: { message: string }) => one.message).join('\n')
    expect(words).toContain("it becomes 'discuss.channel'")
    expect(words).toContain('is date in the database and datetime at 17.0')
  })

  test('the text tells it to people, the plan takes it into account', async () => {
    const { out } = await env(server.url('odoo%2016'))
    for (const words of [
      'Odoo 16.0',
      '7 installed modules',
      'project_task  120\u00a0000 records',
      'by Studio',
      'Data at risk',
    ])
      expect(out).toContain(words)
    const { out: plan } = await runMain(
      ['upgrade', '.', '--to', '17.0', '--db', server.url('odoo%2016'), '-f', 'json'],
      ADDONS,
    )
    const { modules, database } = JSON.parse(plan)
    expect(modules.map((one: { name: string; installed: string | null }) => [one.name, one.installed])).toEqual([
      ['idle', null],
      ['m', '16.0.0.9.0'],
    ])
    expect(database.risks).toHaveLength(6)
  })

  test('estimates are told as such', async () => {
    server.sql(
      'odoo 16',
      'CREATE TABLE big_log (id serial, note text); INSERT INTO big_log (note) SELECT repeat(md5(i::text), 30) FROM generate_series(1, 45000) i; ANALYZE big_log;',
    )
    const database = await readDatabase(addressOf(server.url('odoo%2016')))
    if ('failed' in database) throw new Error(database.failed)
    const table = database.tables.find((one) => one.name === 'big_log')
    expect(table).toMatchObject({ counted: false })
    expect(Math.abs((table?.rows ?? 0) - 45_000)).toBeLessThan(4_500)
    server.sql('odoo 16', 'DROP TABLE big_log')
  })

  test('the session cannot write, whatever is tried, and goes on reading after it', async () => {
    const session = await openDatabase(addressOf(server.url('odoo%2016')))
    if ('failed' in session) throw new Error(session.failed)
    for (const sql of [
      'INSERT INTO res_partner (name) VALUES (1)',
      "UPDATE ir_module_module SET state = 'uninstalled'",
      'DELETE FROM res_partner',
      'DROP TABLE note_note',
      'CREATE TABLE mine (id integer)',
      "SELECT nextval('res_partner_id_seq')",
    ])
      expect(await session.rows(sql)).toEqual({ failed: expect.stringContaining('in a read-only transaction') })
    expect(await session.rows('SELECT 1 AS one; DELETE FROM res_partner')).toEqual({
      failed: expect.stringContaining('cannot insert multiple commands'),
    })
    await session.rows('COMMIT')
    expect(await session.rows('DELETE FROM res_partner')).toHaveProperty('failed')
    await session.close()
    expect(server.sql('odoo 16', 'SELECT count(*) FROM res_partner')).toBe('250')
  })

  test('a statement has a time limit', async () => {
    const session = await openDatabase(addressOf(server.url('odoo%2016')))
    if ('failed' in session) throw new Error(session.failed)
    const [limits] = [
      await session.rows(
        "SELECT current_setting('statement_timeout') AS statement, current_setting('transaction_read_only') AS readonly",
      ),
    ]
    expect(limits).toEqual([{ statement: '30s', readonly: 'on' }])
    await session.close()
  })

  const encoded = encodeURIComponent(PASSWORD)
  const failures: readonly (readonly [string, (server: Postgres) => string, string])[] = [
    ['a wrong password', (one) => one.url('shop').replace(encoded, 'guessed'), `refuses the password of user ${USER}`],
    ['no password', (one) => one.url('shop').replace(`:${encoded}`, ''), 'asks for the password of user'],
    ['a database that is not there', (one) => one.url('nowhere'), 'there is no database nowhere'],
    [
      'a database of something else',
      (one) => one.url('shop'),
      'is no database of Odoo: it has no table ir_module_module',
    ],
    [
      'a port where nobody listens',
      (one) => one.url('shop').replace(`:${one.port}/`, ':1/'),
      'no PostgreSQL server answers at 127.0.0.1:1',
    ],
    [
      'a socket that is not there',
      (one) => `postgresql:///shop?host=${one.folder}/none`,
      'no PostgreSQL server answers at the socket',
    ],
    [
      'a machine that is not there',
      (one) => one.url('shop').replace('127.0.0.1', 'no-such-host.invalid'),
      'no machine is known by the name no-such-host.invalid',
    ],
    ['an sslmode that is none', (one) => one.url('shop', '?sslmode=maybe'), 'sslmode that is none of disable'],
    ['a certificate that nobody signed', (one) => one.url('shop', '?sslmode=verify-full'), 'sslmode'],
  ]
  test.each(failures)('%s is told in plain words, without the password', async (_, url, words) => {
    const { code, err, out } = await env(url(server))
    expect(err).toContain(words)
    expect(code).toBe(2)
    expect(out + err).not.toContain(PASSWORD)
    expect(out + err).not.toContain(encoded)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('who may not read the tables of Odoo is told so', async () => {
    const database = await readDatabase(
      addressOf(`postgresql://stranger@/odoo%2016?host=${server.folder}&port=${server.port}`),
    )
    expect(database).toEqual({ failed: expect.stringContaining('permission denied for table ir_module_module') })
  })

  test('by socket, and with each mode of SSL that trusts the server', async () => {
    for (const url of [
      `postgresql://${USER}@/odoo%2016?host=${server.folder}&port=${server.port}`,
      server.url('odoo%2016', '?sslmode=disable'),
      server.url('odoo%2016', '?sslmode=prefer'),
    ])
      expect(await readDatabase(addressOf(url))).toMatchObject({ encoding: 'UTF8' })
    const ssl = server.sql('odoo 16', 'SHOW ssl') === 'on'
    const wanted = await readDatabase(addressOf(server.url('odoo%2016', '?sslmode=require')))
    expect('failed' in wanted).toBe(!ssl)
    if (!ssl) return
    const root = `${server.folder}/data/server.crt`
    const trusted = (mode: string) =>
      readDatabase(addressOf(server.url('odoo%2016', `?sslmode=${mode}&sslrootcert=${root}`)))
    expect(await trusted('verify-ca')).toMatchObject({ encoding: 'UTF8' })
    // the certificate names localhost, not the number
    expect(await trusted('verify-full')).toHaveProperty('failed')
  })

  test('an encoding that Odoo does not want is told, and texts survive', async () => {
    server.sql('postgres', "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';")
    server.sql('latin', schema)
    server.sql(
      'latin',
      "SET client_encoding = 'UTF8'; INSERT INTO ir_module_module (name, state, latest_version) VALUES ('büro', 'installed', '16.0.1.0')",
    )
    const { out } = await env(server.url('latin'))
    expect(out).toContain('the encoding is LATIN1')
    expect(out).toContain('büro')
  })
})
