import type { XpathExpr } from './xpath.ts'
import type { Evaluation } from './xpath-evaluate.ts'
import { type Context, stringOf, toBoolean, toNumber, toText, XpathFault, type XpathValue } from './xpath-node.ts'
import { and, hasClass, isPlain, not, type Tri, UNKNOWN_TEXT } from './xpath-values.ts'

/** XPath's own functions and Odoo's `hasclass()`. */
export function callFunction(evaluation: Evaluation, call: XpathExpr & { k: 'call' }, context: Context): XpathValue {
  const args = call.args.map((arg) => evaluation.value(arg, context))
  if (call.name === 'hasclass') return hasClasses(evaluation, args, context)
  const standard = STANDARD.get(call.name)
  if (!standard) throw new XpathFault(`there is no function ${call.name}()`)
  return standard(new Call(evaluation, call.name, args, context))
}

/** Odoo's own function, by far the one most used. */
function hasClasses(evaluation: Evaluation, args: readonly XpathValue[], { node }: Context): XpathValue {
  const value =
    node.k === 'element' ? node.element.attributes.find(([attribute]) => attribute === 'class')?.[1] : undefined
  let all: Tri = true
  for (const arg of args) all = and(all, hasClass(value ?? '', toText(arg, evaluation.root)))
  return { t: 'boolean', v: all }
}

/** A call of one of XPath's own functions, and the forms that their answers have. */
class Call {
  readonly #evaluation: Evaluation
  readonly name: string
  readonly args: readonly XpathValue[]
  readonly context: Context

  constructor(evaluation: Evaluation, name: string, args: readonly XpathValue[], context: Context) {
    this.#evaluation = evaluation
    this.name = name
    this.args = args
    this.context = context
  }

  /** An argument as text; the node itself stands for one that is not given. */
  text(at: number): string {
    const arg = this.args[at]
    const { root } = this.#evaluation
    return arg ? toText(arg, root) : stringOf(this.context.node, root)
  }

  /** What two texts say of each other. */
  compared(judge: (one: string, other: string) => Tri): XpathValue {
    const [one, other] = [this.text(0), this.text(1)]
    return { t: 'boolean', v: isPlain(one) && isPlain(other) ? judge(one, other) : partly(this.name, one, other) }
  }

  /** A text made of the arguments, unknown where one of them is. */
  made(counts: readonly number[], make: () => string): XpathValue {
    const { length } = this.args
    if (!counts.includes(length)) throw new XpathFault(`${this.name}() does not take ${length} arguments`)
    const known = length === 0 ? isPlain(this.text(0)) : this.args.every((_, i) => isPlain(this.text(i)))
    return { t: 'string', v: known ? make() : UNKNOWN_TEXT }
  }

  rounded(change: (value: number) => number): XpathValue {
    const [arg] = this.args
    const value = arg && toNumber(arg)
    return number(value === undefined ? undefined : change(value))
  }

  /** The name of the node, or of the first that is given. */
  nodeName(shown: (full: string) => string): XpathValue {
    const [arg] = this.args
    if (arg?.t === 'nodes' && arg.maybe.size > 0) return UNKNOWN
    const node = arg ? (arg.t === 'nodes' ? arg.nodes[0] : undefined) : this.context.node
    return { t: 'string', v: shown(node?.k === 'element' ? node.element.tag : node?.k === 'leaf' ? node.name : '') }
  }
}

const number = (v: number | undefined): XpathValue => ({ t: 'number', v })
const boolean = (v: Tri): XpathValue => ({ t: 'boolean', v })
const UNKNOWN: XpathValue = { t: 'string', v: UNKNOWN_TEXT }

/** XPath's own functions by name. */
const STANDARD: ReadonlyMap<string, (call: Call) => XpathValue> = new Map<string, (call: Call) => XpathValue>([
  ['position', ({ context }) => number(context.position)],
  ['last', ({ context }) => number(context.size)],
  ['count', ({ args }) => counted(args[0])],
  ['sum', () => number(undefined)],
  ['number', ({ args }) => number(args[0] && toNumber(args[0]))],
  ['floor', (call) => call.rounded(Math.floor)],
  ['ceiling', (call) => call.rounded(Math.ceil)],
  ['round', (call) => call.rounded(Math.round)],
  ['not', ({ args }) => boolean(args[0] && not(toBoolean(args[0])))],
  ['boolean', ({ args }) => boolean(args[0] && toBoolean(args[0]))],
  ['true', () => boolean(true)],
  ['false', () => boolean(false)],
  ['contains', (call) => call.compared((one, other) => one.includes(other))],
  ['starts-with', (call) => call.compared((one, other) => one.startsWith(other))],
  ['string', (call) => call.made([0, 1], () => call.text(0))],
  [
    'normalize-space',
    (call) =>
      call.made([0, 1], () =>
        call
          .text(0)
          .trim()
          .split(/[ \t\r\n]+/)
          .join(' '),
      ),
  ],
  ['concat', concatenated],
  [
    'substring-before',
    (call) => call.made([2], () => call.text(0).slice(0, Math.max(0, call.text(0).indexOf(call.text(1))))),
  ],
  ['substring-after', (call) => call.made([2], () => textAfter(call.text(0), call.text(1)))],
  ['substring', () => UNKNOWN],
  ['translate', () => UNKNOWN],
  ['string-length', (call) => number(isPlain(call.text(0)) ? [...call.text(0)].length : undefined)],
  ['name', (call) => call.nodeName((full) => full)],
  ['local-name', (call) => call.nodeName((full) => full.slice(full.indexOf(':') + 1))],
  ['namespace-uri', () => UNKNOWN],
  ['id', () => UNKNOWN],
  ['lang', () => UNKNOWN],
])

function counted(arg: XpathValue | undefined): XpathValue {
  if (arg?.t !== 'nodes') throw new XpathFault('count() needs nodes')
  return number(arg.maybe.size > 0 || arg.open ? undefined : arg.nodes.length)
}

function concatenated(call: Call): XpathValue {
  const { args } = call
  if (args.length < 2) throw new XpathFault('concat() needs two texts')
  return call.made([args.length], () => args.map((_, i) => call.text(i)).join(''))
}

function textAfter(text: string, mark: string): string {
  return text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : ''
}

/** `contains(@class, 'x')` of classes that are known in part. */
function partly(name: string, one: string, other: string): Tri {
  if (name === 'contains' && isPlain(other) && one.startsWith('\u0000c') && one.slice(2).includes(other)) return true
  return undefined
}
