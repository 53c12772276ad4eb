import { ANY_KEY } from '../../facts/handled-keys.ts'
import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Dict, Expr, Stmt } from '../../parse/python/ast.ts'
import { isSuperCall } from '../../parse/python/names.ts'
import { dottedName, walkBodyExprs } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'
import type { FieldView } from '../models/field-view.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { judgeKey as judgeSelection } from './infer-selection.ts'
import { type DictType, isSequence, listOf, type Type, UNKNOWN } from './infer-type.ts'
import { judgeType } from './infer-value-type.ts'

/** Judges the keys of values that a record is made of or given, those of lines inside them too. */
export function checkValues(reader: ExpressionReader, view: ModelView, values: Type, method: string): void {
  if (values.kind !== 'dict') return
  for (const [name, { span, value, type }] of values.entries) {
    judgeKey(reader, view, name, span, telling(value, type), method)
    const field = view.field(name)
    if (field && /^(?:create|write)$/.test(method))
      judgeType(reader, view, field, value, type, method === 'create' ? 'create' : 'write', span)
  }
}

/** `record.line_ids = [(0, 0, {…})]` */
export function judgeLines(
  reader: ExpressionReader,
  owner: Type,
  name: string,
  value: Expr | undefined,
  type: Type,
): void {
  if (owner.kind !== 'records' || owner.views.length !== 1 || owner.open || reader.silent > 0) return
  const [view] = owner.views
  const field = view?.field(name)
  if (!view || !field) return
  checkLines(reader, field, telling(value, type))
  if (value) judgeType(reader, view, field, value, type, 'assign', [value.s, value.e])
}

/** What says most of a value: how it is written, or what is known of it. */
function telling(value: Expr | undefined, type: Type): Expr | Type {
  return value && /^(?:Str|List|Tuple|Comp)$/.test(value.t) ? value : type
}

/** Judges a key that an override of `create` or `write` puts into the values that it hands on. */
export function judgeGiven(reader: ExpressionReader, { valuesOf }: DictType, name: string, span: Span): void {
  if (valuesOf && reader.silent === 0 && reader.guarded === 0)
    judgeKey(reader, valuesOf.view, name, span, undefined, valuesOf.method)
}

/**
 * What an override of `create` or `write` is given, when it hands it on to the method that it overrides: keys that it sets
 * there must be fields.
 */
export function givenValues({ name, node, decorators }: FunctionFacts, view: ModelView | undefined): readonly Type[] {
  const param = node.params.args[1]?.name
  if (!view || view.kind === 'abstract' || param === undefined || !/^(?:create|write)$/.test(name)) return []
  if (!handsOn(node.body, name, param)) return []
  const valuesOf = { view, method: name }
  const values: Type = { kind: 'dict', key: UNKNOWN, rest: UNKNOWN, entries: new Map(), valuesOf }
  return [decorators.some((one) => one.name === 'api.model_create_multi') ? listOf(values) : values]
}

/** `super().write(vals)`, `super(Class, self).create(vals_list)` */
function handsOn(body: readonly Stmt[], method: string, param: string): boolean {
  let found = false
  const visit = (expr: Expr): void => {
    if (expr.t !== 'Call' || expr.func.t !== 'Attribute' || expr.func.attr !== method) return
    if (isSuperCall(expr.func.value) && expr.args[0]?.t === 'Name' && expr.args[0].id === param) found = true
  }
  walkBodyExprs(body, visit)
  return found
}

function judgeKey(
  reader: ExpressionReader,
  view: ModelView,
  name: string,
  span: Span,
  value: Expr | Type | undefined,
  method: string,
): void {
  const field = view.field(name)
  if (!field) {
    const known =
      !view.closed ||
      name.startsWith('x_') ||
      view.lineage.some(({ part: { handledKeys } }) => handledKeys?.includes(name) || handledKeys?.includes(ANY_KEY))
    if (!known) reader.emit(span, { kind: 'value', view, name, method })
    return
  }
  const written = value && 't' in value ? value : undefined
  reader.world.used?.({ view, path: name, span, use: 'value', value: written })
  if (written?.t === 'Str')
    judgeSelection(reader, view, name, { value: written.value, span: [written.s, written.e] }, 'write')
  if (value) checkLines(reader, field, value)
}

/** `[(0, 0, {…}), (1, id, {…}), Command.create({…})]` */
function checkLines(reader: ExpressionReader, field: FieldView, value: Expr | Type): void {
  if (!/^(?:One2many|Many2many)$/.test(field.type) || field.comodel === undefined) return
  const view = reader.world.find(field.comodel)
  if (!view) return
  for (const command of commandsOf(value)) checkCommand(reader, view, command)
}

/** The commands that are written out in a value. */
function commandsOf(value: Expr | Type): readonly Expr[] {
  if (!('t' in value)) return isSequence(value) ? value.nodes : []
  if (value.t === 'Comp' && value.kind === 'list') return [value.element]
  return value.t === 'List' || value.t === 'Tuple' ? value.items : []
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
