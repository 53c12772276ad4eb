import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const rulesFolder = new URL('../rules/', import.meta.url).pathname

/** The names of other tools' checks that rules carry, as their pages tell them: name → ids. */
export function peerNames() {
  const known = new Map()
  for (const page of readdirSync(rulesFolder, { recursive: true }).map(String).sort()) {
    if (!page.endsWith('.md') || page === 'README.md') continue
    const [head = ''] = readFileSync(join(rulesFolder, page), 'utf8').split('## Why')
    const lines = head.match(/known elsewhere as: .*$/gim) ?? []
    for (const [, name] of lines.join().matchAll(/`([^`]+)`/g))
      known.set(name, [...(known.get(name) ?? []), page.slice(0, -3)])
  }
  return known
}

/** Links to the pages of rules, as a table's cell. */
export function ruleLinks(ids) {
  return ids.map((rule) => `[${rule}](../rules/${rule}.md)`).join(', ')
}
