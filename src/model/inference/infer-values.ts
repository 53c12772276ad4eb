import type { Dict, Expr } from '../../parse/python/ast.ts'
import { dottedName } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { Type } from './infer-type.ts'

/** Judges the keys of values that a record is made of or given, those of lines inside them too. */
export function checkValues(reader: ExpressionReader, view: ModelView, values: Type, method: string): void {
  if (values.kind !== 'dict') return
  for (const [name, { span, value }] of values.entries) judgeKey(reader, view, name, span, value, method)
}

function judgeKey(
  reader: ExpressionReader,
  view: ModelView,
  name: string,
  span: Span,
  value: Expr | undefined,
  method: string,
): void {
  const field = view.field(name)
  if (!field) {
    const known =
      !view.closed || name.startsWith('x_') || view.lineage.some(({ part }) => part.handledKeys?.includes(name))
    if (!known) reader.emit(span, { kind: 'value', view, name, method })
    return
  }
  reader.world.used?.({ view, path: name, span, use: 'value', value })
  if (!value || !/^(?:One2many|Many2many)$/.test(field.type) || field.comodel === undefined) return
  const comodel = reader.world.find(field.comodel)
  if (comodel) checkCommands(reader, comodel, value)
}

/** `[(0, 0, {…}), (1, id, {…}), Command.create({…})]` */
function checkCommands(reader: ExpressionReader, view: ModelView, value: Expr): void {
  if (value.t === 'Comp' && value.kind === 'list') checkCommand(reader, view, value.element)
  if (value.t === 'List' || value.t === 'Tuple') for (const item of value.items) checkCommand(reader, view, item)
}

function checkCommand(reader: ExpressionReader, view: ModelView, command: Expr): void {
  if (command.t === 'Tuple' || command.t === 'List') {
    const [code, , values] = command.items
    const creates =
      code?.t === 'Num' ? code.value <= 1 : /Command\.(?:CREATE|UPDATE)$/.test((code && dottedName(code)) ?? '')
    if (creates && values?.t === 'Dict') checkDict(reader, view, values)
  } else if (command.t === 'Call') {
    const called = dottedName(command.func) ?? ''
    const values = /(?:^|\.)Command\.create$/.test(called)
      ? command.args[0]
      : /(?:^|\.)Command\.update$/.test(called)
        ? command.args[1]
        : undefined
    if (values?.t === 'Dict') checkDict(reader, view, values)
  }
}

function checkDict(reader: ExpressionReader, view: ModelView, dict: Dict): void {
  for (const [i, key] of dict.keys.entries())
    if (key?.t === 'Str') judgeKey(reader, view, key.value, [key.s, key.e], dict.values[i], 'create')
}
