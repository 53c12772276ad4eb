import type { XpathExpr } from './xpath.ts'
import type { Evaluation } from './xpath-evaluate.ts'
import { type Context, stringOf, toBoolean, toNumber, toText, XpathFault, type XpathValue } from './xpath-node.ts'
import { and, hasClass, isPlain, not, type Tri, UNKNOWN_TEXT } from './xpath-values.ts'

/** XPath's own functions and Odoo's `hasclass()`. */
export function callFunction(evaluation: Evaluation, call: XpathExpr & { k: 'call' }, context: Context): XpathValue {
  const args = call.args.map((arg) => evaluation.value(arg, context))
  return call.name === 'hasclass'
    ? hasClasses(evaluation, args, context)
    : standardFunction(evaluation, call, args, context)
}

/** Odoo's own function, by far the one most used. */
function hasClasses(evaluation: Evaluation, args: readonly XpathValue[], { node }: Context): XpathValue {
  const value =
    node.k === 'element' ? node.element.attributes.find(([attribute]) => attribute === 'class')?.[1] : undefined
  let all: Tri = true
  for (const arg of args) all = and(all, hasClass(value ?? '', toText(arg, evaluation.root)))
  return { t: 'boolean', v: all }
}

function standardFunction(
  evaluation: Evaluation,
  { name }: XpathExpr & { k: 'call' },
  args: readonly XpathValue[],
  context: Context,
): XpathValue {
  const text = (at: number): string => {
    const arg = args[at]
    return arg ? toText(arg, evaluation.root) : stringOf(context.node, evaluation.root)
  }
  const two = (judge: (one: string, other: string) => Tri): XpathValue => {
    const [one, other] = [text(0), text(1)]
    return { t: 'boolean', v: isPlain(one) && isPlain(other) ? judge(one, other) : partly(name, one, other) }
  }
  const made = (count: readonly number[], make: () => string): XpathValue => {
    if (!count.includes(args.length)) throw new XpathFault(`${name}() does not take ${args.length} arguments`)
    const known = args.length === 0 ? isPlain(text(0)) : args.every((_, i) => isPlain(text(i)))
    return { t: 'string', v: known ? make() : UNKNOWN_TEXT }
  }
  const number = (v: number | undefined): XpathValue => ({ t: 'number', v })
  const round = (change: (value: number) => number): XpathValue => {
    const [arg] = args
    const value = arg && toNumber(arg)
    return number(value === undefined ? undefined : change(value))
  }
  switch (name) {
    case 'position':
      return number(context.position)
    case 'last':
      return number(context.size)
    case 'count': {
      const [arg] = args
      if (arg?.t !== 'nodes') throw new XpathFault('count() needs nodes')
      return number(arg.maybe.size > 0 || arg.open ? undefined : arg.nodes.length)
    }
    case 'not':
      return { t: 'boolean', v: args[0] ? not(toBoolean(args[0])) : undefined }
    case 'boolean':
      return { t: 'boolean', v: args[0] && toBoolean(args[0]) }
    case 'true':
      return { t: 'boolean', v: true }
    case 'false':
      return { t: 'boolean', v: false }
    case 'contains':
      return two((one, other) => one.includes(other))
    case 'starts-with':
      return two((one, other) => one.startsWith(other))
    case 'string':
      return made([0, 1], () => text(0))
    case 'normalize-space':
      return made([0, 1], () =>
        text(0)
          .trim()
          .split(/[ \t\r\n]+/)
          .join(' '),
      )
    case 'concat':
      if (args.length < 2) throw new XpathFault('concat() needs two texts')
      return made([args.length], () => args.map((_, i) => text(i)).join(''))
    case 'substring-before':
      return made([2], () => text(0).slice(0, Math.max(0, text(0).indexOf(text(1)))))
    case 'substring-after': {
      return made([2], () =>
        text(0).includes(text(1)) ? text(0).slice(text(0).indexOf(text(1)) + text(1).length) : '',
      )
    }
    case 'substring':
    case 'translate':
      return { t: 'string', v: UNKNOWN_TEXT }
    case 'string-length': {
      const value = text(0)
      return number(isPlain(value) ? [...value].length : undefined)
    }
    case 'name':
    case 'local-name': {
      const node = args[0] ? (args[0].t === 'nodes' ? args[0].nodes[0] : undefined) : context.node
      if (args[0]?.t === 'nodes' && args[0].maybe.size > 0) return { t: 'string', v: UNKNOWN_TEXT }
      const full = node?.k === 'element' ? node.element.tag : node?.k === 'leaf' ? node.name : ''
      return { t: 'string', v: name === 'name' ? full : full.slice(full.indexOf(':') + 1) }
    }
    case 'namespace-uri':
    case 'id':
    case 'lang':
      return { t: 'string', v: UNKNOWN_TEXT }
    case 'number':
      return number(args[0] ? toNumber(args[0]) : undefined)
    case 'sum':
      return number(undefined)
    case 'floor':
      return round(Math.floor)
    case 'ceiling':
      return round(Math.ceil)
    case 'round':
      return round(Math.round)
    default:
      throw new XpathFault(`there is no function ${name}()`)
  }
}

/** `contains(@class, 'x')` of classes that are known in part. */
function partly(name: string, one: string, other: string): Tri {
  if (name === 'contains' && isPlain(other) && one.startsWith('\u0000c') && one.slice(2).includes(other)) return true
  return undefined
}
