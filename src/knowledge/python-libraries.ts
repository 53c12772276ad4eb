import type { Series } from '../text/series.ts'
import { onceEach } from './once.ts'
import { DISTRIBUTION_OF, IMPORT_NAMES } from './python-libraries-names.ts'
import { BROUGHT_ALONG, DECLARED_BY_CORE, SERIES_PYTHON } from './python-libraries-odoo.ts'
import { REMOVED, type RemovedModule, STDLIB } from './python-libraries-stdlib.ts'

export interface PythonRange {
  readonly oldest: readonly [major: number, minor: number]
  readonly newest: readonly [major: number, minor: number]
}

/** The versions of Python that a series runs on. */
export function pythonRange(series: Series): PythonRange {
  return SERIES_PYTHON[series]
}

/** Is it a module of Python's own library, in any version that Odoo 14.0 to 19.0 runs on? */
export function isStdlib(topLevel: string): boolean {
  return STDLIB.has(topLevel) || topLevel in REMOVED
}

/** The module of Python's library that some version dropped. */
export function removedModule(topLevel: string): RemovedModule | undefined {
  return Object.hasOwn(REMOVED, topLevel) ? REMOVED[topLevel] : undefined
}

/** A distribution's name in its normal form (PEP 503): `Python_Stdnum` → `python-stdnum`. */
export function normalDistribution(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** The top-level modules that a distribution is imported by, as far as known; else what its own name suggests. */
export function importNames(distribution: string): readonly string[] {
  const normal = normalDistribution(distribution)
  return IMPORT_NAMES.get(normal) ?? [normal.replaceAll('-', '_')]
}

/** The distribution that is meant where its import name is written; `undefined` when the name may be right. */
export function meantDistribution(name: string): string | undefined {
  return Object.hasOwn(DISTRIBUTION_OF, name) ? DISTRIBUTION_OF[name] : undefined
}

/** Some distributions and all that they bring along, in normal form. */
export function withBrought(distributions: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (distribution: string): void => {
    if (found.has(distribution)) return
    found.add(distribution)
    for (const brought of (BROUGHT_ALONG[distribution] ?? '').split(' ')) if (brought !== '') add(brought)
  }
  for (const distribution of distributions) add(normalDistribution(distribution))
  return found
}

/** Distributions (normal form) that an installation of Odoo has by its own requirements, and what those bring along. */
export const distributionsOfOdoo = onceEach((series) =>
  withBrought(['pip', 'setuptools', 'wheel', ...SERIES_PYTHON[series].requires.keys()]),
)

/** The versions of a distribution that Odoo's own requirements ask for, for some Python; empty: any, or none known. */
export function pinnedVersions(distribution: string, series: Series): readonly string[] {
  return SERIES_PYTHON[series].requires.get(normalDistribution(distribution)) ?? []
}

/** Does Odoo's own installation have a module to import under this name? */
export function isBroughtByOdoo(topLevel: string, series: Series): boolean {
  return brought(series).has(topLevel)
}

/** Names that Odoo's own distributions let code import. */
const brought = onceEach((series) => new Set([...distributionsOfOdoo(series)].flatMap(importNames)))

/** Distributions that a module of Odoo's own release declares in `external_dependencies`. */
export function declaredByCore(module: string): readonly string[] {
  return Object.hasOwn(DECLARED_BY_CORE, module) ? (DECLARED_BY_CORE[module] ?? '').split(' ') : []
}
