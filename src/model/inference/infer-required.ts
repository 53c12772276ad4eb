import type { Call, Expr } from '../../parse/python/ast.ts'
import type { ModelView } from '../models/model-view.ts'
import { lacking } from '../models/required-fields.ts'
import type { ExpressionReader } from './infer-expression.ts'

/** Judges `create({…})` by the fields that a new record must be given, where all that it is given is written there. */
export function checkRequired(reader: ExpressionReader, view: ModelView, values: Expr, node: Call): void {
  if (view.kind === 'transient' || !isPlainly(node.func)) return
  const dicts = values.t === 'List' ? values.items : [values]
  for (const dict of dicts) {
    if (dict.t !== 'Dict' || dict.keys.some((key) => key?.t !== 'Str')) continue
    const given = new Set(dict.keys.flatMap((key) => (key?.t === 'Str' ? [key.value] : [])))
    const fields = lacking(view, given, reader.world.find).map(({ name }) => name)
    if (fields.length > 0) reader.emit([dict.s, dict.e], { kind: 'lacking', view, fields })
  }
}

/** `self.env['…'].sudo().create`: on no records whose context may hold defaults. */
function isPlainly(func: Expr): boolean {
  if (func.t !== 'Attribute') return false
  let at = func.value
  while (at.t === 'Call' && at.func.t === 'Attribute' && /^(?:sudo|with_user|with_company)$/.test(at.func.attr))
    at = at.func.value
  if (at.t !== 'Subscript') return false
  const env = at.value
  return env.t === 'Name' ? env.id === 'env' : env.t === 'Attribute' && env.attr === 'env' && env.value.t === 'Name'
}
