import type { Host } from '../host/host.ts'
import { joinPath, parentPath } from '../host/paths.ts'
import { compareText } from '../text/compare-text.ts'
import { isSeries, SERIES, type Series } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'
import { fittingSeries } from './series-signs.ts'
import type { AddonSite } from './site.ts'

export interface SeriesGuess {
  readonly series: Series
  /** how we know, in words */
  readonly evidence: string
  /** nothing told us: the newest series is assumed */
  readonly assumed: boolean
}

/**
 * The series of a set of addons: most of their versions begin with it; else `.copier-answers.yml`, the release file of an
 * Odoo checkout or the name of the branch tell it, else what the files hold. Versions of a series
 * that is older than all known ones stand for the oldest, unless the files hold what it does not have.
 * @param versions `version` of each manifest that has one, of addons that can be installed where there are such
 * @param folders where to look for the other signs, nearest first
 * @param sites the addons, whose files are read when nothing else tells
 */
export function detectSeries(
  host: Host,
  versions: readonly string[],
  folders: readonly FilePath[],
  sites: readonly AddonSite[],
): SeriesGuess {
  for (const folder of withParents(folders)) {
    const release =
      readText(host, joinPath(folder, 'odoo/release.py')) ?? readText(host, joinPath(folder, 'release.py'))
    const info = release && /version_info\s*=\s*\(\s*(\d+)\s*,\s*(\d+)/.exec(release)
    const series = info ? `${info[1]}.${info[2]}` : ''
    if (isSeries(series)) return { series, evidence: `odoo/release.py in ${folder}`, assumed: false }
  }
  const votes = new Map<Series, { weight: number; count: number }>()
  for (const version of versions) {
    const vote = versionVote(version)
    if (!vote) continue
    const { weight, count } = votes.get(vote.series) ?? { weight: 0, count: 0 }
    votes.set(vote.series, { weight: weight + vote.weight, count: count + 1 })
  }
  const [best] = [...votes].sort((a, b) => b[1].weight - a[1].weight || SERIES.indexOf(b[0]) - SERIES.indexOf(a[0]))
  if (best) {
    const [series, { count }] = best
    return { series, evidence: `the version of ${manifests(count)}`, assumed: false }
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
  const fitting = fittingSeries(host, sites)
  const [first] = SERIES
  const old = olderSeries(versions)
  // a version may be left from long ago: what the files hold says more
  if (old && first && (fitting.length === 0 || fitting.includes(first))) {
    const evidence = `${manifests(old.count)} ${old.count === 1 ? 'is' : 'are'} for Odoo ${old.series}, which is older than all that are known here`
    return { series: first, evidence, assumed: true }
  }
  const [oldest] = fitting
  const latest = fitting.at(-1)
  if (latest) {
    const span = oldest === latest ? latest : `${oldest} to ${latest}`
    return { series: latest, evidence: `nothing names the series; what the files hold fits ${span}`, assumed: true }
  }
  const newest = SERIES[SERIES.length - 1] ?? '19.0'
  return { series: newest, evidence: 'nothing tells the series; the newest is assumed', assumed: true }
}

/** The series before all known ones that most of the versions which name such a series begin with: `12.0.1.0.0`. */
function olderSeries(versions: readonly string[]): { readonly series: string; readonly count: number } | undefined {
  const counts = new Map<string, number>()
  for (const version of versions) {
    const series = /^((?:[6-9]|1[0-3])\.[01])\.\d+\.\d+\.\d+$/.exec(version)?.[1]
    if (series !== undefined) counts.set(series, (counts.get(series) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return most && { series: most[0], count: most[1] }
}

function manifests(count: number): string {
  return `${count} manifest${count === 1 ? '' : 's'}`
}

/** Does a version tell for which of the known series it is written? */
export function namesSeries(version: string): boolean {
  return versionVote(version) !== undefined
}

/**
 * What a version says of the series. `17.0.1.0.0` is written for one; `14.0.1` may be left from long ago, for Odoo takes
 * it in every series. `saas~17.2` is one between releases: the release before it is nearest.
 */
function versionVote(version: string): { readonly series: Series; readonly weight: number } | undefined {
  const between = /^saas~(\d+)\.\d+\.\d/.exec(version)
  const prefix = between ? `${between[1]}.0` : (/^(\d+\.\d+)\.\d/.exec(version)?.[1] ?? '')
  if (!isSeries(prefix)) return undefined
  return { series: prefix, weight: between || version.split('.').length > 3 ? 3 : 1 }
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
