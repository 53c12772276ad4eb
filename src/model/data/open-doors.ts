import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Unit } from '../inference/taint-paths.ts'
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
  const routes = new Map<FunctionFacts, Route>()
  const byName = new Map<string, Route[]>()
  for (const addon of project.checked)
    for (const route of routesOf(project, addon)) {
      routes.set(route.method, route)
      byName.set(route.method.name, [...(byName.get(route.method.name) ?? []), route])
    }
  /** An override without a word of its own has the auth of what it overrides, in whichever addon that is. */
  const authOf = (route: Route, depth = 0): string => {
    const auth = route.args.get('auth')
    if (auth) return auth.t === 'Str' ? auth.value : ''
    if (!route.extends) return 'user'
    const bases = new Set(route.controller.bases.map((base) => base.split('.').at(-1)))
    const parent = byName.get(route.method.name)?.find((one) => one !== route && bases.has(one.controller.name))
    return parent && depth < 5 ? authOf(parent, depth + 1) : ''
  }
  return ({ method, model, owner }, label) => {
    const route = routes.get(method)
    if (route) return { kind: 'route', auth: authOf(route) }
    if (label === REQUEST_LABEL) return owner?.kind === 'controller' ? { kind: 'route', auth: '' } : undefined
    const hidden =
      method.name.startsWith('_') ||
      method.decorators.some(({ name }) => /(?:^|\.)private$|^(?:static|class)method$|property$/.test(name))
    return model !== undefined && !hidden ? { kind: 'rpc', auth: 'user' } : undefined
  }
}
