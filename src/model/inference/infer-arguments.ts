import type { Call } from '../../parse/python/ast.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { MethodType } from './infer-type.ts'
import { mismatch, readSignature } from './method-signature.ts'

/** Judges the arguments of a call by the signatures of the method: reported when none of its definitions takes them. */
export function checkCall(reader: ExpressionReader, method: MethodType, node: Call): void {
  if (reader.silent > 0 || reader.guarded > 0 || method.records.open) return
  if (node.args.some((arg) => arg.t === 'Starred') || node.keywords.some(({ name }) => name === null)) return
  const [view] = method.records.views
  const definitions = view?.method(method.name)?.definitions
  if (!view?.membersKnown || method.records.views.length > 1 || !definitions) return
  const asked = definitions.slice(0, definitions.length - method.skip)
  // what only says that it has to be written elsewhere is called as it is written there
  if (asked.every(({ method: { abstract } }) => abstract)) return
  const names = node.keywords.flatMap(({ name }) => (name === null ? [] : [name]))
  let reason: string | undefined
  for (const one of asked) {
    if (one.method.decorators?.some((text) => !TRANSPARENT.test(text))) return
    const found = mismatch(readSignature(one.method.signature), node.args.length, names)
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
export const TRANSPARENT =
  /^(?:(?:model|model_create_multi|depends|depends_context|constrains|onchange|ondelete|returns|private|readonly|autovacuum|multi|one)(?:\(|$)|(?:tools\.)?ormcache)/
