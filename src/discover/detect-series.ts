import type { Host } from '../host/host.ts'
import { joinPath, parentPath } from '../host/paths.ts'
import { isSeries, SERIES, type Series } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'

export interface SeriesGuess {
  readonly series: Series
  /** how we know, in words */
  readonly evidence: string
  /** nothing told us: the newest series is assumed */
  readonly assumed: boolean
}

/**
 * The series of a set of addons: most of their versions begin with it; else `.copier-answers.yml`, the release file of an
 * Odoo checkout or the name of the branch tell it.
 * @param versions `version` of each manifest that has one
 * @param folders where to look for the other signs, nearest first
 */
export function detectSeries(host: Host, versions: readonly string[], folders: readonly FilePath[]): SeriesGuess {
  for (const folder of withParents(folders)) {
    const release =
      readText(host, joinPath(folder, 'odoo/release.py')) ?? readText(host, joinPath(folder, 'release.py'))
    const info = release && /version_info\s*=\s*\(\s*(\d+)\s*,\s*(\d+)/.exec(release)
    const series = info ? `${info[1]}.${info[2]}` : ''
    if (isSeries(series)) return { series, evidence: `odoo/release.py in ${folder}`, assumed: false }
  }
  const votes = new Map<Series, number>()
  for (const version of versions) {
    const prefix = /^(\d+\.\d+)\.\d/.exec(version)?.[1] ?? ''
    if (isSeries(prefix)) votes.set(prefix, (votes.get(prefix) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || SERIES.indexOf(b[0]) - SERIES.indexOf(a[0]))
  if (best)
    return {
      series: best[0],
      evidence: `the version of ${best[1]} manifest${best[1] === 1 ? '' : 's'}`,
      assumed: false,
    }
  for (const folder of withParents(folders)) {
    const answers = readText(host, joinPath(folder, '.copier-answers.yml'))
    const answer = answers && /^odoo_version:\s*['"]?(\d+\.\d+)/m.exec(answers)?.[1]
    if (answer && isSeries(answer))
      return { series: answer, evidence: `odoo_version in ${folder}/.copier-answers.yml`, assumed: false }
  }
  for (const folder of withParents(folders)) {
    const head = readText(host, joinPath(folder, '.git/HEAD'))
    const branch = head && /^ref: refs\/heads\/(?:.*[/-])?(\d+\.\d)(?![\d.])/m.exec(head)?.[1]
    if (branch && isSeries(branch))
      return { series: branch, evidence: `the branch checked out in ${folder}`, assumed: false }
  }
  const newest = SERIES[SERIES.length - 1] ?? '19.0'
  return { series: newest, evidence: 'nothing tells the series; the newest is assumed', assumed: true }
}

function* withParents(folders: readonly FilePath[]): Iterable<FilePath> {
  const seen = new Set<FilePath>()
  for (const start of folders) {
    for (let folder = start, depth = 0; depth < 4; folder = parentPath(folder), depth++) {
      if (seen.has(folder)) break
      seen.add(folder)
      yield folder
      if (parentPath(folder) === folder) break
    }
  }
}

function readText(host: Host, path: FilePath): string | undefined {
  if (host.stat(path)?.kind !== 'file') return undefined
  const bytes = host.readBytes(path)
  return 'failed' in bytes ? undefined : new TextDecoder().decode(bytes.subarray(0, 200_000))
}
