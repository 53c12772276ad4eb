import { type ScriptScan, scanScript } from '../parse/script-scan.ts'
import type { Span } from '../text/span.ts'
import type { Text } from './literal.ts'

/** One call `patch(target, …)`. */
export interface PatchCall {
  /** what is patched, as written */
  readonly target: Text
  /** the second argument, when it is a text: the name that patches had until 16.0 */
  readonly name?: Text
  /** the second argument, when it is an object, and the last one */
  readonly plain?: Span
  /** each `this._super` in the patch; the value is the name of the method that has it */
  readonly supers: readonly Text[]
}

/** `this.orm.call("res.partner", "action_open", …)`, `orm.searchRead("res.partner", …)`. */
export interface OrmCall {
  readonly model: Text
  /** of the model, as Python calls it; where it is written in the script */
  readonly method: Text
}

/** Calls of the web client's functions that a script makes with literal names. */
export interface ScriptCalls {
  readonly patches: readonly PatchCall[]
  /** `useService("orm")`, and the dependencies of a service that the script registers */
  readonly services: readonly Text[]
  /** what it asks models for */
  readonly orm: readonly OrmCall[]
  /** ids of actions, or their tags, that it opens: `doAction("shop.action")` */
  readonly actions: readonly Text[]
}

const NONE: ScriptCalls = { patches: [], services: [], orm: [], actions: [] }

/** What a script patches, and the services that it asks for. */
export function scriptCalls(text: string): ScriptCalls {
  const patches = /(?<![\w$.])patch\s*\(/.test(text)
  const services = text.includes('useService') || (text.includes('"services"') && /\bdependencies\s*:/.test(text))
  const orm = ORM.test(text)
  const actions = text.includes('doAction')
  if (!patches && !services && !orm && !actions) return NONE
  const scan = scanScript(text)
  return {
    patches: patches ? patchCalls(text, scan) : [],
    services: services ? [...(OWN_HOOK.test(text) ? [] : calledServices(scan)), ...dependencies(scan)] : [],
    orm: orm ? ormCalls(scan) : [],
    actions: actions
      ? [...scan.code.matchAll(/\.\s*doAction\s*\(\s*(?=["'`])/g)].flatMap((match) =>
          textAt(scan, match.index + match[0].length),
        )
      : [],
  }
}

/** Methods of the service `orm` that take a model first, and the methods of models that they ask for. */
const ORM_METHODS: Readonly<Record<string, string>> = {
  call: '',
  create: 'create',
  read: 'read',
  readGroup: 'read_group',
  search: 'search',
  searchCount: 'search_count',
  searchRead: 'search_read',
  unlink: 'unlink',
  webSearchRead: 'web_search_read',
  write: 'write',
}

const ORM = new RegExp(
  `(?<![\\w$])orm\\s*\\.\\s*(?:silent\\s*\\.\\s*)?(${Object.keys(ORM_METHODS).join('|')})\\s*\\(\\s*(?=["'\`])`,
)

function ormCalls(scan: ScriptScan): readonly OrmCall[] {
  return [...scan.code.matchAll(new RegExp(ORM, 'g'))].flatMap((match): readonly OrmCall[] => {
    const open = match.index + match[0].trimEnd().length - 1
    const close = scan.pairs.get(open)
    const [first, second] = close === undefined ? [] : argumentsOf(scan, open, close)
    const [model] = first ? textAt(scan, first[0]) : []
    if (!model) return []
    const method = ORM_METHODS[match[1] ?? '']
    if (method) return [{ model, method: { value: method, span: model.span } }]
    const [named] = second ? textAt(scan, second[0]) : []
    return named ? [{ model, method: named }] : []
  })
}

/** A file with a `useService` of its own, or one that comes from another file of the addon. */
const OWN_HOOK =
  /\bfunction\s+useService\b|\b(?:const|let|var)\s+useService\b|\buseService\b[^;"'`]*\}\s*from\s*["'](?!@web\/core\/utils\/hooks["'])/

function patchCalls(text: string, scan: ScriptScan): readonly PatchCall[] {
  return [...scan.code.matchAll(/(?<![\w$.])patch\s*\(/g)].flatMap((match) => {
    const open = match.index + match[0].length - 1
    const close = scan.pairs.get(open)
    const [first, second, third] = close === undefined ? [] : argumentsOf(scan, open, close)
    if (!first || close === undefined) return []
    const string = second && scan.strings.get(second[0])
    const inside = scan.code.slice(open, close)
    return [
      {
        target: { value: text.slice(first[0], first[1]), span: first },
        ...(string && { name: { value: string.value, span: [string.s, string.e] as const } }),
        ...(second && !third && text.charAt(second[0]) === '{' && { plain: [second[0], second[0] + 1] as const }),
        supers: [...inside.matchAll(/\bthis\s*\.\s*_super\b/g)].map((found) => ({
          value: methodBefore(inside.slice(0, found.index)),
          span: [open + found.index, open + found.index + found[0].length] as const,
        })),
      },
    ]
  })
}

/** The name of the last method that begins in a piece of code. */
function methodBefore(code: string): string {
  const heads = [...code.matchAll(/(?<![\w$.])([\w$]+)\s*\([^(){}]*\)\s*\{/g)]
  return (
    heads.findLast(([, name]) => !/^(?:if|for|while|switch|catch|function|with)$/.test(name ?? ''))?.[1] ?? 'method'
  )
}

/** The arguments between two brackets, without the blanks around them. */
function argumentsOf({ code, pairs }: ScriptScan, open: number, close: number): readonly Span[] {
  const found: Span[] = []
  let start = open + 1
  for (let i = start; i <= close; i++) {
    const end = pairs.get(i)
    if (end !== undefined && i !== open) i = end
    else if (i === close || code.charAt(i) === ',') {
      const part = code.slice(start, i)
      const lead = part.length - part.trimStart().length
      if (part.trim() !== '') found.push([start + lead, start + part.trimEnd().length])
      start = i + 1
    }
  }
  return found
}

function calledServices(scan: ScriptScan): readonly Text[] {
  return [...scan.code.matchAll(/(?<![\w$.])useService\s*\(\s*(?=["'`])/g)].flatMap((match) =>
    textAt(scan, match.index + match[0].length),
  )
}

/** `dependencies: ["orm", …]` of an object. */
function dependencies(scan: ScriptScan): readonly Text[] {
  return [...scan.code.matchAll(/(?<![\w$.])dependencies\s*:\s*\[/g)].flatMap((match) => {
    const open = match.index + match[0].length - 1
    const close = scan.pairs.get(open)
    return close === undefined ? [] : argumentsOf(scan, open, close).flatMap(([at]) => textAt(scan, at))
  })
}

function textAt(scan: ScriptScan, at: number): readonly Text[] {
  const string = scan.strings.get(at)
  return string ? [{ value: string.value, span: [string.s, string.e] }] : []
}
