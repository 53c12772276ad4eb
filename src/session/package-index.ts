import type { Host } from '../host/host.ts'
import { type HttpLimits, httpGet } from '../host/http.ts'
import { joinPath } from '../host/paths.ts'
import { type Availability, availabilityOf, distributionOf, type IndexReport } from '../plan/upgrade/availability.ts'
import type { Series } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'
import { INDEX_FILE, prepareCacheFolder } from './result-cache.ts'

export const PUBLIC_INDEX = 'https://pypi.org/simple'

/** hours for which an answer is taken for new */
const FRESH = 24
const PARALLEL = 8
const LIMITS: HttpLimits = { time: 10_000, size: 8 * 1024 * 1024 }
/** as pip asks: the JSON of PEP 691, else the page of PEP 503 */
const ACCEPT = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1'
const HOUR = 3_600_000

export interface IndexQuestion {
  readonly host: Host
  /** where `.addonry-cache` is */
  readonly folder: FilePath
  /** milliseconds since the epoch */
  readonly now: number
  /** the address of a simple index, as pip takes it */
  readonly index: string
  readonly modules: readonly string[]
  readonly to: Series
  readonly limits?: HttpLimits
}

/** distribution → when it was asked, and its versions; none when the index does not have it */
type Known = Readonly<Record<string, { readonly at: number; readonly versions: readonly string[] }>>

/** Asks a package index which modules it has for a release. Answers are kept; without a network old ones are used. */
export async function askIndex(
  question: IndexQuestion,
): Promise<{ readonly available: ReadonlyMap<string, Availability>; readonly report: IndexReport }> {
  const { modules, now, to } = question
  const shown = shownIndex(question.index)
  const known = { ...readKept(question, shown) }
  const names = new Map(modules.map((module) => [module, distributionOf(module, to)]))
  const waiting = [...new Set(names.values())].filter((name) => now - (known[name]?.at ?? 0) > FRESH * HOUR)
  const failures: string[] = []
  let cut = false
  const ask = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined && !cut; name = waiting.shift()) {
      const answer = await versionsOf(question, name)
      if ('versions' in answer) known[name] = { at: now, versions: answer.versions }
      else {
        failures.push(answer.failed)
        // where one name finds nobody, the next hundred need not wait for their time-outs
        cut ||= answer.unreachable
      }
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, ask))
  if (prepareCacheFolder(question.host, question.folder))
    question.host.write(joinPath(question.folder, INDEX_FILE), JSON.stringify({ schema: 1, index: shown, known }))
  const available = new Map<string, Availability>()
  let age: number | undefined
  for (const [module, name] of names) {
    const answer = known[name]
    if (!answer) continue
    if (answer.at < now) age = Math.max(age ?? 0, (now - answer.at) / HOUR)
    available.set(module, availabilityOf(name, answer.versions, to))
  }
  const published = [...available.values()].filter((one) => one.version !== undefined).length
  return {
    available,
    report: {
      index: shown,
      asked: modules.length,
      published,
      unpublished: available.size - published,
      unanswered: modules.length - available.size,
      age: age === undefined ? undefined : Math.round(age * 10) / 10,
      problem: failures[0],
    },
  }
}

type Answer = { readonly versions: readonly string[] } | { readonly failed: string; readonly unreachable: boolean }

async function versionsOf({ index, limits = LIMITS }: IndexQuestion, distribution: string): Promise<Answer> {
  const answer = await httpGet(`${index.replace(/\/+$/, '')}/${distribution}/`, ACCEPT, limits)
  if ('failed' in answer) return answer
  if (answer.status === 404) return { versions: [] }
  if (answer.status !== 200) return { failed: `it answers with status ${answer.status}`, unreachable: false }
  const files = /json/.test(answer.type) ? filesOfJson(answer.text) : filesOfPage(answer.text)
  if (!files) return { failed: 'its answer is no simple index', unreachable: false }
  return { versions: [...new Set(files.flatMap((file) => versionOf(file) ?? []))].sort() }
}

function filesOfJson(text: string): readonly string[] | undefined {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof root !== 'object' || root === null || !('files' in root) || !Array.isArray(root.files)) return undefined
  const files: readonly unknown[] = root.files
  return files.flatMap((file) =>
    typeof file === 'object' && file !== null && 'filename' in file && typeof file.filename === 'string'
      ? [file.filename]
      : [],
  )
}

/** The texts of a page's links. */
function filesOfPage(text: string): readonly string[] {
  return [...text.matchAll(/<a\b[^>]*>([^<]*)<\/a>/gi)].map((match) => (match[1] ?? '').trim())
}

/** `odoo_addon_x-17.0.1.0.0-py3-none-any.whl` and `odoo-addon-x-17.0.1.0.0.tar.gz` are both 17.0.1.0.0. */
function versionOf(file: string): string | undefined {
  return /^[^-]+-(\d[^-]*)-[^/]*\.whl$/.exec(file)?.[1] ?? /-(\d[^-]*?)\.(?:tar\.gz|zip)$/.exec(file)?.[1]
}

/** The address without a name or password. */
export function shownIndex(index: string): string {
  const url = new URL(index)
  url.username = ''
  url.password = ''
  url.search = ''
  return url.href.replace(/\/$/, '')
}

/** Answers of earlier runs; those of another index are none. */
function readKept({ host, folder }: IndexQuestion, index: string): Known {
  const bytes = host.readBytes(joinPath(folder, INDEX_FILE))
  if ('failed' in bytes) return {}
  try {
    const kept: { schema: number; index: string; known: Known } | null = JSON.parse(new TextDecoder().decode(bytes))
    return kept?.schema === 1 && kept.index === index ? kept.known : {}
  } catch {
    return {}
  }
}
