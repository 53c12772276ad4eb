import { type Series, since } from '../../text/series.ts'
import type { Project } from '../project.ts'

/** Why a view that a context asks for by `form_view_ref` and the like is not the one that opens. */
export interface ViewRefFault {
  readonly fault: 'missing' | 'short' | 'model' | 'type' | 'renamed'
  /** what the record is, or what must be written; empty when there is nothing to say */
  readonly detail: string
}

const KEY = /^(\w+)_view_ref$/

/** Is it a key of a context that asks for a view? */
export function isViewRef(key: string): boolean {
  return KEY.test(key)
}

/** What is wrong with the view that a context asks for; `undefined`: nothing, or it cannot be known. */
export function viewRefFault(project: Project, from: string, key: string, id: string): ViewRefFault | undefined {
  const type = KEY.exec(key)?.[1] ?? ''
  if (id === '' || !project.isComplete(from)) return undefined
  if (!id.includes('.')) return { fault: 'short', detail: '' }
  if (type === 'tree' && since(project.series, '18.0')) return { fault: 'renamed', detail: 'list_view_ref' }
  const resolved = project.ids.resolve(id, from)
  if (resolved.verdict === 'no') {
    // a view of a module that may not be there is asked for on purpose: without it the default view opens
    const owner = id.slice(0, id.indexOf('.'))
    const isNear = owner === from || project.graph.reaches(from, owner)
    return isNear && resolved.elsewhere.length === 0 ? { fault: 'missing', detail: id } : undefined
  }
  if (resolved.verdict !== 'yes' || resolved.model === undefined) return undefined
  if (resolved.model !== 'ir.ui.view') return { fault: 'model', detail: resolved.model }
  const { index } = project.views
  const { views, fault } = index.chain(id, index.momentAfter(from))
  const is = views.at(-1)?.type ?? ''
  if (fault || is === '' || plainType(is) === plainType(type) || !isType(type, project.series)) return undefined
  return { fault: 'type', detail: is }
}

/** `tree` and `list` are one type. */
function plainType(type: string): string {
  return type === 'tree' ? 'list' : type
}

/** Types of which every series has views; other keys are the business of the addon that reads them. */
function isType(type: string, series: Series): boolean {
  if (type === 'list') return since(series, '18.0')
  return /^(?:form|tree|kanban|search|graph|pivot|calendar)$/.test(type)
}
