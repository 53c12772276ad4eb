import type { FunctionFacts } from '../../src/facts/python-facts.ts'
import { CONVERTERS, HTTP_METHODS, ROUTE_PARAMETERS, routeTypes } from '../../src/knowledge/routes.ts'
import { nearestOwner } from '../../src/model/add-dependency.ts'
import { routesOf } from '../../src/model/data/routes.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Project } from '../../src/model/project.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { walkBodyExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'
import type { FilePath, Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'A route has a parameter that Odoo cannot use',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    auth: "there is no way of authentication '{auth}': every request for this route fails, because 'ir.http' has no method '_auth_method_{auth}'; {advice}",
    type: "there is no type of route '{type}': Odoo stops with AssertionError as it imports the file; {advice}",
    json: "type='json' is called type='jsonrpc' since 19.0; the old name is deprecated",
    method: "'method' is no parameter of a route: write methods=[…], or it is open to every verb",
    verb: "'{verb}' is no verb of HTTP: no request reaches the route by it",
    'verb-case': "verbs of HTTP are written in capitals: write '{verb}'",
    methods:
      "'methods' must be a list of texts: a single text stops the building of the whole routing table with TypeError",
    model: "there is no model '{model}': every request for this route fails with KeyError; {advice}",
    pathless:
      '@route is given no path here, and the class extends no other controller: Odoo warns and never calls the method; give it a path',
    converter:
      "there is no converter '{converter}' of a path: the building of the whole routing table stops with LookupError; {advice}",
    bracket:
      "the path '{path}' has a '<' or '>' without its partner: the building of the whole routing table stops with ValueError",
    dropped: "'{method}' does not take '{variable}' of the path: Odoo leaves it out with a warning; {advice}",
    parameter: "'{name}' is no parameter of a route that Odoo reads: did you mean '{near}'?",
    slash:
      "the path '{path}' does not begin with a slash: the building of the whole routing table stops with ValueError",
  },
  check({ addon, project, series, report }) {
    const types = routeTypes(series)
    const http = project.models.view('ir.http', addon.name)
    const converters = convertersOf(http)
    for (const route of routesOf(addon)) {
      const { file, args, paths, call, method } = route
      judgeAuth(file, args.get('auth'))
      judgeType(file, args.get('type'))
      judgeMethods(file, args.get('method'), args.get('methods'))
      if (!route.extends && call.args.length === 0 && !args.has('route') && since(series, '16.0'))
        if (call.keywords.every(({ name }) => name !== null))
          report('pathless', at(file, call), {}, { severity: 'warning' })
      for (const { value, span } of paths) {
        for (const [, model = ''] of value.matchAll(/<model\(\s*["']([\w.]+)["']/g)) {
          const missing = missingModel(project, addon, model)
          if (missing) report('model', { file, span }, { model, advice: missing.advice }, missing.options)
        }
        judgePath({ file, span }, value, method)
        if (!value.startsWith('/')) report('slash', { file, span }, { path: value })
      }
      for (const { name, value } of call.keywords) {
        if (name === null || name === 'method' || ROUTE_PARAMETERS.has(name)) continue
        const near = nearName(name, ROUTE_PARAMETERS)
        if (near !== undefined)
          report('parameter', at(file, value), { name, near }, { severity: 'warning', confidence: 'likely' })
      }
    }

    function judgeAuth(file: FilePath, auth: Expr | undefined): void {
      if (auth?.t !== 'Str' || !http?.membersKnown || http.method(`_auth_method_${auth.value}`)) return
      const owners = project.models.methodOwners('ir.http', `_auth_method_${auth.value}`, addon.name)
      const owner = nearestOwner(project, addon, owners)
      const known = [...http.methods.keys()].flatMap((name) => /^_auth_method_(.+)$/.exec(name)?.[1] ?? [])
      const near = nearName(auth.value, known)
      const advice =
        owner !== undefined
          ? `it comes with ${owner}, which ${addon.name} does not depend on`
          : near === undefined
            ? `there are ${known.sort().join(', ')}`
            : `did you mean '${near}'?`
      if (!isAuthByCode(project, addon.name, auth.value)) report('auth', at(file, auth), { auth: auth.value, advice })
    }

    function judgeType(file: FilePath, type: Expr | undefined): void {
      if (type?.t !== 'Str') return
      if (type.value === 'json' && since(series, '19.0')) report('json', at(file, type), {}, { severity: 'info' })
      else if (types.includes(type.value) || !project.isComplete(addon.name)) return
      else if (!hasDispatchers(project, addon.name)) {
        const near = type.value === 'jsonrpc' ? 'json' : nearName(type.value, types)
        const advice = near === undefined ? `there are ${types.join(', ')}` : `did you mean '${near}'?`
        report('type', at(file, type), { type: type.value, advice })
      }
    }

    function judgeMethods(file: FilePath, method: Expr | undefined, methods: Expr | undefined): void {
      if (method) report('method', at(file, method), {}, { severity: 'warning' })
      if (methods?.t === 'Str') report('methods', at(file, methods), {})
      for (const item of methods?.t === 'List' || methods?.t === 'Tuple' ? methods.items : []) {
        if (item.t !== 'Str' || HTTP_METHODS.has(item.value)) continue
        const verb = item.value.toUpperCase()
        // werkzeug itself writes them in capitals
        if (HTTP_METHODS.has(verb)) report('verb-case', at(file, item), { verb }, { severity: 'info' })
        else report('verb', at(file, item), { verb: item.value }, { severity: 'warning' })
      }
    }

    function judgePath(at: Place, path: string, method: FunctionFacts): void {
      if (/[<>]/.test(path.replace(/<(?:[^<>"']|"[^"]*"|'[^']*')+>/g, ''))) {
        report('bracket', at, { path })
        return
      }
      const { params } = method
      const takes = [...params.posonly, ...params.args, ...params.kwonly].map((param) => param.name)
      for (const [, converter, variable = ''] of path.matchAll(/<(?:(\w+)(?:\([^()]*\))?:)?(\w+)>/g)) {
        if (converter !== undefined && converters && !converters.has(converter)) {
          const near = nearName(converter, converters)
          const advice = near === undefined ? `there are ${[...converters].join(', ')}` : `did you mean '${near}'?`
          report('converter', at, { converter, advice })
        }
        if (params.kwarg || takes.includes(variable) || method.decorators.length > 1) continue
        const near = nearName(variable, takes.slice(1))
        const advice = near === undefined ? 'take it as a parameter' : `did you mean '${near}'?`
        report('dropped', at, { method: method.name, variable, advice }, { severity: 'warning' })
      }
    }
  },
})

function at(file: FilePath, { s, e }: Expr): Place {
  return { file, span: [s, e] }
}

/** Converters of paths; `undefined` where an addon in reach brings more. */
function convertersOf(http: ModelView | undefined): ReadonlySet<string> | undefined {
  if (!http?.membersKnown) return undefined
  const owners = http.method('_get_converters')?.definitions ?? []
  return owners.every(({ module }) => /^(?:base|http_routing|website\w*)$/.test(module)) ? CONVERTERS : undefined
}

/** May code of an addon in reach give 'ir.http' the method that the authentication needs, under a name that it puts together? */
function isAuthByCode(project: Project, from: string, auth: string): boolean {
  const method = `_auth_method_${auth}`
  let found = false
  for (const name of project.graph.reach(from))
    for (const { body } of project.addon(name)?.python.values() ?? [])
      walkBodyExprs(body, (node) => {
        if (node.t !== 'Call' || node.func.t !== 'Name' || node.func.id !== 'setattr') return
        const given = node.args[1]
        const begin = given?.t === 'JoinedStr' ? given.pieces[0] : given?.t === 'Binary' ? given.left : given
        const text =
          typeof begin === 'object' ? (begin.t === 'Str' ? begin.value.replace(/%.*/s, '') : undefined) : begin
        found ||= text?.startsWith('_auth_method_') === true && method.startsWith(text)
      })
  return found
}

/** Does an addon in reach bring dispatchers of its own (`routing_type` of a class)? */
function hasDispatchers(project: Project, from: string): boolean {
  return [...project.graph.reach(from)].some((name) =>
    [...(project.addon(name)?.python.values() ?? [])].some((facts) =>
      facts.classes.some((one) => one.attributes['routing_type'] !== undefined),
    ),
  )
}
