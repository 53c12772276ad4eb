import type { HostFailure } from '../host/host.ts'
import { resolvePath } from '../host/paths.ts'
import type { Finding } from '../rule/finding.ts'
import type { Report, Stats } from '../rule/report.ts'
import { CONFIDENCES, SEVERITIES } from '../rule/severity.ts'
import { isObject } from '../text/is-object.ts'
import type { Source } from '../text/source.ts'
import type { FilePath, Place } from '../text/span.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Reads a report of `--format json`, schema 1, back. Its places are lines and columns: `offsetOf` turns them into
 * offsets of the file's text.
 * @param cwd what the paths in it are seen from
 */
export function readReport(
  text: string,
  cwd: FilePath,
  offsetOf: (file: FilePath, line: number, column: number) => number,
): Report | HostFailure {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { failed: 'is not valid JSON' }
  }
  if (!isObject(document) || document['schema'] !== 1 || !Array.isArray(document['findings']))
    return { failed: 'is not a report of addonry: write it with `addonry check --format json`' }
  return reportOf(document, { cwd, offsetOf })
}

/** What paths and positions of a report are seen from. */
interface Ground {
  readonly cwd: FilePath
  offsetOf(file: FilePath, line: number, column: number): number
}

function reportOf(document: Row, ground: Ground): Report {
  const shard = document['shard']
  return {
    series: textOf(document, 'series'),
    findings: rowsOf(document, 'findings').map((row) => findingOf(row, ground)),
    problems: rowsOf(document, 'problems').map((row) => ({
      ...(row['line'] === null ? { file: resolvePath(ground.cwd, textOf(row, 'file')) } : placeOf(row, ground)),
      message: textOf(row, 'message'),
    })),
    faults: rowsOf(document, 'faults').map((row) => ({
      message: textOf(row, 'message'),
      ...(typeof row['rule'] === 'string' && { rule: row['rule'] }),
      ...(typeof row['file'] === 'string' && { file: resolvePath(ground.cwd, row['file']) }),
    })),
    stats: statsOf(rowOf(document, 'stats')),
    // only their names are written
    rules: textsOf(document, 'rules').map((id) => ({ id, title: '', severity: 'info', page: '' })),
    ...(isObject(shard) && {
      shard: {
        part: numberOf(shard, 'part', 0),
        parts: numberOf(shard, 'parts', 0),
        idle: rowsOf(shard, 'idle').map((row) => findingOf(row, ground)),
      },
    }),
  }
}

function findingOf(row: Row, ground: Ground): Finding {
  return {
    rule: textOf(row, 'rule'),
    key: '',
    severity: SEVERITIES.find((each) => each === row['severity']) ?? 'error',
    confidence: CONFIDENCES.find((each) => each === row['confidence']) ?? 'proven',
    message: textOf(row, 'message'),
    data: {},
    addon: textOf(row, 'addon'),
    at: placeOf(row, ground),
    related: rowsOf(row, 'related').map((each) => ({ ...placeOf(each, ground), ...noteOf(textOf(each, 'message')) })),
    fixes: rowsOf(row, 'fixes').map((fix) => ({
      title: textOf(fix, 'title'),
      safety: fix['safety'] === 'safe' ? 'safe' : 'unsafe',
      edits: rowsOf(fix, 'edits').map((edit) => ({
        file: resolvePath(ground.cwd, textOf(edit, 'file')),
        span: [numberOf(edit, 'start', 0), numberOf(edit, 'end', 0)],
        text: textOf(edit, 'text'),
      })),
    })),
    fingerprint: textOf(row, 'fingerprint'),
  }
}

function placeOf(row: Row, { cwd, offsetOf }: Ground): Place {
  const file = resolvePath(cwd, textOf(row, 'file'))
  const start = offsetOf(file, numberOf(row, 'line', 1), numberOf(row, 'column', 1))
  const end = offsetOf(file, numberOf(row, 'endLine', 1), numberOf(row, 'endColumn', 1))
  return { file, span: [start, Math.max(start, end)] }
}

function noteOf(note: string): { readonly note?: string } {
  return note ? { note } : {}
}

function statsOf(stats: Row): Stats {
  const counts = rowOf(stats, 'findings')
  return {
    addons: numberOf(stats, 'addons', 0),
    filesRead: numberOf(stats, 'filesRead', 0),
    filesParsed: numberOf(stats, 'filesParsed', 0),
    bytesRead: numberOf(stats, 'bytesRead', 0),
    rulesRun: numberOf(stats, 'rulesRun', 0),
    findings: {
      error: numberOf(counts, 'error', 0),
      warning: numberOf(counts, 'warning', 0),
      info: numberOf(counts, 'info', 0),
    },
    suppressed: numberOf(stats, 'suppressed', 0),
  }
}

/** The offset of a line and a column, both from 1; the end of the text for those past it. */
export function offsetIn(source: Source, line: number, column: number): number {
  return Math.min(source.lines.offsetOfLine(line) + column - 1, source.text.length)
}

function rowOf(row: Row, key: string): Row {
  const value = row[key]
  return isObject(value) ? value : {}
}

function rowsOf(row: Row, key: string): readonly Row[] {
  const value = row[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}

function textsOf(row: Row, key: string): readonly string[] {
  const value = row[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function textOf(row: Row, key: string): string {
  const value = row[key]
  return typeof value === 'string' ? value : ''
}

function numberOf(row: Row, key: string, otherwise: number): number {
  const value = row[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise
}
