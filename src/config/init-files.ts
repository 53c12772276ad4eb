import { compareText } from '../text/compare-text.ts'
import { CONVENTION_KEYS, conventionsUnder } from './conventions.ts'
import type { OlderSettings } from './older-settings.ts'
import { presetDate } from './presets.ts'
import type { RuleNames } from './rule-names.ts'

/** What `init` found out about a repository. */
export interface InitInput {
  readonly version: string
  readonly series: string
  /** folders of addons to depend on, as they are to be written */
  readonly addonsPath: readonly string[]
  /** folders of other people's addons, in which nothing is to be reported */
  readonly foreign: readonly string[]
  readonly older: OlderSettings
  readonly rules: readonly (RuleNames & { readonly optional: boolean; readonly presets: readonly string[] })[]
}

/** `addonry.toml` with what the settings of older tools say. */
export function settingsText({ series, addonsPath, foreign, older, rules }: InitInput): string {
  const preset = older.oca ? 'oca' : 'recommended'
  const lines = [
    '# Settings of addonry. Every key: https://unpkg.com/addonry/schema/addonry.schema.json',
    '',
    '# The date freezes the rules: an upgrade of addonry switches no further one on.',
    `preset = "${preset}@${presetDate()}"`,
    `series = "${series}"`,
  ]
  lines.push(
    addonsPath.length > 0
      ? `addons-path = [${addonsPath.map((path) => JSON.stringify(path)).join(', ')}]`
      : '# addons-path = ["../odoo/addons", "../enterprise"]   # addons that yours depend on; Odoo itself is built in',
  )
  if (foreign.length > 0) lines.push('', '# Other people’s addons: they are read, and nothing is reported in them.')
  lines.push(
    foreign.length > 0
      ? `exclude = [${foreign.map((folder) => JSON.stringify(`${folder}/**`)).join(', ')}]`
      : '# exclude = ["legacy/**"]',
    '',
    '# What makes a run end with exit code 1.',
    '[fail-on]',
    'severity = "error"',
    'confidence = "proven"',
  )
  lines.push(...conventionLines(older, preset))
  const levels = olderLevels(older, rules, preset)
  lines.push('', '[rules]')
  for (const { id, level, names, file } of levels) lines.push(`"${id}" = "${level}"  # ${names.join(', ')} in ${file}`)
  if (levels.length === 0) lines.push('# "graph/redundant-dependency" = "off"')
  return `${lines.join('\n')}\n`
}

/** What the house asks of its addons, where the preset does not say the same. */
function conventionLines({ conventions }: OlderSettings, preset: string): readonly string[] {
  const implied = conventionsUnder(preset, {})
  const lines = Object.entries(CONVENTION_KEYS).flatMap(([key, { name }]) => {
    const texts = conventions[name]
    const same = texts && JSON.stringify([...texts].sort()) === JSON.stringify([...implied[name]].sort())
    return texts && !same ? [`${key} = [${texts.map((text) => JSON.stringify(text)).join(', ')}]`] : []
  })
  return lines.length > 0 ? ['', '# What your house asks of its addons beyond Odoo.', '[conventions]', ...lines] : []
}

interface OlderLevel {
  readonly id: string
  readonly level: 'on' | 'off'
  readonly names: string[]
  readonly file: string
}

/**
 * Rules are off of which the same check, or each part, is switched off: a part alone takes nothing else with it.
 * Optional ones of which anything is asked for, and that are not in the preset, are on.
 */
function olderLevels(older: OlderSettings, rules: InitInput['rules'], preset: string): readonly OlderLevel[] {
  const found = new Map<string, OlderLevel>()
  const off = new Set(older.disabled.map(({ name }) => name))
  const add = (names: OlderSettings['disabled'], level: 'on' | 'off'): void => {
    for (const { name, file } of names) {
      for (const rule of rules) {
        const { aliases, parts = [] } = rule
        const same = aliases.includes(name)
        if (!same && !parts.some((part) => part.names.includes(name))) continue
        const inPreset = !rule.optional || rule.presets.includes(preset)
        if (inPreset === (level === 'on')) continue
        const allOff = aliases.length === 0 && parts.every((part) => part.names.some((each) => off.has(each)))
        if (level === 'off' && !same && !allOff) continue
        const known = found.get(rule.id)
        if (known) known.names.push(name)
        else found.set(rule.id, { id: rule.id, level, names: [name], file })
      }
    }
  }
  add(older.enabled, 'on')
  add(older.disabled, 'off')
  return [...found.values()].sort((a, b) => compareText(a.id, b.id))
}

/** A release of Node.js for hooks, where the repository asks for one that is too old. */
const NODE = '22.22.0'
const OLDEST_NODE = 20

/** The hook of `.pre-commit-config.yaml`, indented as its neighbours are. */
function preCommitEntry(version: string, indent: string, node?: string): string {
  const lines = [
    '- repo: local',
    '  hooks:',
    '    - id: addonry',
    '      name: addonry',
    '      language: node',
    ...(node ? [`      language_version: "${node}"`] : []),
    `      additional_dependencies: ["addonry@${version}"]`,
    '      entry: addonry check',
    '      files: \\.(py|xml|csv|po|pot|js|css|scss|sass|less)$',
    '      pass_filenames: false',
  ]
  return `${lines.map((line) => indent + line).join('\n')}\n`
}

/**
 * `.pre-commit-config.yaml` with our hook at the end of its list; `undefined` when it is there already, or when the
 * list cannot be found. All else stays as it is.
 */
export function withPreCommitHook(text: string | undefined, version: string): string | undefined {
  if (text === undefined) return `repos:\n${preCommitEntry(version, '  ')}`
  if (/\baddonry\b/.test(text)) return undefined
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => /^repos:\s*(?:\[\s*\]\s*)?(?:#.*)?$/.test(line))
  if (start < 0) return undefined
  lines[start] = lines[start]!.replace(/\s*\[\s*\]/, '')
  let last = start
  for (let i = start + 1; i < lines.length; i++) {
    if (/^[^\s#-]/.test(lines[i] ?? '')) break
    if (/^\s*[^\s#]/.test(lines[i] ?? '')) last = i
  }
  const indent = lines.slice(start, last + 1).flatMap((line) => /^(\s*)- repo:/.exec(line)?.[1] ?? [])[0] ?? '  '
  const asked = /^default_language_version:.*\n(?:(?:[ \t].*)?\n)*?[ \t]+node:\s*["']?v?(\d+)/m.exec(text)?.[1]
  const node = asked !== undefined && Number(asked) < OLDEST_NODE ? NODE : undefined
  const entry = preCommitEntry(version, indent, node).replace(/\n$/, '').split('\n')
  return [...lines.slice(0, last + 1), ...entry, ...lines.slice(last + 1)].join(end)
}

/** A GitHub workflow: annotations on the lines of a pull request, and the whole report as the job's summary. */
export function githubWorkflow({ version, series }: InitInput): string {
  return `name: addonry

on:
  pull_request:
  push:
    branches: ["${series}*", main, master]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: actions/cache@v4
        with:
          path: .addonry-cache
          key: addonry-\${{ github.sha }}
          restore-keys: addonry-
      - run: npx --yes addonry@${version} check --format github --report markdown="$GITHUB_STEP_SUMMARY"
`
}

/** A GitLab job with its reports for the merge request's widgets. */
export function gitlabJob({ version }: InitInput): string {
  return `addonry:
  image: node:22-slim
  stage: test
  cache:
    key: addonry
    paths: [.addonry-cache/, .npm/]
  variables:
    GIT_DEPTH: 0
  script:
    - npx --yes --cache .npm addonry@${version} check
      --report gitlab=gl-code-quality-report.json
      --report junit=addonry-junit.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: addonry-junit.xml
`
}
