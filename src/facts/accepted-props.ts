import { type ScriptScan, scanScript } from '../parse/script-scan.ts'
import { escapePattern } from '../text/any-word.ts'
import type { AcceptedProps } from './script-facts.ts'

const CLASS = /\bclass\s+([A-Z][\w$]*)\s+extends\s+([\w$.]+)\s*\{/g

/** The components of a file that say plainly, in `static props`, what may be handed to them. */
export function acceptedProps(text: string): readonly AcceptedProps[] {
  const scan = scanScript(text)
  return [...scan.code.matchAll(CLASS)].flatMap((head) => {
    const name = head[1] ?? ''
    const open = head.index + head[0].length - 1
    const close = scan.pairs.get(open)
    // `Cart.props` elsewhere in the file may add to them
    if (
      close === undefined ||
      new RegExp(`\\b${escapePattern(name)}\\s*\\.\\s*(?:props|defaultProps)\\b`).test(scan.code)
    )
      return []
    const props = staticValue(scan, open, close, 'props')
    const schema = props && (listOf(scan, props) ?? shapeOf(scan, props))
    if (!schema) return []
    const usual = staticValue(scan, open, close, 'defaultProps')
    // those of another class are not seen here
    const isPlain = usual === undefined && /^(?:owl\.)?Component$/.test(head[2] ?? '')
    const defaults = usual ? shapeOf(scan, usual) : isPlain ? new Map<string, boolean>() : undefined
    const required = [...schema].flatMap(([key, must]) => (must && defaults && !defaults.has(key) ? [key] : []))
    return [{ name, names: [...schema.keys()].sort(), required: required.sort() }]
  })
}

/** Where the bracket of `static NAME = {` or `[` of a class opens; `null`: it is something else; `undefined`: there is none. */
function staticValue(scan: ScriptScan, open: number, close: number, name: string): number | null | undefined {
  const pattern = new RegExp(`\\bstatic\\s+(?:get\\s+)?${name}\\b\\s*(=\\s*[{[])?`, 'g')
  pattern.lastIndex = open
  const found = pattern.exec(scan.code)
  if (!found || found.index > close) return undefined
  return found[1] === undefined ? null : found.index + found[0].length - 1
}

/** Names by whether they must be given; `undefined` when the list is not written out. `["order", "line?"]` */
function listOf({ code, strings, pairs }: ScriptScan, open: number): ReadonlyMap<string, boolean> | undefined {
  const close = pairs.get(open)
  if (code[open] !== '[' || close === undefined) return undefined
  const names = new Map<string, boolean>()
  for (let i = open + 1; i < close; i++) {
    if (/[\s,]/.test(code.charAt(i))) continue
    const text = strings.get(i)
    if (!text || text.value === '*') return undefined
    names.set(text.value.replace(/\?$/, ''), !text.value.endsWith('?'))
    i = text.e
  }
  return names
}

/** The same of an object: `{ order: Object, line: { type: Object, optional: true } }`. */
function shapeOf({ code, strings, pairs }: ScriptScan, open: number): ReadonlyMap<string, boolean> | undefined {
  const close = pairs.get(open)
  if (code[open] !== '{' || close === undefined) return undefined
  const names = new Map<string, boolean>()
  for (let i = open + 1; i < close; ) {
    if (/[\s,]/.test(code.charAt(i))) {
      i++
      continue
    }
    const quoted = strings.get(i)
    const key = quoted?.value ?? /^[\w$]+/.exec(code.slice(i, close))?.[0]
    const from = quoted ? quoted.e + 1 : i + (key?.length ?? 0)
    const colon = /^\s*:/.exec(code.slice(from, close))?.[0].length
    // `...Base.props`, `[name]: String`, `"*": true`
    if (key === undefined || colon === undefined || key === '*') return undefined
    const end = valueEnd(code, pairs, from + colon, close)
    names.set(key, isRequired(code.slice(from + colon, end).trim()))
    i = end
  }
  return names
}

/** Where a value of an object ends: at the next comma outside of brackets. */
function valueEnd(code: string, pairs: ReadonlyMap<number, number>, from: number, close: number): number {
  let i = from
  while (i < close && code[i] !== ',') i = (pairs.get(i) ?? i) + 1
  return i
}

/** Does OWL ask for a prop that is described so? A name that stands for a description may say anything. */
function isRequired(value: string): boolean {
  if (/^(?:String|Boolean|Number|Function|Object|Array|Date|Element|true)$/.test(value)) return true
  return /^\{\s*type\s*:/.test(value) && !/\boptional\b|\.\.\./.test(value)
}
