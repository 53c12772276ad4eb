import type { FunctionFacts } from '../../facts/python-facts.ts'
import { dottedName } from '../../parse/python/walk.ts'
import { visitBody } from './infer-visit.ts'

/** Does the body call `super().NAME`? */
export function callsSuper({ node, name }: FunctionFacts): boolean {
  let found = false
  visitBody(node.body, (inner) => {
    if (
      inner.t === 'Attribute' &&
      inner.attr === name &&
      inner.value.t === 'Call' &&
      dottedName(inner.value.func) === 'super'
    )
      found = true
    return undefined
  })
  return found
}
