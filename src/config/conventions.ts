/** What a house asks of its addons beyond Odoo: only rules about conventions read it. An empty list asks for nothing. */
export interface Conventions {
  /** one of them must be among an addon's authors */
  readonly requiredAuthors: readonly string[]
  /** keys that every manifest must have */
  readonly requiredKeys: readonly string[]
  /** keys that no manifest may have */
  readonly unwantedKeys: readonly string[]
  readonly allowedLicenses: readonly string[]
  readonly allowedCategories: readonly string[]
  /** files that every addon must have, seen from its folder */
  readonly requiredFiles: readonly string[]
  /** methods of models that nobody may override */
  readonly prohibitedOverrides: readonly string[]
  /** methods of models that are not to be written any more */
  readonly deprecatedMethods: readonly string[]
}

export const NO_CONVENTIONS: Conventions = {
  requiredAuthors: [],
  requiredKeys: [],
  unwantedKeys: [],
  allowedLicenses: [],
  allowedCategories: [],
  requiredFiles: [],
  prohibitedOverrides: [],
  deprecatedMethods: [],
}

/** The keys of `[conventions]` in a settings file, each with the option of pylint-odoo that says the same. */
export const CONVENTION_KEYS = {
  'required-authors': {
    name: 'requiredAuthors',
    option: 'manifest-required-authors',
    doc: 'Authors of whom one must be named in each manifest.',
  },
  'required-keys': {
    name: 'requiredKeys',
    option: 'manifest-required-keys',
    doc: 'Keys that each manifest must have.',
  },
  'unwanted-keys': {
    name: 'unwantedKeys',
    option: 'manifest-deprecated-keys',
    doc: 'Keys that no manifest may have.',
  },
  'allowed-licenses': {
    name: 'allowedLicenses',
    option: 'license-allowed',
    doc: 'The licenses that an addon may have.',
  },
  'allowed-categories': {
    name: 'allowedCategories',
    option: 'category-allowed',
    doc: 'The categories that an addon may be in.',
  },
  'required-files': {
    name: 'requiredFiles',
    option: 'odoo-required-files',
    doc: 'Files that each addon must have, seen from its folder.',
  },
  'prohibited-overrides': {
    name: 'prohibitedOverrides',
    option: 'prohibited-method-override',
    doc: 'Methods of models that no addon may override.',
  },
  'deprecated-methods': {
    name: 'deprecatedMethods',
    option: 'deprecated-odoo-model-methods',
    doc: 'Methods of models that no addon may write any more.',
  },
} as const satisfies Readonly<Record<string, { name: keyof Conventions; option: string; doc: string }>>

/** OCA's conventions, for settings that follow its preset and say nothing else. */
const OCA: Partial<Conventions> = {
  requiredAuthors: ['Odoo Community Association (OCA)'],
  unwantedKeys: ['description', 'active'],
  allowedLicenses: ['AGPL-3', 'GPL-2', 'GPL-2 or any later version', 'GPL-3', 'GPL-3 or any later version', 'LGPL-3'],
}

/** What holds under a preset, with what the settings say. */
export function conventionsUnder(preset: string, said: Partial<Conventions>): Conventions {
  return { ...NO_CONVENTIONS, ...(preset.split('@')[0] === 'oca' && OCA), ...said }
}

/** Reads parts of a settings file, and tells what is wrong in them. */
interface SettingsReader {
  table(path: readonly string[], value: unknown, keys: readonly string[]): readonly (readonly [string, unknown])[]
  texts(path: readonly string[], value: unknown): readonly string[] | undefined
}

/** What `[conventions]` of a settings file says. */
export function readConventions(reader: SettingsReader, value: unknown): Partial<Conventions> {
  const table = reader.table(['conventions'], value, Object.keys(CONVENTION_KEYS))
  return Object.fromEntries(
    Object.entries(CONVENTION_KEYS).flatMap(([key, { name }]) => {
      const given = table.find(([written]) => written === key)
      const list = given && reader.texts(['conventions', key], given[1])
      return list ? [[name, list]] : []
    }),
  )
}
