import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { rulesOf } from '../../src/check/settle.ts'
import { FROZEN_PRESETS } from '../../src/config/frozen-presets.ts'
import { PRESET_DATES, PRESETS, type PresetRule, presetRules, presetsOf } from '../../src/config/presets.ts'
import { parseSettings } from '../../src/config/settings.ts'

const OLD: readonly PresetRule[] = [
  { id: 'a/broken', severity: 'error', confidence: 'proven' },
  { id: 'a/odd', severity: 'warning', confidence: 'proven' },
  { id: 'b/likely', severity: 'error', confidence: 'likely' },
  { id: 'style/header', severity: 'info', confidence: 'proven', optional: true },
  { id: 'oca/author', severity: 'warning', confidence: 'proven', optional: true, presets: ['oca'] },
]
const names = (preset: string, rules = OLD, frozen = {}) => [...(presetRules(preset, rules, frozen)?.keys() ?? [])]

describe('presets', () => {
  test('hold what they say', () => {
    expect(names('essential')).toEqual(['a/broken'])
    expect(names('recommended')).toEqual(['a/broken', 'a/odd', 'b/likely'])
    expect(names('oca')).toEqual(['a/broken', 'a/odd', 'b/likely', 'oca/author'])
    expect(names('odoo')).toEqual(names('recommended'))
    expect(names('strict')).toEqual(OLD.map(({ id }) => id))
    expect([names('default'), names('all')]).toEqual([names('recommended'), names('strict')])
    expect(presetRules('nope', OLD)).toBeUndefined()
    expect(presetRules('oca@1999.01', OLD)).toBeUndefined()
  })

  test('frozen by date: a newer addonry switches nothing on, and keeps severities', () => {
    const frozen = { '2025.01': presetsOf(OLD) }
    const newer: readonly PresetRule[] = [
      { id: 'a/broken', severity: 'error', confidence: 'proven' },
      { id: 'a/new', severity: 'error', confidence: 'proven' },
      { id: 'a/odd', severity: 'error', confidence: 'proven' },
      { id: 'style/header', severity: 'info', confidence: 'proven' },
      { id: 'oca/author', severity: 'warning', confidence: 'proven', optional: true, presets: ['oca'] },
    ]
    for (const preset of PRESETS) {
      const then = new Set(names(preset))
      for (const id of names(`${preset}@2025.01`, newer, frozen)) expect(then).toContain(id)
    }
    expect(names('recommended@2025.01', newer, frozen)).toEqual(['a/broken', 'a/odd'])
    expect(presetRules('recommended@2025.01', newer, frozen)?.get('a/odd')).toBe('warning')
    expect(names('recommended', newer, frozen)).toEqual(['a/broken', 'a/new', 'a/odd', 'style/header'])
  })

  test('every version but the last is frozen; this one has a date (else run scripts/freeze-presets.mjs)', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const versions = Object.keys(PRESET_DATES)
    expect(versions.at(-1)).toBe(version)
    const dates = Object.values(PRESET_DATES)
    expect(dates).toEqual([...dates].sort())
    expect(Object.keys(FROZEN_PRESETS)).toEqual(dates.slice(0, -1))
  })
})

describe('the rules that run', () => {
  const ids = (toml: string) => rulesOf(parseSettings('/w/addonry.toml', toml).settings, RULES).map((named) => named.id)
  test('those of the preset without those that are off', () => {
    expect(ids('')).toEqual([
      ...(presetRules(
        'recommended',
        RULES.map(({ id, rule }) => ({ id, ...rule })),
      )?.keys() ?? []),
    ])
    expect(ids('[rules]\n"graph/*" = "off"\n"graph/cycle" = "on"\n').filter((id) => id.startsWith('graph/'))).toEqual([
      'graph/cycle',
    ])
  })
  test('and those that an addon alone asks for', () => {
    const toml = 'preset = "essential"\n[addons.sale_x.rules]\n"graph/redundant-dependency" = "info"\n'
    expect(ids(toml)).toContain('graph/redundant-dependency')
    expect(ids('preset = "essential"\n')).not.toContain('graph/redundant-dependency')
  })
})
