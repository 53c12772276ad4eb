import { scanScript } from '../parse/script-scan.ts'
import { escapePattern } from '../text/any-word.ts'
import type { Text } from './literal.ts'
import type { RegistryEntry } from './script-facts.ts'

/** What 16.0 and before call the registries that later ones have as categories. */
const LEGACY: Readonly<Record<string, string>> = {
  'web.field_registry': 'fields',
  'web.field_registry_owl': 'fields',
  'web._field_registry': 'fields',
  'web.widget_registry': 'view_widgets',
  'web.widget_registry_owl': 'view_widgets',
  'web.view_registry': 'views',
  'web._view_registry': 'views',
}

/**
 * What a script puts into the registries of the web client: `registry.category("fields").add("stars", …)`, the same by
 * way of a name, chains of `add`, and `field_registry.add('stars', …)` of 16.0 and before.
 */
export function registryEntries(text: string): readonly RegistryEntry[] {
  if (!/[rR]egistry/.test(text) || !/\.\s*add\s*\(/.test(text)) return []
  const reader = new RegistryReader(text)
  reader.readCategories()
  reader.readRequired()
  reader.readNames()
  return reader.entries
}

/** Reads one script; `entries` grows as it goes. */
class RegistryReader {
  readonly entries: RegistryEntry[] = []
  readonly #scan: ReturnType<typeof scanScript>
  /** names that stand for categories */
  readonly #named = new Map<string, string>()
  /** the names that this file itself gives to categories */
  readonly #declared = new Set<string>()

  constructor(text: string) {
    this.#scan = scanScript(text)
  }

  /** `registry.category("fields")`, and the name that is given to it. */
  readCategories(): void {
    const { code, strings, pairs } = this.#scan
    for (const match of code.matchAll(/\bregistry\s*\.\s*category\s*\(/g)) {
      const open = match.index + match[0].length - 1
      const category = strings.get(this.#after(open + 1))
      const close = pairs.get(open)
      if (!category || close === undefined) continue
      const before = code.slice(Math.max(0, match.index - 80), match.index)
      const owner = /([\w$]+)\s*=\s*(?:[\w$]+\s*\.\s*)?$/.exec(before)?.[1]
      if (owner !== undefined && code.charAt(this.#after(close + 1)) !== '.') {
        this.#named.set(owner, category.value)
        this.#declared.add(owner)
      }
      this.#readChain(close + 1, category.value, true)
    }
  }

  /** Names of the modules of old that hold a registry. */
  readRequired(): void {
    const { code, strings } = this.#scan
    for (const match of code.matchAll(/\b([\w$]+)\s*(?:=\s*require\s*\(\s*|from\s*)["'`]/g)) {
      const category = LEGACY[strings.get(match.index + match[0].length - 1)?.value ?? '']
      if (match[1] !== undefined && category !== undefined) this.#named.set(match[1], category)
    }
  }

  /** `NAME.add(…)`, once it is known what names stand for. */
  readNames(): void {
    for (const match of this.#scan.code.matchAll(/(?<![\w$.])([\w$]+)(?=\s*\.\s*add\s*\()/g)) {
      const name = match[1] ?? ''
      const category = this.#named.get(name) ?? (/registry/i.test(name) ? categoryOf(name) : undefined)
      if (category !== undefined) this.#readChain(match.index + name.length, category, this.#declared.has(name))
    }
  }

  /** Follows `.add(…).add(…)` from the end of what is a registry. */
  #readChain(from: number, category: string, sure: boolean): void {
    const { code, strings, pairs } = this.#scan
    const call = /\s*\.\s*add\s*\(/y
    call.lastIndex = from
    for (let match = call.exec(code); match; match = call.exec(code)) {
      const open = call.lastIndex - 1
      const key = strings.get(this.#after(open + 1))
      const types = key && this.#supportedTypes(this.#after(this.#after(key.e + 1) + 1))
      const close = pairs.get(open)
      const component = key && sure && this.#classNamed(this.#after(key.e + 1))
      this.entries.push({
        category,
        key: key && { value: key.value, span: [key.s, key.e] },
        ...(types && types.length > 0 && { types }),
        ...(component && { component }),
        ...(this.#isForced(open, close) && { force: true as const }),
      })
      if (close === undefined) return
      call.lastIndex = close + 1
    }
  }

  /** The next place that is no space. */
  #after(at: number): number {
    const { code } = this.#scan
    let i = at
    while (i < code.length && code.charAt(i) <= ' ') i++
    return i
  }

  /** `{ force: true }`, its name in quotation marks or not. */
  #isForced(open: number, close: number | undefined): boolean {
    const { code, strings } = this.#scan
    const given = code.slice(open, close)
    if (/\bforce\s*:/.test(given)) return true
    for (const match of given.matchAll(/["']/g)) if (strings.get(open + match.index)?.value === 'force') return true
    return false
  }

  /** A class of this file that is registered itself. */
  #classNamed(at: number): Text | undefined {
    const { code } = this.#scan
    const name = /,\s*([\w$]+)\s*[,)]/y
    name.lastIndex = at
    const value = name.exec(code)?.[1]
    if (value === undefined || !new RegExp(`\\bclass\\s+${escapePattern(value)}\\s`).test(code)) return undefined
    // a class may describe itself
    if (/\bstatic\s+component\b/.test(code) || new RegExp(`\\b${escapePattern(value)}\\.component\\b`).test(code))
      return undefined
    const start = this.#after(at + 1)
    return { value, span: [start, start + value.length] }
  }

  /** The list `supportedTypes` of what is registered, when this file says it. */
  #supportedTypes(at: number): readonly string[] | undefined {
    const { code, pairs } = this.#scan
    const name = /[\w$]+/y
    name.lastIndex = at
    const value = name.exec(code)?.[0]
    if (value === undefined) return undefined
    const literal = new RegExp(`(?:\\b(?:const|let|var)\\s+${escapePattern(value)}\\s*=\\s*)\\{`).exec(code)
    const start = literal ? literal.index + literal[0].length - 1 : 0
    const end = literal ? (pairs.get(start) ?? start) : code.length
    const pattern = literal
      ? /\bsupportedTypes\s*:\s*\[/g
      : new RegExp(`\\b${escapePattern(value)}\\.supportedTypes\\s*=\\s*\\[`, 'g')
    pattern.lastIndex = start
    const found = pattern.exec(code)
    return found && found.index < end ? this.#textsIn(pattern.lastIndex - 1) : undefined
  }

  /** The texts of a list; `undefined` when it holds anything else. */
  #textsIn(open: number): readonly string[] | undefined {
    const { code, strings, pairs } = this.#scan
    const close = pairs.get(open) ?? open
    const texts: string[] = []
    for (let i = this.#after(open + 1); i < close; ) {
      const item = strings.get(i)
      if (!item) return undefined
      texts.push(item.value)
      i = this.#after(item.e + 1)
      if (code.charAt(i) === ',') i = this.#after(i + 1)
    }
    return texts
  }
}

/** What a registry's name tells when it comes from another file. */
function categoryOf(name: string): string | undefined {
  if (/field/i.test(name)) return 'fields'
  if (/widget/i.test(name)) return 'view_widgets'
  return /view/i.test(name) ? 'views' : undefined
}
