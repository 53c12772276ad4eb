import { compareText } from '../text/compare-text.ts'
import { CONVENTION_KEYS, type Conventions } from './conventions.ts'

/** What the settings of other tools say of an addon repository. */
export interface OlderSettings {
  /** checks that are switched off by name, each with the file that says so */
  readonly disabled: readonly { readonly name: string; readonly file: string }[]
  /** checks that are asked for by name */
  readonly enabled: readonly { readonly name: string; readonly file: string }[]
  readonly series: string | undefined
  /** the repository follows OCA's conventions */
  readonly oca: boolean
  /** what is asked of addons */
  readonly conventions: Partial<Conventions>
}

/** Files that `readOlderSettings` knows, in the order in which they are read. */
export const OLDER_FILES = [
  '.pylintrc',
  '.pylintrc-mandatory',
  '.pylintrc-optional',
  'pylintrc',
  '.oca_hooks.cfg',
  '.copier-answers.yml',
]

/** Reads the settings of pylint-odoo, of OCA's pre-commit hooks and of OCA's template, by file name. */
export function readOlderSettings(files: ReadonlyMap<string, string>): OlderSettings {
  const disabled = new Map<string, string>()
  const enabled = new Map<string, string>()
  let series: string | undefined
  let oca = false
  let conventions: Partial<Conventions> = {}
  for (const file of OLDER_FILES) {
    const text = files.get(file)
    if (text === undefined) continue
    if (file === '.copier-answers.yml') {
      series ??= /^odoo_version:\s*["']?(\d+\.\d)["']?\s*$/m.exec(text)?.[1]
      oca ||= /oca-addons-repo-template|Odoo Community Association/.test(text)
      continue
    }
    const options = readIni(text)
    const versions = list(options.get('valid-odoo-versions') ?? options.get('valid_odoo_versions'))
    if (versions.length === 1) series ??= versions[0]
    oca ||= /Odoo Community Association/.test(options.get('manifest-required-authors') ?? '')
    conventions = { ...readConventions(options, versions.length === 1 ? versions[0] : undefined), ...conventions }
    for (const name of list(options.get('disable'))) if (name !== 'all' && !disabled.has(name)) disabled.set(name, file)
    for (const name of list(options.get('enable'))) if (!enabled.has(name)) enabled.set(name, file)
  }
  // OCA keeps two files, of which one asks for what the other leaves out
  for (const name of enabled.keys()) disabled.delete(name)
  const sorted = (names: ReadonlyMap<string, string>) =>
    [...names].map(([name, file]) => ({ name, file })).sort((a, b) => compareText(a.name, b.name))
  return { disabled: sorted(disabled), enabled: sorted(enabled), series, oca, conventions }
}

function readConventions(options: ReadonlyMap<string, string>, series: string | undefined): Partial<Conventions> {
  return Object.fromEntries(
    Object.values(CONVENTION_KEYS).flatMap(({ name, option }) => {
      const value = options.get(option)
      if (value === undefined) return []
      const texts = name === 'deprecatedMethods' ? deprecatedMethods(value, series) : commas(value)
      return texts.length > 0 ? [[name, texts]] : []
    }),
  )
}

/** `{"16.0": {"fields_view_get"}}`: what is deprecated up to the series; all when no one series is known. */
function deprecatedMethods(value: string, series: string | undefined): readonly string[] {
  const parts = value.matchAll(/["'](\d+\.\d)["']\s*:\s*[{[(]([^}\])]*)/g)
  return [...parts].flatMap(([, from = '', names = '']) => {
    const counts = series === undefined || Number.parseFloat(from) <= Number.parseFloat(series)
    return counts ? [...names.matchAll(/["'](\w+)["']/g)].map(([, name = '']) => name) : []
  })
}

/** Names with blanks in them, separated by commas alone. */
function commas(value: string): readonly string[] {
  return value
    .split(',')
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '')
}

/** The options of an INI file, whatever their section; a value goes on in lines that are indented. */
function readIni(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  let key: string | undefined
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(?:^|\s)[#;].*$/, '')
    const start = /^([A-Za-z][\w-]*)\s*[=:]\s*(.*)$/.exec(line)
    if (start) {
      key = start[1]!.toLowerCase()
      options.set(key, start[2]!)
    } else if (/^\s+\S/.test(line) && key !== undefined) options.set(key, `${options.get(key) ?? ''}\n${line.trim()}`)
    else if (/^\[/.test(line)) key = undefined
  }
  return options
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(/[\s,]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
