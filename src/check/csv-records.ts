import { type CsvRow, parseCsv } from '../parse/csv.ts'
import type { Finding } from '../rule/finding.ts'
import type { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'

interface Table {
  readonly rows: readonly CsvRow[]
  /** the column of ids; -1 when there is none */
  readonly ids: number
}

/** The external id of the row of a CSV file that a finding is about; `undefined` in other files, or in its header. */
export function csvRecords(
  source: (file: FilePath) => Source | undefined,
): (finding: Pick<Finding, 'at' | 'addon'>) => string | undefined {
  const tables = new Map<FilePath, Table>()
  const tableOf = (file: FilePath): Table => {
    let table = tables.get(file)
    if (!table) {
      const { rows } = parseCsv(source(file)?.text ?? '')
      const ids = rows[0]?.cells.findIndex(({ value }) => value.trim() === 'id') ?? -1
      tables.set(file, (table = { rows: rows.slice(1), ids }))
    }
    return table
  }
  return ({ at, addon }) => {
    if (!at.file.endsWith('.csv')) return undefined
    const { rows, ids } = tableOf(at.file)
    const id = rows.find(({ s, e }) => s <= at.span[0] && at.span[0] <= e)?.cells[ids]?.value.trim()
    if (!id) return undefined
    return id.includes('.') ? id : `${addon}.${id}`
  }
}
