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
  upgradeView,
} from './upgrade-view.ts'

/** A plan as Markdown for a ticket or a wiki. */
export function upgradeMarkdown(plan: UpgradePlan, context: UpgradeContext): string {
  const view = upgradeView(plan, context)
  const { summary } = view
  const out = [
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
  if (view.progress)
    out.push(
      `Since the baseline: ${view.progress.gone} done, ${view.progress.left} left, ${view.progress.added} new.`,
      '',
    )
  if (summary.blockers.length > 0) out.push(`Blockers first: ${summary.blockers.map(markdownCode).join(', ')}.`, '')
  if (summary.idle) out.push(escapeMarkdown(idleWords(summary.idle)), '')
  if (view.online) out.push(escapeMarkdown(onlineWords(view.online)), '')
  for (const gap of view.gaps) out.push(`Known gap: ${escapeMarkdown(gapWords(gap))}.`, '')
  if (summary.recurring.length > 0)
    out.push(
      '## What recurs',
      '',
      '| change | severity | work | places | modules |',
      '|---|---|---|---|---|',
      ...summary.recurring.map(
        (one) =>
          `| ${cellMessage(recurringWords(one))} | ${one.severity} | ${one.effort} | ${one.places} | ${one.modules} |`,
      ),
      '',
    )
  const open = openDependencies(view)
  if (open.length > 0)
    out.push(
      '## What becomes of dependencies',
      '',
      '| module | fate | evidence | needed by |',
      '|---|---|---|---|',
      ...open.map(
        ({ fate, users }) =>
          `| ${escapeMarkdown(fate.module)} | ${escapeMarkdown(fateWords(fate))} | ${escapeMarkdown(`${fate.evidence} (${fate.confidence})`)} | ${users.length} |`,
      ),
      '',
    )
  out.push('## Waves', '')
  for (const [i, wave] of view.waves.entries())
    out.push(`${i + 1}. ${hours(summary.waves[i] ?? summary.effort)}: ${wave.map(markdownCode).join(', ')}`)
  if (view.database) out.push('', ...databaseMarkdown(view.database))
  out.push(
    '',
    '## Modules',
    '',
    '| module | wave | verdict | effort | cloc | score | reason |',
    '|---|---|---|---|---|---|---|',
  )
  for (const module of view.modules)
    out.push(
      `| ${escapeMarkdown(module.name)} | ${module.wave} | ${module.verdict} (${module.confidence}) | ${hours(module.effort)} | ${module.cloc} | ${module.score} | ${escapeMarkdown(module.reason)}${module.installed === null ? ' (not installed in the database)' : ''} |`,
    )
  for (const module of view.modules)
    if (module.risks.length > 0) out.push('', `### ${escapeMarkdown(module.name)}`, '', ...moduleTable(module))
  out.push(
    '',
    `Score: ${escapeMarkdown(view.formula)}.`,
    '',
    `Hours: ${Object.entries(view.rates)
      .map(([name, rate]) => `${name} ${typeof rate === 'number' ? `× ${rate}` : `${rate[0]}–${rate[1]}`}`)
      .join(', ')}; the settings may change them.`,
  )
  return `${out.join('\n')}\n`
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
