import type { Project } from '../project.ts'
import { walkArch } from './arch-node.ts'
import type { ViewState } from './view-index.ts'
import { VEIL } from './xpath-values.ts'

const known = new WeakMap<Project, ReadonlyMap<string, readonly string[]>>()

/**
 * The names that `search_default_…` can turn on: filters and fields of the search views of a model as a module sees them,
 * of one of them when it is named. `undefined`: there is no search view, or not all of it can be read.
 */
export function searchNames(
  project: Project,
  model: string,
  from: string,
  view: string | undefined,
): ReadonlySet<string> | undefined {
  const { views } = project
  const moment = views.index.momentAfter(from)
  const names = new Set<string>()
  const ids = view === undefined ? (searchViews(project).get(model) ?? []) : [view]
  let seen = false
  for (const id of ids) {
    const merged = views.merged(id, moment)
    if (!merged) continue
    if ('kind' in merged || merged.merge.uncertain || !merged.merge.root) return undefined
    seen = true
    for (const node of walkArch(merged.merge.root)) {
      const name = node.get('name')
      if (name?.startsWith(VEIL)) return undefined
      if (name !== undefined) names.add(name)
    }
  }
  return seen ? names : undefined
}

/** Ids of the search views of every model, those that extend another view left out. */
function searchViews(project: Project): ReadonlyMap<string, readonly string[]> {
  let byModel = known.get(project)
  if (byModel) return byModel
  const found = new Map<string, string[]>()
  const { index } = project.views
  const everything = index.momentAfter(undefined)
  for (const id of index.ids()) {
    const view = index.at(id, everything)
    if (!view || view.model === '' || (view.inherit !== '' && view.mode !== 'primary')) continue
    if (typeOf(view, (name) => index.at(name, everything)) !== 'search') continue
    const list = found.get(view.model)
    if (list) list.push(id)
    else found.set(view.model, [id])
  }
  known.set(project, found)
  byModel = found
  return byModel
}

/** The type of a view; one that extends another, or begins as a copy of it, has that one's. */
function typeOf(view: ViewState, viewOf: (id: string) => ViewState | undefined): string {
  const seen = new Set<ViewState>()
  let at = view
  for (let below: ViewState | undefined = view; below && !seen.has(below); below = viewOf(below.inherit)) {
    seen.add(below)
    at = below
  }
  return at.type
}
