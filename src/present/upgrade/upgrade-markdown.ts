import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { escapeMarkdown, markdownCode, markdownMessage } from '../escape.ts'
import { databaseMarkdown } from './database-markdown.ts'
import {
  briefWords,
  fateWords,
  gapWords,
  hours,
  idleWords,
  type ModuleView,
  onlineWords,
  openDependencies,
  recurringWords,
  type ShownRisk,
  type UpgradeContext,
  type UpgradeView,
  upgradeView,
} from './upgrade-view.ts'

/** A plan as Markdown for a ticket or a wiki. */
export function upgradeMarkdown(plan: UpgradePlan, context: UpgradeContext): string {
  const view = upgradeView(plan, context)
  const lines = [
    ...overview(view),
    ...remarks(view),
    ...recurring(view),
    ...dependencies(view),
    ...waves(view),
    ...(view.database ? ['', ...databaseMarkdown(view.database)] : []),
    ...modules(view),
    ...estimate(view),
  ]
  return `${lines.join('\n')}\n`
}

function overview(view: UpgradeView): readonly string[] {
  const { summary } = view
  return [
    `# Upgrade from Odoo ${view.from} to ${view.to}`,
    '',
    `${briefWords(view)} An estimate by stated rates, no promise. ${summary.cloc} lines of code by Odoo’s rules.`,
    '',
    '| verdict | modules | effort |',
    '|---|---|---|',
    ...Object.entries(summary.verdicts).map(
      ([verdict, count]) => `| ${verdict} | ${count} | ${hours(summary.work[verdict] ?? summary.effort)} |`,
    ),
    '',
    '| severity | places |',
    '|---|---|',
    ...Object.entries(summary.risks).map(([severity, count]) => `| ${severity} | ${count} |`),
    `| in tests and demo data | ${summary.testRisks} |`,
    '',
  ]
}

/** Each a paragraph. */
function remarks({ summary, progress, online, gaps }: UpgradeView): readonly string[] {
  const said = [
    progress && `Since the baseline: ${progress.gone} done, ${progress.left} left, ${progress.added} new.`,
    summary.blockers.length > 0 && `Blockers first: ${summary.blockers.map(markdownCode).join(', ')}.`,
    summary.idle && escapeMarkdown(idleWords(summary.idle)),
    online && escapeMarkdown(onlineWords(online)),
    ...gaps.map((gap) => `Known gap: ${escapeMarkdown(gapWords(gap))}.`),
  ]
  return said.flatMap((line) => (line ? [line, ''] : []))
}

function recurring({ summary }: UpgradeView): readonly string[] {
  if (summary.recurring.length === 0) return []
  return [
    '## What recurs',
    '',
    '| change | severity | work | places | modules |',
    '|---|---|---|---|---|',
    ...summary.recurring.map(
      (one) =>
        `| ${cellMessage(recurringWords(one))} | ${one.severity} | ${one.effort} | ${one.places} | ${one.modules} |`,
    ),
    '',
  ]
}

function dependencies(view: UpgradeView): readonly string[] {
  const open = openDependencies(view)
  if (open.length === 0) return []
  return [
    '## What becomes of dependencies',
    '',
    '| module | fate | evidence | needed by |',
    '|---|---|---|---|',
    ...open.map(
      ({ fate, users }) =>
        `| ${escapeMarkdown(fate.module)} | ${escapeMarkdown(fateWords(fate))} | ${escapeMarkdown(`${fate.evidence} (${fate.confidence})`)} | ${users.length} |`,
    ),
    '',
  ]
}

function waves({ waves, summary }: UpgradeView): readonly string[] {
  const line = (wave: readonly string[], i: number): string =>
    `${i + 1}. ${hours(summary.waves[i] ?? summary.effort)}: ${wave.map(markdownCode).join(', ')}`
  return ['## Waves', '', ...waves.map(line)]
}

function modules({ modules }: UpgradeView): readonly string[] {
  return [
    '',
    '## Modules',
    '',
    '| module | wave | verdict | effort | cloc | score | reason |',
    '|---|---|---|---|---|---|---|',
    ...modules.map(
      (one) =>
        `| ${escapeMarkdown(one.name)} | ${one.wave} | ${one.verdict} (${one.confidence}) | ${hours(one.effort)} | ${one.cloc} | ${one.score} | ${escapeMarkdown(one.reason)}${one.installed === null ? ' (not installed in the database)' : ''} |`,
    ),
    ...modules.flatMap((one) =>
      one.risks.length > 0 ? ['', `### ${escapeMarkdown(one.name)}`, '', ...moduleTable(one)] : [],
    ),
  ]
}

/** How it was reckoned. */
function estimate({ formula, rates }: UpgradeView): readonly string[] {
  const shown = Object.entries(rates).map(
    ([name, rate]) => `${name} ${typeof rate === 'number' ? `× ${rate}` : `${rate[0]}–${rate[1]}`}`,
  )
  return ['', `Score: ${escapeMarkdown(formula)}.`, '', `Hours: ${shown.join(', ')}; the settings may change them.`]
}

/** The risks of a module as a table; those of tests and demo data after the others. */
export function moduleTable(module: ModuleView): readonly string[] {
  const apart = (risk: ShownRisk): boolean => risk.scope === 'test' || risk.scope === 'demo'
  const table = (risks: readonly ShownRisk[]): readonly string[] => [
    '| severity | effort | place | what | instead | since |',
    '|---|---|---|---|---|---|',
    ...risks.map(
      (risk) =>
        `| ${risk.severity} (${risk.confidence}) | ${risk.effort} | ${escapeMarkdown(`${risk.file}:${risk.line}`)}${risk.count > 1 ? ` ×${risk.count}` : ''} | ${cellMessage(risk.message)} | ${escapeMarkdown(risk.replacement ?? '')} | ${risk.hop} |`,
    ),
  ]
  const shipped = module.risks.filter((risk) => !apart(risk))
  const rest = module.risks.filter(apart)
  return [
    ...(shipped.length > 0 ? table(shipped) : []),
    ...(rest.length > 0 ? ['', 'In tests and demo data:', '', ...table(rest)] : []),
  ]
}

function cellMessage(message: string): string {
  return markdownMessage(message).replaceAll(/(?<!\\)\|/g, '\\|')
}
