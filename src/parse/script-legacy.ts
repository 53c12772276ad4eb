import type { Span } from '../text/span.ts'
import type { ScriptScan } from './script-scan.ts'

/** A module that is named somewhere; the span is between the quotes. */
export interface ScriptReference {
  readonly specifier: string
  readonly span: Span
}

/** `odoo.define('name', function (require) { … })` or `odoo.define('name', ['dependency'], function (require) { … })`. */
export interface LegacyDefine {
  readonly name: string
  readonly span: Span
  /** the array of names, undefined for the form without it */
  readonly dependencies: readonly ScriptReference[] | undefined
  /** the calls `require('name')` inside */
  readonly requires: readonly ScriptReference[]
}

/** The modules that a script defines by `odoo.define` with a literal name, in order. */
export function legacyDefines(scan: ScriptScan): LegacyDefine[] {
  const modules: LegacyDefine[] = []
  const { code } = scan
  for (const match of code.matchAll(/(?:^|[^\w$.])odoo\s*\.\s*define\s*\(/g)) {
    const open = match.index + match[0].length - 1
    const close = scan.pairs.get(open) ?? open
    const at = skipBlanks(code, open + 1)
    const name = scan.strings.get(at)
    if (!name) continue
    const comma = skipBlanks(code, name.e + 1)
    const second = skipBlanks(code, comma + 1)
    const hasArray = code.charAt(comma) === ',' && code.charAt(second) === '['
    modules.push({
      name: name.value,
      span: [name.s, name.e],
      dependencies: hasArray ? stringsWithin(scan, second, scan.pairs.get(second) ?? second) : undefined,
      requires: requiresWithin(scan, open, close),
    })
  }
  return modules
}

function stringsWithin(scan: ScriptScan, from: number, to: number): ScriptReference[] {
  const found: ScriptReference[] = []
  const quote = /["'`]/g
  quote.lastIndex = from
  for (let match = quote.exec(scan.code); match && match.index < to; match = quote.exec(scan.code)) {
    const string = scan.strings.get(match.index)
    if (!string) continue
    found.push({ specifier: string.value, span: [string.s, string.e] })
    quote.lastIndex = string.e + 1
  }
  return found
}

function requiresWithin(scan: ScriptScan, from: number, to: number): ScriptReference[] {
  const found: ScriptReference[] = []
  const call = /[^\w$.]require\s*\(/g
  call.lastIndex = from
  for (let match = call.exec(scan.code); match && match.index < to; match = call.exec(scan.code)) {
    const string = scan.strings.get(skipBlanks(scan.code, call.lastIndex))
    if (string) found.push({ specifier: string.value, span: [string.s, string.e] })
  }
  return found
}

function skipBlanks(code: string, from: number): number {
  let i = from
  while (i < code.length && code.charAt(i) <= ' ') i++
  return i
}
