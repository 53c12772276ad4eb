import type { Host } from '../host/host.ts'
import { SERIES, type Series, since } from '../text/series.ts'
import { listFiles } from './list-files.ts'
import type { AddonSite } from './site.ts'

/** Something that files hold in some series alone; `files` tells which files to look at. */
interface Sign {
  readonly files: RegExp
  readonly holds: RegExp
  readonly from?: Series
  readonly to?: Series
}

const XML = /\.xml$/
const PYTHON = /\.py$/
const MANIFEST = /^__manifest__\.py$/

/** What came, or went, with one series, and stands in the files of most addons. */
const SIGNS: readonly Sign[] = [
  { files: XML, holds: /<tree\b/, to: '17.0' },
  { files: XML, holds: /<list\b/, from: '18.0' },
  { files: XML, holds: /\sattrs="\s*\{/, to: '16.0' },
  {
    files: XML,
    holds: /\s(?:invisible|readonly|required|column_invisible)="[^"]*(?:==|!=|\bnot\b|\bin\b)/,
    from: '17.0',
  },
  { files: XML, holds: /\bt-name="kanban-box"/, to: '18.0' },
  { files: XML, holds: /\bt-name="card"/, from: '18.0' },
  { files: XML, holds: /<chatter\b/, from: '18.0' },
  { files: XML, holds: /\bname="numbercall"/, to: '17.0' },
  { files: XML, holds: /\bmodel="res\.groups\.privilege"/, from: '19.0' },
  { files: PYTHON, holds: /=\s*models\.Constraint\(/, from: '19.0' },
  { files: PYTHON, holds: /\benv\._\(/, from: '18.0' },
  { files: PYTHON, holds: /\bdef name_get\(self/, to: '16.0' },
  { files: PYTHON, holds: /\bdef fields_view_get\(/, to: '15.0' },
  { files: MANIFEST, holds: /['"]assets['"]\s*:/, from: '15.0' },
  { files: MANIFEST, holds: /['"]qweb['"]\s*:/, to: '14.0' },
]

/** So many files are looked at, and no more. */
const MAX_FILES = 400
/** What a single file holds may be left over, or copied. */
const MIN_SIGNS = 2

/** The series, oldest first, that most of what the files of some addons hold fits; none: too little tells them apart. */
export function fittingSeries(host: Host, sites: readonly AddonSite[]): readonly Series[] {
  const counts = new Map<Series, number>(SERIES.map((series) => [series, 0]))
  let left = MAX_FILES
  let found = 0
  for (const site of sites) {
    if (left <= 0) break
    for (const { path, relative } of listFiles(host, site, [site.path]).files) {
      const signs = SIGNS.filter(({ files }) => files.test(relative))
      if (signs.length === 0 || left-- <= 0) continue
      const bytes = host.readBytes(path)
      if ('failed' in bytes) continue
      const text = new TextDecoder().decode(bytes.subarray(0, 200_000))
      for (const { holds, from, to } of signs) {
        if (!holds.test(text)) continue
        found++
        for (const series of SERIES)
          if ((!from || since(series, from)) && (!to || since(to, series)))
            counts.set(series, (counts.get(series) ?? 0) + 1)
      }
    }
  }
  if (found < MIN_SIGNS) return []
  const most = Math.max(...counts.values())
  const fitting = SERIES.filter((series) => counts.get(series) === most)
  return fitting.length === SERIES.length ? [] : fitting
}
