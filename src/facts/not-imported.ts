import { scanScript } from '../parse/script-scan.ts'
import type { Text } from './literal.ts'

/** What every module of the web client must import, with where from. */
export const IMPORTABLE: Readonly<Record<string, string>> = {
  _t: '@web/core/l10n/translation',
  Component: '@odoo/owl',
  useState: '@odoo/owl',
  useRef: '@odoo/owl',
  useEffect: '@odoo/owl',
  onMounted: '@odoo/owl',
  onPatched: '@odoo/owl',
  onWillStart: '@odoo/owl',
  onWillUnmount: '@odoo/owl',
  onWillUpdateProps: '@odoo/owl',
  registry: '@web/core/registry',
  useService: '@web/core/utils/hooks',
  useBus: '@web/core/utils/hooks',
  patch: '@web/core/utils/patch',
}

const USE =
  /(?:(?<![\w$.#])(_t|use(?:State|Ref|Effect|Service|Bus)|on(?:Mounted|Patched|WillStart|WillUnmount|WillUpdateProps)|patch)\s*\()|(?:\bextends\s+(Component)\b(?!\s*[.(]))|(?:(?<![\w$.#])(registry)\s*\.\s*category\s*\()/g

/**
 * Names of the web client that a module uses and has from nowhere: they are called, or extended, and no other word of the
 * file brings them.
 */
export function notImported(text: string): readonly Text[] {
  if (!/\bimport\b/.test(text) && !text.includes('@odoo-module')) return []
  if (text.includes('odoo.define') || !USE.test(text)) return []
  USE.lastIndex = 0
  let code: string | undefined
  const found = new Map<string, Text | undefined>()
  for (const match of text.matchAll(USE)) {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    if (found.has(name)) continue
    code ??= scanScript(text).code
    const at = match.index + match[0].indexOf(name)
    // in a comment or a string
    if (code.slice(at, at + name.length) !== name) continue
    const uses = [...code.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))]
    const isUse = ({ index }: { index: number }): boolean => {
      const before = code?.slice(0, index).trimEnd() ?? ''
      if (before.endsWith('.')) return true
      const after = code?.slice(index + name.length).trimStart() ?? ''
      if (name === 'Component') return /\bextends$/.test(before)
      if (name === 'registry') return /^\.\s*category\s*\(/.test(after)
      // a method or a function of this name has a body behind its parameters
      return after.startsWith('(') && !/\bfunction$/.test(before) && !/^\([^()]*\)\s*\{/.test(after)
    }
    found.set(name, uses.every(isUse) ? { value: name, span: [at, at + name.length] } : undefined)
  }
  return [...found.values()].filter((one) => one !== undefined)
}
