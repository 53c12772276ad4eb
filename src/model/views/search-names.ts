import type { Project } from '../project.ts'
import { walkArch } from './arch-node.ts'
import type { ViewIndex, ViewState } from './view-index.ts'
import { VEIL } from './xpath-values.ts'

interface Tables {
  readonly ids: ReadonlyMap<string, readonly string[]>
  readonly found: Map<string, readonly string[]>
}

const known = new WeakMap<Project, Tables>()

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
  const ids = view === undefined ? searchViews(project, model) : [view]
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

/** Ids of the search views of a model, those that extend another view left out. */
function searchViews(project: Project, model: string): readonly string[] {
  const { index } = project.views
  let tables = known.get(project)
  if (!tables) known.set(project, (tables = { ids: idsByModel(index), found: new Map() }))
  let found = tables.found.get(model)
  if (!found) {
    const everything = index.momentAfter(undefined)
    found = (tables.ids.get(model) ?? []).filter((id) => {
      const view = index.at(id, everything)
      if (view?.model !== model || (view.inherit !== '' && view.mode !== 'primary')) return false
      return typeOf(view, (name) => index.at(name, everything)) === 'search'
    })
    tables.found.set(model, found)
  }
  return found
}

/** The ids of which some declaration names a model, sorted: what a view is in the end is worked out for a few only. */
function idsByModel(index: ViewIndex): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const id of index.ids())
    for (const model of new Set(index.declarations(id).map(({ part }) => part.model))) {
      if (model === '') continue
      const list = found.get(model)
      if (list) list.push(id)
      else found.set(model, [id])
    }
  return found
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
