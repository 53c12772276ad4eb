import { type Series, since } from '../text/series.ts'

/**
 * What a request of the web server lost when it was made anew in 16.0, with what stands for it since. Read in
 * `odoo/http.py`: `WebRequest`, `JsonRequest` and `HttpRequest` of 15.0, `Request` of 16.0 to 19.0.
 */
const LOST_IN_16: ReadonlyMap<string, string> = new Map([
  ['jsonrequest', 'take what the JSON holds from request.get_json_data()'],
  ['auth_method', 'the rule that the address met tells it: rule.endpoint.routing in ir.http'],
  ['checked_call', 'override _dispatch of ir.http'],
  ['disable_db', 'leave it out'],
  ['endpoint', 'override _dispatch of ir.http, which is given the endpoint'],
  ['endpoint_arguments', 'request.params holds the arguments'],
  ['httpresponse', 'request.future_response takes headers and cookies'],
  ['registry_cr', 'use request.env.cr'],
  ['set_handler', 'override _pre_dispatch of ir.http'],
])

/** Those that code asks for; others it only sets. */
export const LOST_AND_ASKED: readonly string[] = [...LOST_IN_16.keys()].filter((name) => name !== 'disable_db')

/** What to do instead of asking a request for this; `undefined`: the series has it, or it was never there. */
export function lostOfRequest(name: string, series: Series): string | undefined {
  return since(series, '16.0') ? LOST_IN_16.get(name) : undefined
}
