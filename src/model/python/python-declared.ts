import type { Literal, Text } from '../../facts/literal.ts'
import { textItems } from '../../facts/manifest.ts'
import { declaredByCore, importNames, withBrought } from '../../knowledge/python-libraries.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { readRequirement } from './python-requirement.ts'

/** The value of one key of `external_dependencies`. */
export function externalSection(addon: Addon, key: string): Literal | undefined {
  const value = addon.value('external_dependencies')
  if (value?.kind !== 'dict') return undefined
  return value.entries.findLast((entry) => entry.key.kind === 'str' && entry.key.value === key)?.value
}

/** What `external_dependencies` lists under `python` or `bin`. */
export function externalItems(addon: Addon, key: 'python' | 'bin'): readonly Text[] {
  const value = externalSection(addon, key)
  if (value?.kind !== 'dict') return textItems(value)
  return value.entries.flatMap(({ key: item }) => (item.kind === 'str' ? [{ value: item.value, span: item.span }] : []))
}

/**
 * Distributions that an addon may count on besides Odoo's own: those that it or anything it depends on declares, and
 * what these bring along.
 */
export function declaredDistributions(project: Project, addon: Addon): ReadonlySet<string> {
  const declared = [...project.graph.reach(addon.name)].flatMap((name) => {
    const other = project.addon(name)
    const listed = other ? externalItems(other, 'python').map((text) => distributionName(text.value)) : []
    return [...listed, ...declaredByCore(name)]
  })
  return withBrought(declared)
}

/** The distribution that an entry of `external_dependencies` names, without its version. */
export function distributionName(entry: string): string {
  const requirement = readRequirement(entry)
  return 'failed' in requirement ? (/^[\w.-]+/.exec(entry.trim())?.[0] ?? entry) : requirement.name
}

/**
 * May one of the distributions be what is imported by this name? Names that are not known are compared without the
 * decorations that distributions wear, so that `python-foo-sdk` stands for `foo`.
 */
export function provides(distributions: ReadonlySet<string>, topLevel: string): boolean {
  const wanted = bare(topLevel)
  return [...distributions].some((distribution) => {
    if (importNames(distribution).includes(topLevel)) return true
    const given = bare(distribution)
    return (
      given === wanted || (wanted.length > 3 && given.includes(wanted)) || (given.length > 3 && wanted.includes(given))
    )
  })
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^python3?|python3?$|^py(?=.{4})/g, '')
}
