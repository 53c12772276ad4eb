import type { Expr } from '../../parse/python/ast.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { actionDicts } from '../python/action-dicts.ts'
import { dataExpression, elementText } from './data-expression.ts'
import { fieldOf } from './data-records.ts'

/** A key of the context that a window action is opened with. */
export interface ContextKey {
  readonly key: string
  readonly at: Place
  /** the model that the action shows */
  readonly model: string
  /** full id of the search view that the action names */
  readonly search: string | undefined
  readonly demo: boolean
}

/** The keys of the contexts of an addon's window actions, those of data files and those that code writes out. */
export function actionContexts(project: Project, addon: Addon): readonly ContextKey[] {
  const found: ContextKey[] = []
  for (const { record, model, file } of project.dataRecords(addon)) {
    if (model !== 'ir.actions.act_window' || record.tag !== 'record') continue
    const target = fieldOf(record, 'res_model')?.text?.value.trim()
    const context = fieldOf(record, 'context')
    const text = context && !context.eval ? elementText(context.element) : undefined
    if (!target || !text || text.value.trim() === '') continue
    const read = dataExpression(text)
    if (!('expr' in read)) continue
    const search = fieldOf(record, 'search_view_id')
    // a search view that is looked up, or made by an expression, may be any
    if (search && !search.ref) continue
    const id = search?.ref && (search.ref.value.includes('.') ? search.ref.value : `${addon.name}.${search.ref.value}`)
    for (const key of keysOf(read.expr))
      found.push({
        key: key.value,
        at: { file: file.file, span: read.spanOf(key) },
        model: target,
        search: id,
        demo: file.demo,
      })
  }
  for (const action of actionDicts(addon)) {
    const target = action.text('res_model')?.value
    const context = action.value('context')
    if (!target || !context || action.text('type')?.value !== 'ir.actions.act_window') continue
    if (action.value('search_view_id')) continue
    for (const key of keysOf(context))
      found.push({ key: key.value, at: action.place(key), model: target, search: undefined, demo: false })
  }
  return found
}

/** A view that the context of a window action in a data file asks for. */
export interface ActionViewRef {
  readonly key: string
  readonly value: string
  readonly at: Place
}

export function actionViewRefs(project: Project, addon: Addon): readonly ActionViewRef[] {
  const found: ActionViewRef[] = []
  for (const { record, model, file } of project.dataRecords(addon)) {
    if (model !== 'ir.actions.act_window' || record.tag !== 'record') continue
    const context = fieldOf(record, 'context')
    const text = context && !context.eval ? elementText(context.element) : undefined
    const read = text?.value.includes('_view_ref') ? dataExpression(text) : undefined
    if (!read || !('expr' in read) || read.expr.t !== 'Dict') continue
    for (const [i, key] of read.expr.keys.entries()) {
      const value = read.expr.values[i]
      if (key?.t !== 'Str' || value?.t !== 'Str') continue
      found.push({ key: key.value, value: value.value, at: { file: file.file, span: read.spanOf(value) } })
    }
  }
  return found
}

/**
 * The texts that are keys of a dict written out: `{'x': 1}`, `dict(self.env.context, x=1)` is none. A filter that is
 * switched off (`'search_default_x': 0`) asks for nothing.
 */
function keysOf(expr: Expr): readonly (Expr & { readonly t: 'Str' })[] {
  if (expr.t !== 'Dict') return []
  const { keys, values } = expr
  return keys.flatMap((key, i) => {
    if (key?.t !== 'Str') return []
    const value = values[i]
    const isOff = (value?.t === 'Num' && value.value === 0) || (value?.t === 'Const' && value.value === false)
    return isOff && key.value.startsWith('search_default_') ? [] : [key]
  })
}
