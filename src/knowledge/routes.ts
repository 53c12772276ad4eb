import { type Series, since } from '../text/series.ts'

/** Values of `type=` that `odoo/http.py` has a dispatcher for. */
export function routeTypes(series: Series): readonly string[] {
  return since(series, '19.0') ? ['http', 'jsonrpc', 'json2', 'json'] : ['http', 'json']
}

/** Verbs of HTTP that a route may be bound to. */
export const HTTP_METHODS: ReadonlySet<string> = new Set([
  'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'PROPPATCH', 'MKCOL',
  'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'REPORT', 'SEARCH',
]) // biome-ignore format: a table
