import { FROZEN_PRESETS } from './frozen-presets.ts'

/** What a preset is made of: facts of a rule, as each rule states them. */
export interface PresetRule {
  readonly id: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly confidence: 'proven' | 'likely' | 'guess'
  readonly optional?: boolean
  readonly presets?: readonly PresetName[]
}

export const PRESETS = ['essential', 'recommended', 'strict', 'oca', 'odoo'] as const
export type PresetName = (typeof PRESETS)[number]

/** Names that were used before, and by hand. */
const OTHER_NAMES: Readonly<Record<string, PresetName>> = { default: 'recommended', all: 'strict' }

/**
 * Each version of addonry with the date under which its presets are known. The last one is this version's: its presets
 * are made of the rules at hand. Those of all before are frozen in `frozen-presets.ts` by `scripts/freeze-presets.mjs`.
 */
export const PRESET_DATES: Readonly<Record<string, string>> = { '0.1.0': '2026.11' }

/** The rules of a preset: id → severity that the rule had when the preset was made. */
export type Preset = ReadonlyMap<string, 'error' | 'warning' | 'info'>
/** date → preset → rule id → severity */
export type FrozenPresets = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>

/** Is a rule part of a preset of today? */
function belongs(rule: PresetRule, preset: PresetName): boolean {
  if (preset === 'strict') return true
  if (preset === 'essential') return rule.severity === 'error' && rule.confidence === 'proven' && !rule.optional
  return rule.optional !== true || (rule.presets ?? []).includes(preset)
}

/** All presets of today, for freezing. */
export function presetsOf(
  rules: readonly PresetRule[],
): Readonly<Record<PresetName, Readonly<Record<string, string>>>> {
  const one = (preset: PresetName) =>
    Object.fromEntries(rules.filter((rule) => belongs(rule, preset)).map(({ id, severity }) => [id, severity]))
  return {
    essential: one('essential'),
    recommended: one('recommended'),
    strict: one('strict'),
    oca: one('oca'),
    odoo: one('odoo'),
  }
}

/**
 * The rules of `oca` or, frozen by date, of `oca@2026.11`: of a frozen preset only those that it had then, so that a
 * newer addonry never switches a rule on. `undefined` for a name or a date that is not known.
 */
export function presetRules(
  name: string,
  rules: readonly PresetRule[],
  frozen: FrozenPresets = FROZEN_PRESETS,
): Preset | undefined {
  const [word = '', date] = name.split('@')
  const preset = OTHER_NAMES[word] ?? PRESETS.find((known) => known === word)
  if (!preset) return undefined
  const dates = Object.values(PRESET_DATES)
  const then = date === undefined ? undefined : frozen[date]
  if (date !== undefined && !then && date !== dates.at(-1)) return undefined
  const now = new Map(rules.filter((rule) => belongs(rule, preset)).map((rule) => [rule.id, rule.severity]))
  if (!then) return now
  const known = new Set(rules.map((rule) => rule.id))
  const entries = Object.entries(then[preset] ?? {}).flatMap(([id, severity]) => {
    const level = (['error', 'warning', 'info'] as const).find((each) => each === severity)
    return level && known.has(id) ? [[id, level] as const] : []
  })
  return new Map(entries)
}

/** Is a preset, by its name with or without a date, the one that asks for everything? */
export function isStrict(name: string): boolean {
  const [word = ''] = name.split('@')
  return (OTHER_NAMES[word] ?? word) === 'strict'
}

/** Every name that a preset may be called by. */
export function presetWords(frozen: FrozenPresets = FROZEN_PRESETS): readonly string[] {
  const dates = [...new Set([...Object.keys(frozen), ...Object.values(PRESET_DATES)])].sort()
  return [...PRESETS, ...Object.keys(OTHER_NAMES), ...PRESETS.flatMap((name) => dates.map((date) => `${name}@${date}`))]
}

/** The date of this version's presets. */
export function presetDate(): string {
  return Object.values(PRESET_DATES).at(-1) ?? ''
}
