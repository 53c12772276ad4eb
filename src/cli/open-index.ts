import type { Availability, IndexReport } from '../plan/upgrade/availability.ts'
import { askIndex, PUBLIC_INDEX, shownIndex } from '../session/package-index.ts'
import type { Series } from '../text/series.ts'
import { settingsOf } from './check-settings.ts'
import { cacheFolder } from './check-turn.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

export interface OnlineOptions {
  readonly online?: boolean
  readonly indexUrl?: string
}

export const ONLINE_OPTION = [
  '--online',
  'ask the package index which OCA addons it has for the target (odoo-addon-NAME); answers are kept for a day',
] as const
export const INDEX_OPTION = [
  '--index-url <url>',
  `the simple index to ask, as of pip; also by PIP_INDEX_URL; default ${PUBLIC_INDEX}`,
] as const

/** Asks the package index; what went wrong is told, and never stops the plan. */
export async function askOnline(
  line: CommandLine,
  { indexUrl }: OnlineOptions,
  to: Series,
  modules: () => readonly string[],
): Promise<{ readonly available: ReadonlyMap<string, Availability>; readonly report: IndexReport }> {
  const index = indexUrl ?? (line.streams.environment['PIP_INDEX_URL'] || PUBLIC_INDEX)
  if (!isHttp(index)) throw new UsageError('--index-url: that is no address that begins with http:// or https://')
  const folder = cacheFolder(line, settingsOf(line))
  const asked = await askIndex({ host: line.host, folder, now: Date.now(), index, modules: modules(), to })
  const { problem, unanswered, age } = asked.report
  if (problem !== undefined)
    line.streams.err(
      `addonry: the package index ${shownIndex(index)} could not be asked (${problem}): of ${unanswered} addons it stays unknown whether they are published for ${to}${age === undefined ? '' : `; answers of up to ${age} hours ago are used for the others`}\n`,
    )
  return asked
}

function isHttp(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}
