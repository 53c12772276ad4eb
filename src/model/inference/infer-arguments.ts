import type { Call } from '../../parse/python/ast.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { MethodType } from './infer-type.ts'
import { type MethodSignature, readSignature } from './method-signature.ts'

/** Judges the arguments of a call by the signatures of the method: reported when none of its definitions takes them. */
export function checkCall(reader: ExpressionReader, method: MethodType, node: Call): void {
  if (reader.silent > 0 || reader.guarded > 0 || method.records.open) return
  if (node.args.some((arg) => arg.t === 'Starred') || node.keywords.some(({ name }) => name === null)) return
  const [view] = method.records.views
  const definitions = view?.method(method.name)?.definitions
  if (!view?.membersKnown || method.records.views.length > 1 || !definitions) return
  const asked = definitions.slice(0, definitions.length - method.skip)
  if (asked.length === 0) return
  let reason: string | undefined
  for (const one of asked) {
    if (one.method.decorators?.some((text) => !TRANSPARENT.test(text))) return
    const found = mismatch(readSignature(one.method.signature), node)
    if (found === undefined) return
    reason = found
  }
  const signature = asked.at(-1)?.method.signature ?? ''
  if (reason !== undefined)
    reader.emit([node.func.t === 'Attribute' ? node.func.as : node.s, node.e], {
      kind: 'arguments',
      view,
      method: method.name,
      signature,
      reason,
    })
}

/** Decorators that leave the signature as it is; of all others nothing is known. */
const TRANSPARENT =
  /^(?:(?:model|model_create_multi|depends|depends_context|constrains|onchange|ondelete|returns|private|readonly|autovacuum|multi|one)(?:\(|$)|(?:tools\.)?ormcache)/

/** Why a call cannot be: words that follow the name of the method; `undefined` when it can. */
function mismatch(signature: MethodSignature, node: Call): string | undefined {
  const { positional, required, byName, requiredByName, rest, keywords } = signature
  const given = node.args.length
  if (given > positional.length && !rest)
    return `takes ${positional.length === 0 ? 'no' : `at most ${positional.length}`} positional argument${positional.length === 1 ? '' : 's'}, ${given} ${given === 1 ? 'is' : 'are'} given`
  const named = node.keywords.flatMap(({ name }) => (name === null ? [] : [name]))
  const passed = new Set([...positional.slice(0, given), ...named])
  const stranger = named.find((name) => !positional.includes(name) && !byName.includes(name))
  if (stranger !== undefined && !keywords) return `takes no argument '${stranger}'`
  const twice = named.find((name) => positional.slice(0, given).includes(name))
  if (twice !== undefined) return `is given '${twice}' twice`
  const missing = [...required, ...requiredByName].filter((name) => !passed.has(name))
  return missing.length > 0 ? `is not given ${missing.map((name) => `'${name}'`).join(', ')}` : undefined
}
