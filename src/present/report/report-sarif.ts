import { isAbsolutePath, resolvePath } from '../../host/paths.ts'
import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report, RuleSummary } from '../../rule/report.ts'
import type { Confidence, Severity } from '../../rule/severity.ts'
import { type Edit, insertedText } from '../../text/edit.ts'
import type { FilePath, Span } from '../../text/span.ts'
import { escapeUri } from '../escape.ts'
import { reportFingerprints } from './report-fingerprints.ts'
import { type ReportPlaces, reportPlaces } from './report-places.ts'

const ROOT = '%SRCROOT%'
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }
const PRECISIONS: Readonly<Record<Confidence, string>> = { proven: 'very-high', likely: 'medium', guess: 'low' }
/** GitHub's word for a rule's severity in code scanning */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
}

interface Desk {
  readonly places: ReportPlaces
  readonly cwd: FilePath
  readonly source: Presentation['source']
}

/** SARIF 2.1.0 (OASIS), with what GitHub code scanning reads of it. */
export function reportSarif(report: Report, presentation: Presentation): string {
  const desk: Desk = { places: reportPlaces(presentation), cwd: presentation.cwd, source: presentation.source }
  const fingerprints = reportFingerprints(report.findings)
  const ruleIndex = new Map(report.rules.map((rule, index) => [rule.id, index]))
  const run = {
    tool: {
      driver: {
        name: 'addonry',
        version: presentation.version,
        rules: report.rules.map((rule) => describeRule(rule, report.findings)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which addonry ran.' } } },
    invocations: [
      {
        executionSuccessful: report.faults.length === 0,
        toolExecutionNotifications: notifications(report, desk),
      },
    ],
    results: report.findings.map((finding, index) => {
      const known = ruleIndex.get(finding.rule)
      return {
        ruleId: finding.rule,
        ...(known === undefined ? {} : { ruleIndex: known }),
        level: LEVELS[finding.severity],
        message: { text: finding.message },
        locations: [
          {
            ...location(finding.at.file, finding.at.span, desk),
            ...(finding.addon === '' ? {} : { logicalLocations: [{ name: finding.addon, kind: 'module' }] }),
          },
        ],
        partialFingerprints: {
          'addonry/v1': finding.fingerprint,
          // the only one that GitHub compares, so it must tell equal findings apart
          primaryLocationLineHash: fingerprints[index] ?? finding.fingerprint,
        },
        ...(finding.related.length === 0 ? {} : { relatedLocations: relatedLocations(finding, desk) }),
        ...(finding.fixes.length === 0 ? {} : { fixes: fixes(finding, desk) }),
        properties: { confidence: finding.confidence, precision: PRECISIONS[finding.confidence] },
      }
    }),
  }
  const document = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(document, null, 2)}\n`
}

function describeRule(rule: RuleSummary, findings: readonly Finding[]) {
  const isAddress = /^https?:\/\//.test(rule.page)
  const help = rule.page === '' ? rule.title : `${rule.title}\n\nSee ${rule.page}`
  const weakest = (['guess', 'likely', 'proven'] as const).find((confidence) =>
    findings.some((finding) => finding.rule === rule.id && finding.confidence === confidence),
  )
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.title },
    help: { text: help },
    ...(isAddress ? { helpUri: rule.page } : {}),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [rule.id.split('/')[0] ?? ''],
      'problem.severity': PROBLEM_SEVERITIES[rule.severity],
      ...(weakest === undefined ? {} : { precision: PRECISIONS[weakest] }),
    },
  }
}

function relatedLocations(finding: Finding, desk: Desk) {
  return finding.related.map(({ file, span, note }, index) => ({
    id: index + 1,
    ...location(file, span, desk),
    ...(note === undefined ? {} : { message: { text: note } }),
  }))
}

function fixes(finding: Finding, desk: Desk) {
  return finding.fixes.map(({ title, safety, edits }) => {
    const byFile = new Map<FilePath, Edit[]>()
    for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit])
    return {
      description: { text: title },
      artifactChanges: [...byFile].map(([file, changes]) => ({
        artifactLocation: artifact(file, desk),
        replacements: changes.map((edit) => {
          const text = insertedText(edit, desk.source(file)?.text ?? '')
          const deletedRegion = editRegion(file, edit.span, desk)
          return text === '' ? { deletedRegion } : { deletedRegion, insertedContent: { text } }
        }),
      })),
      properties: { safety },
    }
  })
}

function notifications(report: Report, desk: Desk) {
  return [
    ...report.problems.map(({ file, span, message }) => ({
      level: 'warning',
      message: { text: message },
      locations: [location(file, span, desk)],
    })),
    ...report.faults.map(({ rule, file, message }) => ({
      level: 'error',
      message: { text: message },
      ...(rule === undefined ? {} : { associatedRule: { id: rule } }),
      ...(file === undefined ? {} : { locations: [location(file, undefined, desk)] }),
    })),
  ]
}

function location(file: FilePath, span: Span | undefined, desk: Desk) {
  const { line, column, endLine, endColumn, exact } = desk.places(file, span)
  // GitHub drops results without a line
  const region = exact ? { startLine: line, startColumn: column, endLine, endColumn } : { startLine: 1 }
  return { physicalLocation: { artifactLocation: artifact(file, desk), region } }
}

function editRegion(file: FilePath, span: Span, desk: Desk) {
  const { line, column, endLine, endColumn, exact } = desk.places(file, span)
  const characters = { charOffset: span[0], charLength: span[1] - span[0] }
  return exact ? { startLine: line, startColumn: column, endLine, endColumn } : characters
}

/** Files below the working directory are relative to the root, so that results match a repository's paths. */
function artifact(file: FilePath, { places, cwd }: Desk) {
  const shown = places(file).file
  if (!isAbsolutePath(shown) && shown.split('/')[0] !== '..') return { uri: escapeUri(shown), uriBaseId: ROOT }
  const path = resolvePath(cwd, shown)
  const drive = /^[A-Za-z]:/.exec(path)?.[0] ?? ''
  return { uri: `file://${drive === '' ? '' : `/${drive}`}${escapeUri(path.slice(drive.length))}` }
}
