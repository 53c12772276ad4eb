import type { ClassFacts, FunctionFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Call } from '../../parse/python/ast.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { visitBody } from '../inference/infer-visit.ts'
import { perAddon } from '../per-addon.ts'
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
  'getattr',
  'sudo',
  '_create_unverified_context',
])

/** The files that run in a database: neither tests, nor scripts of upgrades, nor what nothing imports. */
export function runningFiles(addon: Addon, series: Series): readonly (readonly [string, PythonFacts])[] {
  const uses = pythonFileUses(addon, series)
  return [...addon.python].filter(([relative]) => !/^(?:tests|upgrade|never)$/.test(uses.get(relative) ?? 'never'))
}

const sites = perAddon(() => new Map<Series, readonly CallSite[]>())

/** The watched calls in the code of an addon that Odoo runs. */
export function callSites(addon: Addon, series: Series): readonly CallSite[] {
  const known = sites(addon)
  let found = known.get(series)
  if (!found) known.set(series, (found = runningFiles(addon, series).flatMap(([path, facts]) => callsIn(path, facts))))
  return found
}

function callsIn(relative: string, facts: PythonFacts): readonly CallSite[] {
  const found: CallSite[] = []
  visitBody(facts.body, (node) => {
    if (node.t !== 'Call') return true
    const name = node.func.t === 'Name' ? node.func.id : node.func.t === 'Attribute' ? node.func.attr : ''
    if (WATCHED.has(name) || node.keywords.some((one) => /^(?:verify|verify_ssl|check_hostname)$/.test(one.name ?? '')))
      found.push({ relative, facts, call: node, name })
    return true
  })
  return found
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
