import { baseName } from '../host/paths.ts'
import { type CsvRow, parseCsv } from '../parse/csv.ts'
import { keepText } from '../text/keep.ts'
import type { Source } from '../text/source.ts'
import type { CsvFacts, CsvLine } from './csv-facts.ts'

/** Reads one CSV file as `convert_csv_import` does. Pure; never throws. */
export function extractCsv(source: Source): CsvFacts {
  const table = parseCsv(source.text)
  const [header, ...rows] = table.rows.map(line)
  const stem = baseName(source.file).replace(/\.csv$/i, '')
  return {
    kind: 'csv',
    file: source.file,
    issues: table.issues,
    model: stem.split('-')[0] ?? stem,
    header,
    rows: rows.filter((row) => row.cells.some((cell) => cell.value !== '')),
  }
}

function line(row: CsvRow): CsvLine {
  return {
    cells: row.cells.map((cell) => ({ value: keepText(cell.value), span: [cell.s, cell.e] })),
    span: [row.s, row.e],
  }
}
