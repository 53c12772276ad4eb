import type { Expr } from '../../parse/python/ast.ts'
import { stringValue } from '../../parse/python/walk.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { PLAIN, recordsOf, type Type, UNKNOWN } from './infer-type.ts'

/** What variables are where a test came out true, or false. */
export function narrowings(test: Expr, truth: boolean, reader: ExpressionReader): readonly (readonly [string, Type])[] {
  switch (test.t) {
    case 'Unary':
      return test.op === 'not' ? narrowings(test.operand, !truth, reader) : []
    case 'Bool':
      // all sides of `and` hold when it is true, all sides of `or` fail when it is false
      return (test.op === 'and') === truth ? test.values.flatMap((one) => narrowings(one, truth, reader)) : []
    case 'Call': {
      const [value, classes] = test.args
      if (test.func.t !== 'Name' || test.func.id !== 'isinstance' || value?.t !== 'Name') return []
      // what is no list or dict after all was not known
      if (!truth) return classes && isPlainClass(classes) ? [] : [[value.id, UNKNOWN]]
      return [[value.id, classes && isPlainClass(classes) ? PLAIN : UNKNOWN]]
    }
    case 'Compare': {
      const [other] = test.comparators
      const { left } = test
      // a list of values never holds a name: what stands there never runs
      if (other?.t === 'Name' && stringValue(left) !== undefined && (test.ops[0] === 'in') === truth)
        return /^(?:not )?in$/.test(test.ops[0] ?? '') && reader.scope.get(other.id)?.kind === 'list'
          ? [[other.id, UNKNOWN]]
          : []
      if (left.t !== 'Attribute' || left.attr !== '_name' || left.value.t !== 'Name') return []
      const name = other && stringValue(other)
      const equal = test.ops[0] === '==' || test.ops[0] === 'in'
      if (equal !== truth) return []
      return [[left.value.id, name === undefined ? UNKNOWN : recordsOf(reader.world.find(name))]]
    }
    default:
      return []
  }
}

function isPlainClass(classes: Expr): boolean {
  if (classes.t === 'Tuple') return classes.items.every(isPlainClass)
  return classes.t === 'Name' && /^(?:str|int|float|bool|bytes|date|datetime)$/.test(classes.id)
}
