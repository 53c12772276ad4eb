import type { Addon } from '../addon.ts'
import { type DataFile, dataFiles } from '../data/data-files.ts'
import type { Project } from '../project.ts'
import { mailExpressions } from './mail-expressions.ts'
import { type ReportExpression, reportExpressions } from './report-scopes.ts'

/** An expression of a document that Odoo makes of records: a mail, or a report that is printed. */
export interface DocumentExpression extends ReportExpression {
  readonly of: 'mail' | 'report'
  /** the data file in which it stands */
  readonly data: DataFile | undefined
}

/** The expressions of an addon's mails (15.0 and later) and of the templates that its reports draw, each place once. */
export function documentExpressions(project: Project, addon: Addon): readonly DocumentExpression[] {
  const files = new Map(dataFiles(addon, project.series).map((file) => [file.file, file]))
  const found = new Map<string, DocumentExpression>()
  const add = (one: ReportExpression, of: DocumentExpression['of']): void => {
    const key = `${one.file}:${one.span[0]}:${one.text}`
    if (!found.has(key)) found.set(key, { ...one, of, data: files.get(one.file) })
  }
  for (const one of reportExpressions(project, addon)) add(one, 'report')
  if (project.series === '14.0') return [...found.values()]
  for (const { file, record, model } of project.dataRecords(addon))
    if (model === 'mail.template')
      for (const one of mailExpressions(project, addon, file.file, record)) add(one, 'mail')
  return [...found.values()]
}
