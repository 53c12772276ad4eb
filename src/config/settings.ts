import { parse as parseToml } from 'smol-toml'
import type { Host } from '../host/host.ts'
import { baseName, joinPath, parentPath, resolvePath } from '../host/paths.ts'
import { isObject } from '../text/is-object.ts'
import { namePattern } from '../text/name-pattern.ts'
import { isSeries, SERIES, type Series } from '../text/series.ts'
import type { FilePath, Span } from '../text/span.ts'
import { type Conventions, readConventions } from './conventions.ts'
import { PRESETS, presetDate, presetWords } from './presets.ts'
import { leadsToRule, matchesRule, type RuleNames, ruleWords, suggestion } from './rule-names.ts'
import { keyPlaces, syntaxError } from './settings-places.ts'
import {
  ADDON_KEYS,
  FAIL_CONFIDENCES,
  FAIL_ON_KEYS,
  FAIL_SEVERITIES,
  LEVELS,
  RULE_PATTERN,
  SETTINGS_KEYS,
} from './settings-shape.ts'
import { type RateSettings, readRates } from './upgrade-rates.ts'

const FILES = ['addonry.toml', 'addonry.json', 'pyproject.toml', 'package.json']

export type RuleLevel = (typeof LEVELS)[number]

export interface RuleSetting {
  /** `family/name`, `family/*` or `*` */
  readonly pattern: string
  readonly level: RuleLevel
}

export interface AddonSettings {
  /** a technical name, or an external id, in which `*` stands for any letters */
  readonly pattern: string
  readonly rules: readonly RuleSetting[]
}

/** What a team decides once for its addons. */
export interface Settings {
  /** the file they come from; `undefined` for the defaults */
  readonly file: FilePath | undefined
  /** the folder that `exclude` is seen from: that of the file, else where the search began */
  readonly folder: FilePath
  readonly series: Series | undefined
  /** resolved against `folder`, in order of precedence; `undefined` when not set */
  readonly addonsPath: readonly FilePath[] | undefined
  /** files that `addonry index` made, resolved against `folder` */
  readonly knowledge: readonly FilePath[]
  /** globs as written */
  readonly exclude: readonly string[]
  /** `recommended`, `oca@2026.11` … (see `presetRules`) */
  readonly preset: string
  /** resolved against `folder` */
  readonly baseline: FilePath | undefined
  readonly rules: readonly RuleSetting[]
  readonly addons: readonly AddonSettings[]
  /** by external ids of records of CSV files */
  readonly records: readonly AddonSettings[]
  /** what the file itself says; see `conventionsUnder` */
  readonly conventions: Partial<Conventions>
  /** findings at least this bad and this sure make the run fail */
  readonly failOn: {
    readonly severity: (typeof FAIL_SEVERITIES)[number]
    readonly confidence: (typeof FAIL_CONFIDENCES)[number]
  }
  /** hours for kinds of work in upgrade reports */
  readonly upgradeRates: RateSettings
}

/** A mistake in a settings file. The setting that it concerns keeps its default. */
export interface SettingsIssue {
  readonly file: FilePath
  readonly span: Span
  readonly message: string
}

export interface SettingsResult {
  readonly settings: Settings
  readonly issues: readonly SettingsIssue[]
}

const NOTHING = {
  series: undefined,
  addonsPath: undefined,
  knowledge: [],
  exclude: [],
  rules: [],
  addons: [],
  records: [],
  conventions: {},
  baseline: undefined,
  upgradeRates: {},
} as const

export function defaultSettings(folder: FilePath, file?: FilePath): Settings {
  return { ...NOTHING, file, folder, preset: 'recommended', failOn: { severity: 'error', confidence: 'proven' } }
}

/**
 * The settings for a folder: `addonry.toml`, `addonry.json`, `[tool.addonry]` in `pyproject.toml` or `"addonry"` in
 * `package.json`, the first that is found there or in the nearest folder above; the defaults when there is none. Never
 * throws.
 */
