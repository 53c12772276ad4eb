import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { reaches, type Threshold } from '../../rule/severity.ts'
import { compareText } from '../../text/compare-text.ts'
import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import { reportGroups } from './report-groups.ts'
import { type ReportPlaces, reportPlaces } from './report-places.ts'

interface TestCase {
  readonly attributes: Readonly<Record<string, string | number>>
  readonly result: 'passed' | 'failure' | 'error' | 'skipped'
  /** the result's attributes and text, empty for a case that passed in silence */
  readonly type: string
  readonly message: string
  readonly text: string
}

/**
 * JUnit XML: a suite for each addon with a case for each rule and file that has findings. A finding that fails the run
 * fails its case, any other passes with its text as output: a page of tests is red when the job is, and for the same
 * reasons. The suite `addonry` holds a passed case for each rule without a finding, so that a clean run is not an empty
 * one, a skipped case for what could not be read, and an errored one for each fault.
 */
export function reportJunit(report: Report, presentation: Presentation): string {
  const places = reportPlaces(presentation)
  const suites = reportGroups(report.findings).map(({ addon, files }) => {
    const name = addon === '' ? 'outside any addon' : addon
    return suite(
      name,
      files.flatMap(({ findings }) =>
        byRule(findings).map((group) => findingCase(name, group, places, presentation.failOn)),
      ),
    )
  })
  suites.push(suite('addonry', ownCases(report, places)))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', { name: 'addonry', ...totals(suites.map((each) => each.counts)), time: 0 }),
    ...suites.map((each) => each.xml),
    '</testsuites>\n',
  ].join('\n')
}

function byRule(findings: readonly Finding[]): readonly Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding])
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group)
}

function findingCase(addon: string, findings: readonly Finding[], places: ReportPlaces, failOn: Threshold): TestCase {
  const lines = findings.map((finding) => {
    const { file, line, column } = places(finding.at.file, finding.at.span)
    const doubt = finding.confidence === 'proven' ? '' : ` (${finding.confidence})`
    return `${file}:${line}:${column} ${finding.severity}${doubt} ${finding.message}`
  })
  const first = findings[0]!
  const at = places(first.at.file, first.at.span)
  const type = findings.some((finding) => finding.severity === 'error')
    ? 'error'
    : findings.some((finding) => finding.severity === 'warning')
      ? 'warning'
      : 'info'
  const attributes = { name: `${first.rule}: ${at.file}`, classname: addon, file: at.file, line: at.line, time: 0 }
  const message = findings.length === 1 ? first.message : `${findings.length} findings`
  const result = findings.some((finding) => reaches(finding, failOn)) ? 'failure' : 'passed'
  return { attributes, result, type, message, text: lines.join('\n') }
}

function ownCases(report: Report, places: ReportPlaces): TestCase[] {
  const found = new Set(report.findings.map((finding) => finding.rule))
  const cases = report.rules
    .filter((rule) => !found.has(rule.id))
    .map((rule): TestCase => {
      const attributes = { name: rule.id, classname: 'addonry', time: 0 }
      return { attributes, result: 'passed', type: '', message: '', text: '' }
    })
  for (const { file, span, message } of report.problems) {
    const at = places(file, span)
    const text = `${at.file}:${at.line}:${at.column} ${message}`
    const attributes = {
      name: `not understood: ${at.file}`,
      classname: 'addonry',
      file: at.file,
      line: at.line,
      time: 0,
    }
    cases.push({ attributes, result: 'skipped', type: 'not-understood', message, text })
  }
  for (const { rule, file, message } of report.faults) {
    const where = [...(rule === undefined ? [] : [rule]), ...(file === undefined ? [] : [places(file).file])]
    const attributes = { name: ['internal error', ...where].join(': '), classname: 'addonry', time: 0 }
    cases.push({ attributes, result: 'error', type: 'internal-error', message, text: message })
  }
  return cases
}

interface Counts {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
}

function suite(name: string, cases: readonly TestCase[]): { xml: string; counts: Counts } {
  const count = (result: TestCase['result']) => cases.filter((each) => each.result === result).length
  const counts = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
  const start = element('testsuite', { name, ...counts, time: 0 })
  return { xml: [`  ${start}`, ...cases.map(caseXml), '  </testsuite>'].join('\n'), counts }
}

function caseXml({ attributes, result, type, message, text }: TestCase): string {
  const start = `    ${element('testcase', attributes)}`
  if (text === '') return `${start}</testcase>`
  const tag = result === 'passed' ? 'system-out' : result
  const open =
    result === 'passed' ? '<system-out>' : element(tag, result === 'skipped' ? { message } : { message, type })
  return `${start}\n      ${open}${escapeXml(text)}</${tag}>\n    </testcase>`
}

function totals(all: readonly Counts[]): Omit<Counts, 'skipped'> {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0)
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') }
}

function element(tag: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXmlAttribute(String(value))}"`)
  return `<${tag}${written.join('')}>`
}
