import type { FunctionFacts } from '../../facts/python-facts.ts'
import { isSuperCall } from '../../parse/python/names.ts'
import { visitBody } from './infer-visit.ts'

/** Does the body call `super().NAME`? */
export function callsSuper({ node, name }: FunctionFacts): boolean {
  let found = false
  visitBody(node.body, (inner) => {
    if (inner.t === 'Attribute' && inner.attr === name && isSuperCall(inner.value)) found = true
    return undefined
  })
  return found
}
