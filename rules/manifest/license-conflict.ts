import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const CLOSED: ReadonlySet<string> = new Set(['OPL-1', 'OEEL-1', 'Other proprietary'])
/** Whoever hands such work on, with what is built on it, must give its source and these rights. */
const SHARED = /^A?GPL-/

export default defineRule({
  title: 'An addon is built on one whose license forbids its own',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['manifest-license-incompatible'],
  messages: {
    closed:
      "{addon} is {license} and builds on '{dependency}' ({path}), which is {theirs}: what builds on it may only be handed on under that license; ask its authors, or do without it",
    open: "{addon} is {license} and builds on '{dependency}' ({path}), which is {theirs}: whoever gets {addon} gets no right to what it needs; say so where you hand it on",
    version:
      "{addon} is {license} alone and builds on '{dependency}' ({path}), which is {theirs}: the two cannot be handed on together; write 'GPL-2 or any later version' if its authors agree",
  },
  check({ addon, project, report }) {
    const license = addon.text('license')
    if (!license) return
    for (const { value: first, span } of addon.depends) {
      const at = addon.manifestPlace(span)
      for (const { dependency, path } of nearest(project, addon.name, first)) {
        const theirs = licenseOf(project, dependency)
        const key = theirs === undefined ? undefined : conflict(license.value, theirs)
        if (!key || theirs === undefined) continue
        const more = key === 'open' ? { severity: 'info' as const } : {}
        report(key, at, { addon: addon.name, license: license.value, dependency, theirs, path: path.join(' → ') }, more)
        break
      }
    }
  },
})

function conflict(own: string, theirs: string): 'closed' | 'open' | 'version' | undefined {
  if (CLOSED.has(own)) return SHARED.test(theirs) ? 'closed' : undefined
  if (SHARED.test(own) && CLOSED.has(theirs)) return 'open'
  return own === 'GPL-2' && /^A?GPL-3/.test(theirs) ? 'version' : undefined
}

function licenseOf(project: Project, name: string): string | undefined {
  return project.addon(name)?.text('license')?.value ?? (project.facts(name)?.license || undefined)
}

/** A dependency and all that it needs, nearest first, each with the way to it. */
function nearest(
  project: Project,
  from: string,
  first: string,
): readonly { readonly dependency: string; readonly path: readonly string[] }[] {
  const found = [{ dependency: first, path: [from, first] }]
  const seen = new Set([from, first])
  for (const { dependency, path } of found)
    for (const { value } of project.graph.node(dependency)?.depends ?? [])
      if (!seen.has(value)) {
        seen.add(value)
        found.push({ dependency: value, path: [...path, value] })
      }
  return found
}
