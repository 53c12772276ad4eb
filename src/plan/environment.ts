import { platformOf } from '../knowledge/platform.ts'
import {
  distributionsOfOdoo,
  importNames,
  isBroughtByOdoo,
  isStdlib,
  normalDistribution,
  pythonRange,
  removedModule,
} from '../knowledge/python-libraries.ts'
import type { Addon } from '../model/addon.ts'
import type { Project } from '../model/project.ts'
import { externalItems } from '../model/python/python-declared.ts'
import { importedModuleNames } from '../model/python/python-imported.ts'
import { allows, readRequirement } from '../model/python/python-requirement.ts'
import { pythonFileUses } from '../model/python/python-uses.ts'
import { compareText } from '../text/compare-text.ts'
import type { Series } from '../text/series.ts'

/** A library that addons declare or import, held against what is installed. */
export interface LibraryNeed {
  /** the distribution, or the import's name where no addon declares one */
  readonly name: string
  readonly addons: readonly string[]
  readonly declared: boolean
  /** version clauses of the declarations */
  readonly specifiers: readonly string[]
  readonly verdict: 'given by Odoo' | 'installed' | 'wrong version' | 'missing' | 'unknown'
  /** the version that the requirements pin */
  readonly version: string | undefined
}

export interface Environment {
  readonly to: Series
  readonly python: {
    readonly oldest: string
    readonly newest: string
    readonly given: string | undefined
    readonly fits: boolean | undefined
  }
  readonly postgresql: {
    readonly oldest: number
    readonly given: string | undefined
    readonly fits: boolean | undefined
    readonly evidence: string
  }
  readonly libraries: readonly LibraryNeed[]
  /** programs; `found` tells whether this machine has them */
  readonly binaries: readonly {
    readonly name: string
    readonly addons: readonly string[]
    readonly found: boolean | undefined
  }[]
  /** modules of Python's own library that the target's Python no longer has */
  readonly removed: readonly { readonly name: string; readonly since: string; readonly addons: readonly string[] }[]
}

export interface EnvironmentInput {
  readonly project: Project
  readonly to: Series
  /** `3.10.12` */
  readonly python: string | undefined
  /** `14.2` */
  readonly postgresql: string | undefined
  /** lines of a requirements file, or of `pip freeze` */
  readonly requirements: string | undefined
  /** is there a program of this name on the machine? absent: nobody looked */
  readonly hasProgram?: (name: string) => boolean
}

/** What the target asks of a machine, and whether it is there as far as that was told. */
export function environmentOf(input: EnvironmentInput): Environment {
  const { project, to, python, postgresql, requirements, hasProgram } = input
  const range = pythonRange(to)
  const platform = platformOf(to)
  const installed = requirements === undefined ? undefined : installedVersions(requirements)
  return {
    to,
    python: {
      oldest: range.oldest.join('.'),
      newest: range.newest.join('.'),
      given: python,
      fits: python === undefined ? undefined : isBetween(python, range.oldest, range.newest),
    },
    postgresql: {
      oldest: platform.postgresql,
      given: postgresql,
      fits: postgresql === undefined ? undefined : Number.parseInt(postgresql, 10) >= platform.postgresql,
      evidence: platform.evidence,
    },
    libraries: libraries(project, to, installed),
    binaries: byName(project.checked, (addon) => externalItems(addon, 'bin').map((item) => item.value)).map((one) => ({
      ...one,
      found: hasProgram?.(one.name),
    })),
    removed: removedModules(project, range.newest),
  }
}

function isBetween(version: string, oldest: readonly [number, number], newest: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const rank = (one: readonly [number, number]): number => one[0] * 1000 + one[1]
  return rank([major, minor]) >= rank(oldest) && rank([major, minor]) <= rank(newest)
}

/** Distribution → pinned version, or an empty text when it is there in some version. */
function installedVersions(text: string): ReadonlyMap<string, string> {
  const versions = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const bare = line.replace(/(?:^|\s)#.*$/, '').trim()
    if (bare === '' || bare.startsWith('-')) continue
    const requirement = readRequirement(bare)
    if ('failed' in requirement) continue
    const pin = requirement.specifiers.find((one) => /^={2,3}/.test(one))
    versions.set(normalDistribution(requirement.name), pin?.replace(/^={2,3}/, '') ?? '')
  }
  return versions
}

