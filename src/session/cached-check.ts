import { randomUUID } from 'node:crypto'
import type { NamedRule } from '../check/run-rules.ts'
import type { Host } from '../host/host.ts'
import { isInside } from '../host/paths.ts'
import { Questions } from '../host/questions.ts'
import { joinAsked, TraceHost } from '../host/trace-host.ts'
import { type Checked, runOpened } from './checked.ts'
import { keptCheck, recheck } from './recheck.ts'
import { type Outdated, type ResultCache, unlessDamaged } from './result-cache.ts'
import type { OpenOptions, Session } from './session.ts'

/** A check of the files on disk. */
export interface CachedCheck {
  readonly host: Host
  readonly open: OpenOptions
  readonly rules: readonly NamedRule[]
  readonly cache: ResultCache
  /** all that a result depends on besides files and the program */
  readonly question: unknown
  /** milliseconds since the epoch */
  readonly now: number
  session(host: Host): Session
}

/** Takes the result from the cache when it holds; after a small change goes on from it; else checks the whole. */
export function checkCached(asked: CachedCheck): Checked {
  const { host, open, rules, cache, question, now } = asked
  const known = cache.load(question)
  if (known && 'report' in known) return known
  // two runs side by side must not take each other's addons for theirs
  const id = randomUUID()
  const again = known && goOn(asked, known, id)
  if (again) {
    cache.save(question, again.asked, again.checked, again.addons)
    return again.checked
  }
  const trace = new TraceHost(host, now)
  const opened = asked.session(trace).open(open)
  const { onProgress } = open
  const { checked, addons } = keptCheck(opened, rules, runOpened(opened, rules, onProgress ? { onProgress } : {}), id)
  cache.save(question, Questions.of(trace.asked), checked, addons)
  return checked
}

function goOn({ host, open, rules, session, now }: CachedCheck, { since, asked }: Outdated, id: string) {
  const trace = new TraceHost(host, now)
  // a line that nobody read yet may be damaged: then the whole is checked
  const again = unlessDamaged(() => recheck(session(trace), open, rules, since, id))
  // a rule that stumbles over a damaged line tells of a fault
  if (again && again.checked.report.faults.length > 0) return undefined
  const isRedone = (path: string): boolean => again?.redone.some((folder) => isInside(folder, path)) ?? false
  const all = again && joinAsked(asked, since.changed, trace.asked, isRedone)
  return all && { ...again, asked: all }
}
