import { SERIES } from '../text/series.ts'
import { CONVENTION_KEYS } from './conventions.ts'
import { presetWords } from './presets.ts'

/** What a value in a settings file may be. The reader and the published JSON schema are both made of it. */
export type Shape = { readonly doc: string } & (
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'rules' }
  | { readonly kind: 'fail-on' }
  | { readonly kind: 'hours' }
  | { readonly kind: 'factor' }
  | { readonly kind: 'table'; readonly keys: Readonly<Record<string, Shape>> }
  | { readonly kind: 'map'; readonly of: Shape }
)

export const LEVELS = ['off', 'on', 'error', 'warning', 'info'] as const
export const FAIL_SEVERITIES = ['error', 'warning', 'info'] as const
export const FAIL_CONFIDENCES = ['proven', 'likely', 'guess'] as const
/** `family/name`, `family/*` or `*` */
export const RULE_PATTERN = '^(?:\\*|[^/*]+/(?:[^/*]+|\\*))$'

const RULES: Shape = {
  kind: 'rules',
  doc: 'The level of rules, by `family/name`, `family/*` or `*`; the narrower pattern decides. `on` keeps the rule’s own severity.',
}

export const FAIL_ON_KEYS = {
  severity: { kind: 'choice', choices: FAIL_SEVERITIES, doc: 'Findings at least this bad make the run fail.' },
  confidence: { kind: 'choice', choices: FAIL_CONFIDENCES, doc: 'Findings at least this sure make the run fail.' },
} as const satisfies Readonly<Record<string, Shape>>

export const ADDON_KEYS = { rules: RULES } as const

export const UPGRADE_KEYS = {
  module: { kind: 'hours', doc: 'Hours for each module: manifest, installation, a look at every screen.' },
  mechanical: { kind: 'hours', doc: 'Hours for the first place of a mechanical change; further places take a fifth.' },
  review: { kind: 'hours', doc: 'Hours for the first place of a change that needs a reader’s decision.' },
  redesign: { kind: 'hours', doc: 'Hours for the first place of a change that needs another design.' },
  lines: { kind: 'hours', doc: 'Hours for reading and testing a hundred lines of code.' },
  untested: { kind: 'factor', doc: 'What the upper end is multiplied by where a module has no tests.' },
} as const satisfies Readonly<Record<string, Shape>>

const CONVENTIONS: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(CONVENTION_KEYS).map(([key, { doc }]) => [key, { kind: 'texts', doc }]),
)

export const SETTINGS_KEYS = {
  series: {
    kind: 'choice',
    choices: SERIES,
    doc: 'The Odoo series of the addons. Told from the addons when not set.',
  },
  'addons-path': {
    kind: 'texts',
    doc: 'Folders with the addons that yours depend on, seen from this file, in order of precedence.',
  },
  knowledge: {
    kind: 'texts',
    doc: 'Files that `addonry index` made of addons whose sources are not here, seen from this file.',
  },
  exclude: {
    kind: 'texts',
    doc: 'Files in which nothing is reported, as globs seen from this file: `*` inside a name, `**` across folders.',
  },
  preset: {
    kind: 'choice',
    choices: presetWords(),
    doc: 'The rules to begin with. With a date, `oca@2026.11`, a newer addonry switches no further rule on.',
  },
  rules: RULES,
  addons: {
    kind: 'map',
    of: { kind: 'table', keys: ADDON_KEYS, doc: 'What is different for these addons.' },
    doc: 'By the technical name of addons, in which `*` stands for any letters.',
  },
  records: {
    kind: 'map',
    of: { kind: 'table', keys: ADDON_KEYS, doc: 'What is different for these records.' },
    doc: 'By the external id of records of CSV data files, `module.name`, in which `*` stands for any letters: such files take no comments.',
  },
  'fail-on': { kind: 'fail-on', doc: 'What makes the run end with exit code 1.' },
  upgrade: {
    kind: 'table',
    keys: UPGRADE_KEYS,
    doc: 'Rates for the estimates of `addonry upgrade`, in hours from–to.',
  },
  conventions: {
    kind: 'table',
    keys: CONVENTIONS,
    doc: 'What your house asks of its addons beyond Odoo; OCA’s conventions hold under the preset `oca`.',
  },
  baseline: {
    kind: 'text',
    doc: 'The file of known findings, seen from this file: only new ones are shown. Write it with --write-baseline.',
  },
} as const satisfies Readonly<Record<string, Shape>>

type Schema = Readonly<Record<string, unknown>>

/** The JSON schema of `addonry.json`, `addonry.toml` and `[tool.addonry]`. */
export function settingsSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/addonry/schema/addonry.schema.json',
    title: 'Settings of addonry',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string', description: 'Where this schema is.' }, ...properties(SETTINGS_KEYS) },
  }
}

function properties(keys: Readonly<Record<string, Shape>>): Schema {
  return Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, schemaOf(shape)]))
}

function schemaOf(shape: Shape): Schema {
  const description = shape.doc
  switch (shape.kind) {
    case 'choice':
      return { description, enum: [...shape.choices] }
    case 'text':
      return { description, type: 'string', minLength: 1 }
    case 'texts':
      return { description, type: 'array', items: { type: 'string', minLength: 1 } }
    case 'rules': {
      const level = { enum: [...LEVELS] }
      return { description, type: 'object', additionalProperties: false, patternProperties: { [RULE_PATTERN]: level } }
    }
    case 'fail-on': {
      const table = { type: 'object', additionalProperties: false, properties: properties(FAIL_ON_KEYS) }
      return { description, anyOf: [{ enum: [...FAIL_SEVERITIES] }, table] }
    }
    case 'hours':
      return { description, type: 'array', items: { type: 'number', minimum: 0 }, minItems: 2, maxItems: 2 }
    case 'factor':
      return { description, type: 'number', minimum: 1 }
    case 'table':
      return { description, type: 'object', additionalProperties: false, properties: properties(shape.keys) }
    case 'map':
      return { description, type: 'object', additionalProperties: schemaOf(shape.of) }
  }
}
