import { scanScript } from '../parse/script-scan.ts'
import type { OwnComponent } from './script-facts.ts'

const TEMPLATE = /\bstatic\s+template\s*=\s*(["'])([\w.-]+)\1/g
const CLASS = /\bclass\s+([\w$]+)\s+extends\s+(?:owl\s*\.\s*)?Component\s*\{/g
const LISTED = /\bstatic\s+components\s*=\s*\{([\w\s,$:]*)\}/g

/**
 * The component of a file that has one class alone, which extends nothing but OWL's `Component`, and that says plainly what
 * its template may use; `undefined` whenever there is any doubt.
 */
export function ownComponent(text: string): OwnComponent | undefined {
  const [template, ...more] = [...text.matchAll(TEMPLATE)]
  const name = template?.[2]
  if (name === undefined || more.length > 0) return undefined
  if ((text.match(/\bclass\b/g) ?? []).length !== 1) return undefined
  const owner = [...text.matchAll(CLASS)][0]?.[1]
  if (owner === undefined) return undefined
  const listed = [...text.matchAll(LISTED)]
  const mentions = text.match(/\bcomponents\b(?!\/)/g) ?? []
  if (listed.length > 1 || mentions.length !== listed.length) return undefined
  const components = (listed[0]?.[1] ?? '').split(',').flatMap((part) => /^\s*([\w$]+)/.exec(part)?.[1] ?? [])
  const members = membersOf(text)
  return { name: owner, template: name, components, ...(members && { members }) }
}

/**
 * What the template may ask the one class of a file for: the words that stand in its body outside of all brackets, and
 * what `this` is asked for anywhere; `undefined` when members may come in another way.
 */
function membersOf(text: string): readonly string[] | undefined {
  const scan = scanScript(text)
  const { pairs } = scan
  const code = scan.code.replace(/(?<=\.bind\s{0,3}\(\s{0,3})this\b/g, 'self')
  const [head] = code.matchAll(CLASS)
  const open = head ? head.index + head[0].length - 1 : undefined
  const close = open === undefined ? undefined : pairs.get(open)
  if (open === undefined || close === undefined) return undefined
  if (/\bthis\s*(?:\[|\)|,|;|\})|\bObject\s*\.\s*(?:assign|define)/.test(code) || /=\s*this\b(?!\s*\.)/.test(code))
    return undefined
  const members = new Set(['props', 'env', 'render', 'this'])
  for (const match of code.matchAll(/\bthis\s*\??\.\s*([\w$]+)/g)) members.add(match[1] ?? '')
  const word = /[\w$]+/y
  for (let i = open + 1; i < close; ) {
    word.lastIndex = i
    const found = word.exec(code)?.[0]
    if (found !== undefined) members.add(found)
    i = found === undefined ? (pairs.get(i) ?? i) + 1 : i + found.length
  }
  // what is computed for a name: `[name]() {}`
  return /(?:^|[;}])\s*(?:async\s+|get\s+|static\s+)*\[/m.test(code.slice(open + 1, close))
    ? undefined
    : [...members].sort()
}

/** Classes to whose components a script adds some, by `Object.assign`, an assignment or a patch. */
export function extendedComponents(text: string): readonly string[] {
  const found = [...text.matchAll(/\b([\w$]+)\s*\.\s*components\b/g), ...text.matchAll(/\bpatch\s*\(\s*([\w$]+)\s*,/g)]
  return [...new Set(found.map((match) => match[1] ?? ''))].sort()
}

/** Classes to whose `props` a script adds some: `Cart.props = { ...Cart.props, more: String }`, or whose class it patches. */
export function widenedProps(text: string): readonly string[] {
  const found = [
    ...text.matchAll(/\b([A-Z][\w$]*)\s*\.\s*(?:props|defaultProps)\b(?!\s*===?)/g),
    ...text.matchAll(/\bpatch\s*\(\s*([A-Z][\w$]*)\s*,/g),
  ]
  return [...new Set(found.map((match) => match[1] ?? ''))].sort()
}
