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

/** Converters of the variables in a path: those of werkzeug, and what `ir.http` adds. */
export const CONVERTERS: ReadonlySet<string> = new Set([
  'default', 'string', 'any', 'path', 'int', 'float', 'uuid', 'model', 'models',
]) // biome-ignore format: a table

/** Parameters of a route that Odoo's own addons read, in any release. */
export const ROUTE_PARAMETERS: ReadonlySet<string> = new Set([
  'route', 'type', 'auth', 'methods', 'cors', 'csrf', 'save_session', 'website', 'sitemap', 'multilang', 'readonly',
  'handle_params_access_error', 'captcha', 'max_content_length', 'list_as_website_content', 'defaults', 'subdomain',
  'redirect_to', 'strict_slashes', 'alias', 'host', 'build_only', 'merge_slashes', 'websocket',
]) // biome-ignore format: a table
