import type { Series } from '../../src/text/series.ts'
import { isSeries } from '../../src/text/series.ts'

/** One case of a rule's page: a tree of files and what the rule says of it. */
export interface PageCase {
  readonly title: string
  readonly reported: boolean
  readonly series: Series
  readonly files: Readonly<Record<string, string>>
  /** lines `path:line:column message` */
  readonly findings: readonly string[]
  readonly diff: string | undefined
  /** line of the page where the case begins, from 0 */
  readonly line: number
}

/** Reads the cases of a rule's page. Throws on a page that is not built as it must be: that is a failing test. */
export function readPage(markdown: string): readonly PageCase[] {
  const cases: PageCase[] = []
  const lines = markdown.split('\n')
  let section = ''
  let title = ''
  let start = 0
  let series: Series = '17.0'
  let files: Record<string, string> = {}
  let findings: string[] = []
  let diff: string | undefined
  const finish = (): void => {
    if (title !== '') {
      if (Object.keys(files).length === 0) throw new Error(`case "${title}" has no files`)
      const reported = section === 'Reported'
      cases.push({ title, reported, series, files, findings, diff, line: start })
    }
    title = ''
    series = '17.0'
    files = {}
    findings = []
    diff = undefined
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.startsWith('## ')) {
      finish()
      section = line.slice(3).trim()
    } else if (line.startsWith('### ')) {
      finish()
      title = line.slice(4).trim()
      start = i
    } else if (line.startsWith('Series: ')) {
      const given = line.slice(8).trim()
      if (!isSeries(given)) throw new Error(`unknown series ${given}`)
      series = given
    } else if (/^(`{3,})/.test(line)) {
      const fence = /^`+/.exec(line)?.[0] ?? '```'
      const info = line.slice(fence.length).trim()
      const body: string[] = []
      for (i++; i < lines.length && lines[i] !== fence; i++) body.push(lines[i] ?? '')
      const [language, path] = info.split(/\s+/)
      if (language === 'findings') findings = body.filter((text) => text !== '')
      else if (language === 'diff') diff = `${body.join('\n')}\n`
      else if (path) files[path] = body.length === 0 ? '' : `${body.join('\n')}\n`
    }
  }
  finish()
  return cases
}
