import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSettings } from '../../src/config/settings.ts'
import { settingsSchema } from '../../src/config/settings-shape.ts'

const FILE = new URL('../../schema/addonry.schema.json', import.meta.url)

test('the published schema is the one that the settings are read by (UPDATE_PAGES=1 writes it)', () => {
  const text = `${JSON.stringify(settingsSchema(), null, 2)}\n`
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(FILE, text)
  expect(existsSync(FILE) && readFileSync(FILE, 'utf8')).toBe(text)
})

test('the reader and the schema accept and refuse the same files', () => {
  const valid = new Ajv({ strict: true, allowUnionTypes: true }).compile(settingsSchema())
  const word = fc.constantFrom(
    'a/b',
    'a/*',
    '*',
    'a',
    'a/b/c',
    '',
    'off',
    'on',
    'error',
    'warning',
    'info',
    'proven',
    '17.0',
    'oca',
    'oca@2026.11',
    'x',
  )
  const value: fc.Arbitrary<unknown> = fc.oneof(
    word,
    fc.constantFrom(null, 1, true),
    fc.array(fc.oneof(word, fc.constant(3)), { maxLength: 2 }),
    fc.dictionary(
      fc.oneof(word, fc.constantFrom('severity', 'confidence', 'required-keys')),
      fc.oneof(word, fc.array(word, { maxLength: 1 })),
      { maxKeys: 2 },
    ),
    fc.dictionary(word, fc.dictionary(fc.constantFrom('rules', 'rule'), fc.dictionary(word, word, { maxKeys: 2 })), {
      maxKeys: 2,
    }),
  )
  const key = fc.constantFrom(
    'series',
    'addons-path',
    'exclude',
    'preset',
    'rules',
    'addons',
    'records',
    'fail-on',
    'baseline',
    'conventions',
    '$schema',
    'other',
  )
  let accepted = 0
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (document) => {
      const { issues } = parseSettings('/w/addonry.json', JSON.stringify(document))
      const good = valid(document)
      if (good) accepted++
      expect(issues.map((issue) => issue.message).length === 0, JSON.stringify({ document, issues })).toBe(good)
    }),
    { numRuns: 3000 },
  )
  expect(accepted).toBeGreaterThan(100)
})
