import { ruleLevel, type Settings } from '../config/settings.ts'
import { applySuppressions, findSuppressions, type Suppression, suppressedElement } from '../config/suppression.ts'
import { isInside, relativePath } from '../host/paths.ts'
import type { Project } from '../model/project.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import type { Finding } from '../rule/finding.ts'
import type { Report } from '../rule/report.ts'
import type { Source } from '../text/source.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { NamedRule } from './run-rules.ts'

export interface SettleInput {
  readonly project: Project
  readonly settings: Settings
  readonly rules: readonly NamedRule[]
  source(file: FilePath): Source | undefined
}

/** Applies what a team decided: severities and silence by settings, excluded files, suppression comments. */
export function settle(report: Report, input: SettleInput): Report {
  const levelled = report.findings.flatMap((finding) => withLevel(finding, input.settings))
  const excluded = excluder(input.settings)
  const seen = levelled.filter((finding) => !excluded(finding.at.file))
  const suppressions = [...new Set(seen.map((finding) => finding.at.file))].flatMap((file) =>
    suppressionsIn(file, input),
  )
  const names = input.rules.map(({ id, rule }) => ({ id, aliases: rule.aliases ?? [] }))
  const { kept } = applySuppressions(seen, suppressions, names)
  const count = (severity: Finding['severity']): number =>
    kept.filter((finding) => finding.severity === severity).length
  return {
    ...report,
    findings: kept,
    stats: {
      ...report.stats,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      suppressed: report.findings.length - kept.length,
    },
  }
}

function withLevel(finding: Finding, settings: Settings): readonly Finding[] {
  const level = ruleLevel(settings, finding.rule, finding.addon)
  if (level === undefined) return [finding]
  return level === 'off' ? [] : [{ ...finding, severity: level }]
}

/** Globs of `exclude`, seen from the settings' folder: `*` inside a name, `**` across folders; a folder means all in it. */
function excluder(settings: Settings): (file: FilePath) => boolean {
  const patterns = settings.exclude.map((glob) => {
    const body = glob
      .replace(/\/$/, '')
      .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replace(/\*\*\/?|\*|\?/g, (mark) => (mark === '?' ? '[^/]' : mark === '*' ? '[^/]*' : '(?:.*/)?'))
    return new RegExp(
      `^${glob.startsWith('/') || glob.includes('/') ? '' : '(?:.*/)?'}${body.replace(/^\//, '')}(?:/.*)?$`,
    )
  })
  if (patterns.length === 0) return () => false
  return (file) =>
    isInside(settings.folder, file) && patterns.some((pattern) => pattern.test(relativePath(settings.folder, file)))
}

function suppressionsIn(file: FilePath, { project, source }: SettleInput): readonly Suppression[] {
  const addon = project.addonOfFile(file)
  const text = source(file)
  if (!addon || !text) return []
  if (file === addon.manifest.file) return findSuppressions(text, 'python', addon.manifest.comments).suppressions
  const relative = file.slice(addon.site.path.length + 1)
  const python = addon.python.get(relative)
  if (python) return findSuppressions(text, 'python', python.comments).suppressions
  const xml = addon.xml.get(relative)
  if (!xml || xml.comments.length === 0) return []
  const comments = xml.comments.map((comment): Span => [comment.s, comment.e])
  const elements = xml.root ? spans(xml.root) : []
  return findSuppressions(text, 'xml', comments, (comment) => suppressedElement(comment, elements)).suppressions
}

function spans(element: XmlElement): Span[] {
  return [
    [element.s, element.e],
    ...element.children.flatMap((child) => (child.kind === 'element' ? spans(child) : [])),
  ]
}
