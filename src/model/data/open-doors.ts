import { anyWord } from '../../text/any-word.ts'
import type { Place } from '../../text/span.ts'
import type { TaintPath, Unit } from '../inference/taint-paths.ts'
import { REQUEST_LABEL } from '../inference/taint-reader.ts'
import type { Project } from '../project.ts'
import { type Route, routesOf } from './routes.ts'

/** Who may give a method its values from outside: whoever sends a request, or calls a method of a model by RPC. */
export interface Door {
  readonly kind: 'route' | 'rpc'
  /** `user`, `public`, `none` …; empty when it cannot be told */
  readonly auth: string
}

/** Tells for parameters whether they come from outside. */
export function doorsOf(project: Project): (unit: Unit, label: string) => Door | undefined {
  /** An override without a word of its own has the auth of what it overrides, in whichever addon that is. */
  const authOf = (route: Route, depth = 0): string => {
    const auth = route.args.get('auth')
    if (auth) return auth.t === 'Str' ? auth.value : ''
    if (!route.extends) return 'user'
    const parent = overridden(project, route)
    return parent && depth < 5 ? authOf(parent, depth + 1) : ''
  }
  return ({ addon, method, model, owner }, label) => {
    const route = routesOf(addon).find((one) => one.method === method)
    if (route) return { kind: 'route', auth: authOf(route) }
    if (label === REQUEST_LABEL) return owner?.kind === 'controller' ? { kind: 'route', auth: '' } : undefined
    const hidden =
      method.name.startsWith('_') ||
      method.decorators.some(({ name }) => /(?:^|\.)private$|^(?:static|class)method$|property$/.test(name))
    return model !== undefined && !hidden ? { kind: 'rpc', auth: 'user' } : undefined
  }
}

/** The route that a controller takes over from one that it extends: of its own addon, or of one that this needs. */
function overridden(project: Project, route: Route): Route | undefined {
  const bases = new Set(route.controller.bases.map((base) => base.split('.').at(-1)))
  const reach = project.graph.reach(route.addon.name)
  for (const addon of project.checked) {
    if (addon !== route.addon && !reach.has(addon.name)) continue
    if (!addon.mayHold(anyWord(['route']))) continue
    for (const one of routesOf(addon))
      if (one !== route && one.method.name === route.method.name && bases.has(one.controller.name)) return one
  }
  return undefined
}

/** A place that values from outside come to, with the way that they take; each place once. */
export interface Entry {
  readonly from: Door
  readonly at: Place
  /** the parameter that brings them, as a message names it */
  readonly name: string
  readonly unit: Unit
  readonly label: string
  readonly related: readonly Place[]
}

/** The paths of a taint that begin outside. */
export function* entriesOf(project: Project, paths: readonly TaintPath[]): Generator<Entry> {
  const door = doorsOf(project)
  const told = new Set<string>()
  for (const { unit, label, path } of paths) {
    const from = door(unit, label)
    const at = path.at(-1)
    if (!from || !at || told.has(`${at.file}:${at.span[0]}`)) continue
    told.add(`${at.file}:${at.span[0]}`)
    const name = label === REQUEST_LABEL ? 'one of its values' : `'${label}'`
    const related = [
      { file: unit.facts.file, span: unit.method.nameSpan, note: 'it comes in here' },
      ...path.slice(0, -1),
    ]
    yield { from, at, name, unit, label, related }
  }
}
