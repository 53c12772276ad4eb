import { RULES } from '../../rules/index.ts'
import { type NamedRule, namesOf } from '../check/run-rules.ts'
import { rulesOf } from '../check/settle.ts'
import { PRESETS, presetDate, presetWords } from '../config/presets.ts'
import { leadsToRule, ruleWords, suggestion } from '../config/rule-names.ts'
import { loadSettings, parseSettings, type Settings } from '../config/settings.ts'
import { relativePath, resolvePath } from '../host/paths.ts'
import { perObject } from '../model/per-addon.ts'
import { Source } from '../text/source.ts'
import type { CheckOptions } from './check-options.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** Every rule by its names. */
const RULE_NAMES = RULES.map(namesOf)

/** Settings of the working directory, or of the file that was named; mistakes in them end the run, all told. */
export function settingsOf(line: CommandLine, file?: string): Settings {
  return file === undefined ? ownSettings(line) : readSettings(line, file)
}

/** Several parts of a command ask for them. */
const ownSettings = perObject((line: CommandLine) => readSettings(line, undefined))

function readSettings(line: CommandLine, file: string | undefined): Settings {
  let result = loadSettings(line.host, line.host.cwd, RULE_NAMES)
  if (file !== undefined) {
    const path = resolvePath(line.host.cwd, file)
    const bytes = line.host.readBytes(path)
    if ('failed' in bytes) throw new UsageError(`cannot read ${file}: ${bytes.failed}`)
    result = parseSettings(path, new TextDecoder().decode(bytes), RULE_NAMES)
  }
  const told = result.issues.map(({ file: at, span, message }) => {
    const bytes = line.host.readBytes(at)
    const source = new Source(at, 'failed' in bytes ? '' : new TextDecoder().decode(bytes))
    const { line: row, column } = source.positionAt(span[0])
    return `${relativePath(line.host.cwd, at)}:${row}:${column}: ${message}`
  })
  if (told.length > 0) throw new UsageError(told.join('\naddonry: '))
  return result.settings
}

/** The settings with what the command line says instead. */
export function withOptions(settings: Settings, options: CheckOptions): Settings {
  const preset = options.preset ?? settings.preset
  if (!presetWords().includes(preset)) {
    const near = suggestion(preset, presetWords()).replaceAll('`', "'")
    const known = near || `; known are ${PRESETS.join(', ')}`
    throw new UsageError(`--preset: '${preset}' is no preset, alone or with the date ${presetDate()}${known}`)
  }
  const { severity, confidence } = settings.failOn
  const failOn = { severity: options.failOn ?? severity, confidence: options.minConfidence ?? confidence }
  return { ...settings, preset, failOn }
}

/** The rules to run: those that were asked for by name, else those of the settings. */
export function chooseRules(
  options: CheckOptions,
  settings: Settings,
): { rules: readonly NamedRule[]; asked?: ReadonlySet<string> } {
  if (!options.rule) return { rules: rulesOf(settings, RULES) }
  const wanted = options.rule
  for (const name of wanted) {
    if (RULE_NAMES.some((rule) => names(name, rule))) continue
    const near = suggestion(name, ruleWords(RULE_NAMES)).replaceAll('`', "'")
    throw new UsageError(`no rule named ${name}${near || "; 'addonry explain' lists all"}`)
  }
  const rules = RULES.filter((_, index) => wanted.some((name) => names(name, RULE_NAMES[index]!)))
  return { rules, asked: new Set(rules.map(({ id }) => id)) }
}

/** A family alone means all of its rules. */
function names(name: string, rule: (typeof RULE_NAMES)[number]): boolean {
  return leadsToRule(name, rule) || rule.id.startsWith(`${name}/`)
}
