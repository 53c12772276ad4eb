import type { ClassFacts, FunctionFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Call } from '../../parse/python/ast.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { perAddonAndSeries } from '../per-addon.ts'
import { codeScopes } from './code-scopes.ts'
import { pythonFileUses } from './python-uses.ts'

/** A call in the code of an addon that Odoo runs. */
export interface CallSite {
  readonly relative: string
  readonly facts: PythonFacts
  readonly call: Call
  /** the name that is called, without what stands before the dot */
  readonly name: string
}

/** The calls that rules ask for by name; of all others only those are kept that are told how to trust a server. */
const WATCHED: ReadonlySet<string> = new Set([
  'eval',
  'exec',
  'execute',
  'ref',
  'next_by_code',
  'getattr',
  'sudo',
  '_create_unverified_context',
])

/** Does a file run in a database? Neither do tests, nor scripts of upgrades, nor what nothing imports. */
function isRunning(relative: string, addon: Addon, series: Series): boolean {
  return !/^(?:tests|upgrade|never)$/.test(pythonFileUses(addon, series).get(relative) ?? 'never')
}

/** The watched calls in the code of an addon that Odoo runs. */
export const callSites = perAddonAndSeries((addon, series): readonly CallSite[] =>
  [...runningCalls(addon, series)].filter(isWatched),
)

/** Every call in the code of an addon that Odoo runs. */
export function* runningCalls(addon: Addon, series: Series): Generator<CallSite> {
  for (const { relative, facts, calls } of codeScopes(addon))
    if (isRunning(relative, addon, series))
      for (const call of calls) yield { relative, facts, call, name: calledName(call) }
}

function calledName({ func }: Call): string {
  return func.t === 'Name' ? func.id : func.t === 'Attribute' ? func.attr : ''
}

function isWatched({ name, call }: CallSite): boolean {
  return WATCHED.has(name) || call.keywords.some((one) => /^(?:verify|verify_ssl|check_hostname)$/.test(one.name ?? ''))
}

/** Where a call stands. */
export function callPlace({ facts, call }: CallSite): Place {
  return { file: facts.file, span: [call.s, call.e] }
}

/** The function or method, and its class, that something stands in. */
export function enclosing(
  facts: PythonFacts,
  at: number,
): { readonly owner: ClassFacts | undefined; readonly method: FunctionFacts | undefined } {
  const holds = ({ span }: { readonly span: readonly [number, number] }): boolean => span[0] <= at && at < span[1]
  const owner = facts.classes.find(holds)
  return { owner, method: (owner?.methods ?? facts.functions).find(holds) }
}
