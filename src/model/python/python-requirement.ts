import { satisfies, validRange } from '@renovatebot/pep440'
import type { Series } from '../../text/series.ts'
import { since } from '../../text/series.ts'

/** A requirement as PEP 508 writes it. */
export interface Requirement {
  readonly name: string
  readonly extras: readonly string[]
  readonly specifiers: readonly string[]
  /** after `@` */
  readonly url: string
  /** after `;` */
  readonly marker: string
}

const NAME = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*/
const CLAUSE = /^(?:===|==|~=|!=|<>|<=|>=|<|>)\s*[\w.*+!-]*$/
/** a marker compares something */
const COMPARISON = /[<>=]|\bin\b/

/** Reads one requirement; the reason in words when it is none. */
export function readRequirement(text: string): Requirement | { readonly failed: string } {
  const trimmed = text.trim()
  const name = NAME.exec(trimmed)
  if (!name?.[1]) return { failed: 'it does not begin with a name' }
  let rest = trimmed.slice(name[0].length)
  const extras = /^\[([^\]]*)\]\s*/.exec(rest)
  if (extras) rest = rest.slice(extras[0].length)
  const listed = (extras?.[1] ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  if (rest.startsWith('@')) {
    const [url = '', marker = ''] = rest
      .slice(1)
      .trim()
      .split(/\s+;\s*/)
    if (url === '') return { failed: "nothing follows '@'" }
    return { name: name[1], extras: listed, specifiers: [], url, marker }
  }
  const semicolon = rest.indexOf(';')
  const marker = semicolon < 0 ? '' : rest.slice(semicolon + 1).trim()
  if (semicolon >= 0 && !COMPARISON.test(marker)) return { failed: "what follows ';' compares nothing" }
  const versions = (semicolon < 0 ? rest : rest.slice(0, semicolon))
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/(.),$/, '$1')
  const specifiers: string[] = []
  for (const clause of versions === '' ? [] : versions.split(',')) {
    const one = clause.trim()
    if (!CLAUSE.test(one)) return { failed: clauseFault(one) }
    specifiers.push(one.replace(/\s+/g, ''))
  }
  return { name: name[1], extras: listed, specifiers, url: '', marker }
}

function clauseFault(clause: string): string {
  if (/^=[^=]/.test(clause)) return `'${clause}' has one '=' where Python wants two`
  if (clause === '') return 'a comma has no version beside it'
  return `'${clause}' is no comparison with a version`
}

/**
 * Why Odoo of the series cannot make sense of a version clause; `undefined` when it can. Since 18.0 it asks `packaging`,
 * which wants versions as PEP 440 has them; before, `pkg_resources` also takes others.
 */
export function specifierFault(specifier: string, series: Series): string | undefined {
  if (specifier.startsWith('===')) return undefined
  if (/^~=\d+(?:\.\*)?$/.test(specifier)) return "'~=' wants a version with two numbers at least"
  if (!since(series, '18.0')) return undefined
  if (/^(?:~=|<=|>=|<|>).*\.\*$/.test(specifier)) return `'.*' may stand after '==' and '!=' only`
  return validRange(specifier) ? undefined : `'${specifier}' holds no version as PEP 440 writes it`
}

/** Does a version fit all clauses? Clauses that cannot be read say nothing. */
export function allows(specifiers: readonly string[], version: string): boolean {
  return specifiers.every((one) => !validRange(one) || satisfies(version, one))
}