function libraries(
  project: Project,
  to: Series,
  installed: ReadonlyMap<string, string> | undefined,
): readonly LibraryNeed[] {
  const needs = new Map<string, { name: string; addons: Set<string>; declared: boolean; specifiers: Set<string> }>()
  const need = (name: string, addon: string, declared: boolean, specifiers: readonly string[]): void => {
    const key = normalDistribution(name)
    const known = needs.get(key) ?? { name: key, addons: new Set(), declared: false, specifiers: new Set() }
    known.addons.add(addon)
    known.declared ||= declared
    for (const one of specifiers) known.specifiers.add(one)
    needs.set(key, known)
  }
  for (const addon of project.checked) {
    const declared = new Set<string>()
    for (const item of externalItems(addon, 'python')) {
      const requirement = readRequirement(item.value)
      if ('failed' in requirement) continue
      need(requirement.name, addon.name, true, requirement.specifiers)
      for (const name of importNames(requirement.name)) declared.add(name)
    }
    for (const name of importedLibraries(project, addon))
      if (!declared.has(name) && !isBroughtByOdoo(name, to)) need(name, addon.name, false, [])
  }
  const odoo = distributionsOfOdoo(to)
  return [...needs.values()]
    .map((one): LibraryNeed => {
      const version =
        installed?.get(one.name) ?? [...(installed ?? [])].find(([other]) => importNames(other).includes(one.name))?.[1]
      const specifiers = [...one.specifiers].sort()
      const there = version !== undefined
      const fits = !there || version === '' || allows(specifiers, version)
      const verdict = !fits
        ? 'wrong version'
        : there
          ? 'installed'
          : odoo.has(one.name)
            ? 'given by Odoo'
            : installed
              ? 'missing'
              : 'unknown'
      return {
        name: one.name,
        addons: [...one.addons].sort(),
        declared: one.declared,
        specifiers,
        verdict,
        version: version || undefined,
      }
    })
    .sort((a, b) => compareText(a.name, b.name))
}

/** Top-level names that an addon's code imports and that belong neither to Python, Odoo nor addons. */
function importedLibraries(project: Project, addon: Addon): ReadonlySet<string> {
  const names = new Set<string>()
  const uses = pythonFileUses(addon, project.series)
  for (const [relative, facts] of addon.python) {
    const use = uses.get(relative)
    if (use !== 'load' && use !== 'call') continue
    for (const { name, statement, conditional } of importedModuleNames(facts)) {
      const [top = ''] = name.split('.')
      if (conditional || statement.guarded || statement.typing || isStdlib(top)) continue
      if (top !== '' && top !== 'odoo' && top !== 'openerp') names.add(top)
    }
  }
  return names
}

function removedModules(project: Project, newest: readonly [number, number]): Environment['removed'] {
  return byName(project.checked, (addon) => [...standardModules(project, addon)]).flatMap(({ name, addons }) => {
    const gone = removedModule(name)
    if (!gone || gone.since[0] * 1000 + gone.since[1] > newest[0] * 1000 + newest[1]) return []
    return [{ name, since: gone.since.join('.'), addons }]
  })
}

function standardModules(project: Project, addon: Addon): ReadonlySet<string> {
  const names = new Set<string>()
  const uses = pythonFileUses(addon, project.series)
  for (const [relative, facts] of addon.python)
    if (uses.get(relative) !== 'never' && uses.get(relative) !== 'upgrade')
      for (const { name, statement } of importedModuleNames(facts))
        if (!statement.guarded) names.add(name.split('.')[0] ?? name)
  return names
}

function byName(
  addons: readonly Addon[],
  namesOf: (addon: Addon) => readonly string[],
): readonly { readonly name: string; readonly addons: readonly string[] }[] {
  const found = new Map<string, Set<string>>()
  for (const addon of addons)
    for (const name of namesOf(addon)) found.set(name, (found.get(name) ?? new Set()).add(addon.name))
  return [...found]
    .map(([name, users]) => ({ name, addons: [...users].sort() }))
    .sort((a, b) => compareText(a.name, b.name))
}