export function loadSettings(host: Host, folder: FilePath, rules?: readonly RuleNames[]): SettingsResult {
  for (let at = folder; ; at = parentPath(at)) {
    for (const name of FILES) {
      const file = joinPath(at, name)
      if (host.stat(file)?.kind !== 'file') continue
      const bytes = host.readBytes(file)
      if ('failed' in bytes) {
        if (name === 'pyproject.toml' || name === 'package.json') continue
        const message = `cannot be read: ${bytes.failed}`
        return { settings: defaultSettings(at, file), issues: [{ file, span: [0, 0], message }] }
      }
      const text = new TextDecoder().decode(bytes)
      if (name === 'pyproject.toml' && !/^\s*\[\s*tool\s*\.\s*["']?addonry\b/m.test(text)) continue
      if (name === 'package.json' && !/"addonry"\s*:\s*\{/.test(text)) continue
      return parseSettings(file, text, rules)
    }
    if (parentPath(at) === at || at === '.') return { settings: defaultSettings(folder), issues: [] }
  }
}

/**
 * Reads one settings file; its name tells the format. With `rules`, names in `rules` tables are checked against them.
 * What is wrong becomes an issue at its key, the rest is used. Never throws.
 */
export function parseSettings(file: FilePath, text: string, rules?: readonly RuleNames[]): SettingsResult {
  const folder = parentPath(file)
  const json = file.endsWith('.json')
  let root: unknown
  try {
    root = json ? JSON.parse(text) : parseToml(text)
  } catch (error) {
    return { settings: defaultSettings(folder, file), issues: [{ file, ...syntaxError(text, error, json) }] }
  }
  const name = baseName(file)
  const base = name === 'pyproject.toml' ? ['tool', 'addonry'] : name === 'package.json' ? ['addonry'] : []
  for (const key of base) root = isTable(root) ? (root[key] ?? {}) : root
  const reader = new Reader(rules)
  const settings = readSettings(reader, root, defaultSettings(folder, file))
  if (reader.issues.length === 0) return { settings, issues: [] }
  const places = keyPlaces(text, json)
  const issues = reader.issues.map(({ path, message }): SettingsIssue => {
    const full = [...base, ...path]
    const spans = full.map((_, index) => places.get(JSON.stringify(full.slice(0, index + 1))))
    return { file, span: spans.findLast((span) => span !== undefined) ?? [0, 0], message }
  })
  return { settings, issues }
}

/** The level that settings give a rule in an addon: the addon's own before all others, the narrower pattern first. */
export function ruleLevel(settings: Settings, rule: string, addon: string, record?: string): RuleLevel | undefined {
  const byWidth = (a: { pattern: string }, b: { pattern: string }) =>
    Number(a.pattern.includes('*')) - Number(b.pattern.includes('*')) || b.pattern.length - a.pattern.length
  const lists = settings.addons.filter((each) => matchesName(each.pattern, addon)).sort(byWidth)
  const rows = record === undefined ? [] : settings.records.filter((each) => matchesName(each.pattern, record))
  const inOrder = [...[...rows.sort(byWidth), ...lists].map((each) => each.rules), settings.rules].flatMap((list) =>
    list.filter((each) => matchesName(each.pattern, rule)).sort(byWidth),
  )
  return inOrder[0]?.level
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.includes('*') ? namePattern(pattern)(name) : pattern === name
}

/** Collects issues; each check answers `undefined` after it told what is wrong. */
class Reader {
  readonly issues: { path: readonly string[]; message: string }[] = []
  readonly rules: readonly RuleNames[] | undefined

  constructor(rules: readonly RuleNames[] | undefined) {
    this.rules = rules
  }

  say(path: readonly string[], message: string): undefined {
    this.issues.push({ path, message })
  }

  /** The table's entries with known keys; others are told. */
  table(path: readonly string[], value: unknown, keys?: readonly string[]): readonly [string, unknown][] {
    const name = path.length === 0 ? 'the settings' : `\`${path.join('.')}\``
    if (!isTable(value)) {
      this.say(path, `${name} must be a table, not ${describe(value)}`)
      return []
    }
    return Object.entries(value).filter(([key]) => {
      if (!keys || keys.includes(key)) return true
      const near = suggestion(key, keys) || `; known are ${keys.join(', ')}`
      this.say([...path, key], `unknown key \`${[...path, key].join('.')}\`${near}`)
      return false
    })
  }

  choice<T extends string>(path: readonly string[], value: unknown, choices: readonly T[]): T | undefined {
    const found = choices.find((choice) => choice === value)
    if (found !== undefined) return found
    const near = typeof value === 'string' ? suggestion(value, choices) : ''
    const known = choices.map((choice) => `"${choice}"`).join(', ')
    return this.say(path, `\`${path.join('.')}\` must be one of ${known}, not ${describe(value)}${near}`)
  }

  texts(path: readonly string[], value: unknown): readonly string[] | undefined {
    const texts = Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : []
    if (Array.isArray(value) && texts.length === value.length) return texts
    const found = Array.isArray(value) ? describe(value.find((each) => !texts.includes(each))) : describe(value)
    return this.say(path, `\`${path.join('.')}\` must be a list of texts, not ${found}`)
  }
}

function readSettings(reader: Reader, root: unknown, defaults: Settings): Settings {
  const keys = Object.keys(SETTINGS_KEYS)
  const resolve = (path: string) => resolvePath(defaults.folder, path)
  let settings = defaults
  const { $schema, ...rest } = isTable(root) ? root : { $schema: undefined }
  if ($schema !== undefined && typeof $schema !== 'string') reader.say(['$schema'], '`$schema` must be a text')
  for (const [key, value] of reader.table([], isTable(root) ? rest : root, keys)) {
    if (key === 'series') settings = { ...settings, series: readSeries(reader, value) }
    if (key === 'exclude') settings = { ...settings, exclude: reader.texts([key], value) ?? [] }
    if (key === 'preset') settings = { ...settings, preset: readPreset(reader, value) ?? defaults.preset }
    if (key === 'rules') settings = { ...settings, rules: readRules(reader, [key], value) }
    if (key === 'fail-on') settings = { ...settings, failOn: readFailOn(reader, value, defaults.failOn) }
    if (key === 'upgrade')
      settings = { ...settings, upgradeRates: readRates(value, (path, message) => reader.say(path, message)) }
    if (key === 'knowledge') settings = { ...settings, knowledge: (reader.texts([key], value) ?? []).map(resolve) }
    if (key === 'addons-path') settings = { ...settings, addonsPath: reader.texts([key], value)?.map(resolve) }
    if (key === 'conventions') settings = { ...settings, conventions: readConventions(reader, value) }
    if (key === 'baseline') {
      if (typeof value === 'string' && value !== '') settings = { ...settings, baseline: resolve(value) }
      else reader.say([key], `\`baseline\` must be a file's path, not ${describe(value)}`)
    }
    if (key === 'addons' || key === 'records') {
      const found = reader.table([key], value).map(([pattern, table]): AddonSettings => {
        const inside = reader.table([key, pattern], table, Object.keys(ADDON_KEYS))
        return { pattern, rules: inside.flatMap(([name, each]) => readRules(reader, [key, pattern, name], each)) }
      })
      settings = { ...settings, [key]: found }
    }
  }
  return settings
}

/** A date that is not known is most likely one of a newer addonry. */
function readPreset(reader: Reader, value: unknown): string | undefined {
  const words = presetWords()
  if (typeof value === 'string' && words.includes(value)) return value
  const [name = '', date] = typeof value === 'string' ? value.split('@') : []
  if (date !== undefined && words.includes(name) && /^\d{4}\.\d\d$/.test(date))
    return reader.say(
      ['preset'],
      `this version knows no presets of ${date}, its own are of ${presetDate()}: write \`${name}@${presetDate()}\`, or use a newer addonry`,
    )
  const near = typeof value === 'string' ? suggestion(value, words) : ''
  const known = PRESETS.map((preset) => `"${preset}"`).join(', ')
  return reader.say(
    ['preset'],
    `\`preset\` must be one of ${known}, alone or with a date as in "oca@${presetDate()}", not ${describe(value)}${near}`,
  )
}

function readSeries(reader: Reader, value: unknown): Series | undefined {
  const meant = Number.isInteger(value) ? `${value}.0` : ''
  return isSeries(meant)
    ? reader.say(['series'], `\`series\` must be in quotes: "${meant}"`)
    : reader.choice(['series'], value, SERIES)
}

function readRules(reader: Reader, path: readonly string[], value: unknown): readonly RuleSetting[] {
  return reader.table(path, value).flatMap(([pattern, wanted]) => {
    const at = [...path, pattern]
    const level = reader.choice(at, wanted, LEVELS)
    const { rules } = reader
    const known = rules?.find((rule) => matchesRule(pattern, rule)) ?? rules?.find((rule) => leadsToRule(pattern, rule))
    if (!new RegExp(RULE_PATTERN).test(pattern)) {
      const family = rules?.some(({ id }) => id.startsWith(`${pattern}/`)) ? `${pattern}/*` : undefined
      const meant = known?.id ?? family
      reader.say(at, `\`${pattern}\` is not a rule's id \`family/name\`${meant ? `; write \`${meant}\`` : ''}`)
      return []
    }
    if (rules && !known) reader.say(at, `no rule is named \`${pattern}\`${suggestion(pattern, ruleWords(rules))}`)
    return level === undefined ? [] : [{ pattern, level }]
  })
}

function readFailOn(reader: Reader, value: unknown, defaults: Settings['failOn']): Settings['failOn'] {
  const table = typeof value === 'string' ? { severity: value } : value
  let { severity, confidence } = defaults
  for (const [key, each] of reader.table(['fail-on'], table, Object.keys(FAIL_ON_KEYS))) {
    const path = ['fail-on', key]
    if (key === 'severity') severity = reader.choice(path, each, FAIL_SEVERITIES) ?? severity
    else confidence = reader.choice(path, each, FAIL_CONFIDENCES) ?? confidence
  }
  return { severity, confidence }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !(value instanceof Date)
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'nothing'
  return isTable(value) ? 'a table' : JSON.stringify(value)
}
