import type { Expr } from '../../parse/python/ast.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { dataExpression } from '../data/data-expression.ts'
import { type DataRecord, fieldOf } from '../data/data-records.ts'
import type { Project } from '../project.ts'
import type { ViewState } from './view-index.ts'

/** A view that an action names and cannot show. */
export interface ActionView {
  readonly at: Place
  readonly view: string
  readonly fault:
    | 'model'
    /** the view is of another type than the mode that it is given for */
    | 'mode'
    /** none of the action's modes */
    | 'unused'
    | 'search'
  /** what the view is: its model or type */
  readonly is: string
  /** what the action asks for */
  readonly wanted: string
  readonly demo: boolean
}

/** Views of an addon's window actions against the models and modes of the actions. */
export function actionViews(project: Project, addon: Addon): readonly ActionView[] {
  const found: ActionView[] = []
  const records = project.dataRecords(addon)
  const models = new Map<string, string>()
  // of a mode that is none other rules tell
  const types = new Set(project.models.view('ir.ui.view', addon.name)?.field('type')?.selection)
  if (types.has('tree')) types.add('list')
  for (const { record, id } of records) {
    const model = fieldOf(record, 'res_model')?.text?.value.trim()
    if (id !== undefined && model) models.set(id, model)
  }
  const look = (owner: DataRecord, ref: Ref | undefined, model: string | undefined, mode: string | undefined): void => {
    const view = ref && viewOf(project, addon, ref.id)
    if (!ref || !view) return
    const tell = (fault: ActionView['fault'], is: string, wanted: string): void =>
      void found.push({ at: ref.at, view: view.id, fault, is, wanted, demo: owner.file.demo })
    const type = plainType(view.type)
    if (model && view.model !== '' && view.model !== model && !derives(project, addon, model, view.model))
      tell('model', view.model, model)
    else if (type === '' || mode === undefined) return
    else if (mode === 'search') {
      if (type !== 'search') tell('search', view.type, 'search')
    } else if (mode.includes(',') || owner.model === 'ir.actions.act_window') {
      if (!mode.split(',').some((one) => plainType(one.trim()) === type)) tell('unused', view.type, mode)
    } else if (plainType(mode) !== type && types.has(mode)) tell('mode', view.type, mode)
  }
  for (const owner of records) {
    const { record, model, file } = owner
    const refOf = (name: string): Ref | undefined => {
      const ref = fieldOf(record, name)?.ref
      return ref && { id: ref.value, at: { file: file.file, span: ref.span } }
    }
    const textOf = (name: string): string | undefined => fieldOf(record, name)?.text?.value.trim() || undefined
    if (model === 'ir.actions.act_window' && record.tag === 'record') {
      const target = textOf('res_model')
      const lines = viewLines(owner)
      const modes = [textOf('view_mode'), ...lines.map((line) => line.mode)].filter((one) => one !== undefined)
      look(owner, refOf('view_id'), target, textOf('view_mode') && modes.join(','))
      look(owner, refOf('search_view_id'), target, 'search')
      for (const { mode, view } of lines) look({ ...owner, model: '' }, view, target, mode)
    } else if (model === 'ir.actions.act_window.view') {
      const action = fieldOf(record, 'act_window_id')?.ref?.value
      look(owner, refOf('view_id'), action && models.get(fullId(addon, action)), textOf('view_mode'))
    }
  }
  return found
}

interface Ref {
  readonly id: string
  readonly at: Place
}

/** `view_ids`: the lines `(0, 0, {'view_mode': …, 'view_id': ref(…)})` of an expression. */
function viewLines({
  record,
  file,
}: DataRecord): readonly { readonly mode: string | undefined; readonly view: Ref | undefined }[] {
  const text = fieldOf(record, 'view_ids')?.eval
  const read = text && dataExpression(text)
  if (!read || !('expr' in read) || read.expr.t !== 'List') return []
  return read.expr.items.flatMap((item) => {
    const values =
      item.t === 'Tuple' || item.t === 'List' ? item.items[2] : item.t === 'Call' ? item.args[0] : undefined
    if (values?.t !== 'Dict') return []
    const entryOf = (name: string): Expr | undefined =>
      values.values[values.keys.findIndex((key) => key?.t === 'Str' && key.value === name)]
    const mode = entryOf('view_mode')
    const view = entryOf('view_id')
    const id = view?.t === 'Call' && view.func.t === 'Name' && view.func.id === 'ref' ? view.args[0] : undefined
    const at = id && { file: file.file, span: read.spanOf(id) }
    return [
      {
        mode: mode?.t === 'Str' ? mode.value : undefined,
        view: id?.t === 'Str' && at ? { id: id.value, at } : undefined,
      },
    ]
  })
}

function fullId(addon: Addon, id: string): string {
  return id.includes('.') ? id : `${addon.name}.${id}`
}

/** A view with the type of the one that it extends or copies. */
function viewOf(project: Project, addon: Addon, id: string): ViewState | undefined {
  const { index } = project.views
  const { views, fault } = index.chain(fullId(addon, id), index.momentAfter(addon.name))
  const [view] = views
  const root = views.at(-1)
  return fault || !view || !root ? undefined : { ...view, type: root.type, model: view.model || root.model }
}

/** `tree` and `list` are one type. */
function plainType(type: string): string {
  return type === 'tree' ? 'list' : type
}

/** A model made after another one may be shown by that one's views. */
function derives(project: Project, addon: Addon, model: string, parent: string): boolean {
  const view = project.models.view(model, addon.name)
  return view === undefined || view.parents.has(parent) || view.inherits.some(([one]) => one === parent)
}
