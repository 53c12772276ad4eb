import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDatabaseAddress, readDatabaseAddress } from '../../src/host/database-address.ts'
import { runMain } from '../support/run-main.ts'

describe('addresses', () => {
  test('all parts, percent-encoded', () => {
    expect(
      readDatabaseAddress('postgresql://me:a%2Fb%23@[::1]:5433/my%20db?sslmode=require&connect_timeout=3', {}),
    ).toEqual({
      host: '::1',
      port: 5433,
      user: 'me',
      password: 'a/b#',
      database: 'my db',
      ssl: 'require',
      rootCertificate: undefined,
      patience: 3,
      shown: 'my db on ::1:5433',
    })
  })

  test('what is left out comes from the variables of libpq', () => {
    const environment = {
      PGHOST: 'db',
      PGPORT: '6000',
      PGUSER: 'u',
      PGDATABASE: 'd',
      PGSSLMODE: 'verify-full',
      PGPASSWORD: 'x',
    }
    expect(readDatabaseAddress('postgres://', environment)).toMatchObject({
      host: 'db',
      port: 6000,
      user: 'u',
      database: 'd',
      ssl: 'verify-full',
      password: undefined,
    })
    expect(readDatabaseAddress('postgresql://u@h', {})).toMatchObject({ database: 'u', ssl: 'prefer', port: 5432 })
  })

  test('a file is no address', () => {
    expect(isDatabaseAddress('modules.csv')).toBe(false)
    expect(isDatabaseAddress('postgres.csv')).toBe(false)
    expect(isDatabaseAddress('postgres//u:p@h/d')).toBe(true)
  })

  test('no failure repeats a part of the password, however it is written', () => {
    fc.assert(
      // letters that no message of ours holds, so that a single one of them gives the secret away
      fc.property(fc.stringMatching(/^[QXZ:/?#@%&=. ]{3,12}$/), (secret) => {
        const found = readDatabaseAddress(`postgresql://user:${secret}@host:5432/db`, {})
        if ('failed' in found) expect(found.failed).not.toMatch(/[QXZ]/)
        // what was understood in another way than it was meant must not show the rest of the secret
        else if (found.password !== decodeSafely(secret))
          expect([found.shown, found.password].join()).not.toContain('@')
      }),
      { numRuns: 2000 },
    )
  })

  test('a slip in the address does not show the password', async () => {
    for (const db of ['postgres//u:hunter2@h/d', 'postgresql://u:hunter2#@h/d', 'postgresql:u:hunter2@h']) {
      const { err, code } = await runMain(['env', '--to', '17.0', '--db', db])
      expect(code).toBe(2)
      expect(err).not.toContain('hunter2')
    }
  })
})

function decodeSafely(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
