import { isVersionRisk, RISK_SEVERITIES } from '../../plan/upgrade/risk.ts'
import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { colour, type Palette } from '../colour.ts'
import { databaseText } from '../environment-text.ts'
import { escapeTerminal } from '../escape.ts'
import {
  counted,
  gapWords,
  hours,
  idleWords,
  insteadWords,
  type ModuleView,
  onlineWords,
  recurringWords,
  type UpgradeContext,
  upgradeView,
} from './upgrade-view.ts'

const SHOWN = 12

/** A plan for a terminal: the summary, the waves, then each module that has something to do. */
export function upgradeText(plan: UpgradePlan, context: UpgradeContext): string {
  const paint = colour(context.colour)
  const view = upgradeView(plan, context)
  const { summary } = view
  const out = [
    paint.heading(
      `Odoo ${view.from} → ${view.to}: ${counted(summary.modules, 'module')}, ${summary.cloc} lines of code`,
    ),
    '',
    ...Object.entries(summary.verdicts).map(([verdict, count]) => `  ${String(count).padStart(4)}  ${verdict}`),
    '',
    ...Object.entries(summary.risks)
      .filter(([, count]) => count > 0)
      .map(
        ([severity, count]) =>
          `  ${String(count).padStart(4)}  ${severity}${count === 1 ? '' : severity.endsWith('loss') ? 'es' : 's'}`,
      ),
    ...(summary.testRisks > 0 ? [`  ${String(summary.testRisks).padStart(4)}  in tests and demo data`] : []),
    paint.faint('        changes, each once in a file; the versions in the manifests apart'),
    '',
    `  effort ${hours(summary.effort)}: an estimate by rates that the settings may change, no promise`,
  ]
  if (summary.blockers.length > 0) out.push(`  blockers first: ${escapeTerminal(summary.blockers.join(', '))}`)
  if (summary.idle) out.push(`  ${escapeTerminal(idleWords(summary.idle))}`)
  if (view.online) out.push(`  ${escapeTerminal(onlineWords(view.online))}`)
  for (const gap of view.gaps) out.push(paint.faint(`  known gap: ${escapeTerminal(gapWords(gap))}`))
  if (view.progress) {
    const { gone, left, added } = view.progress
    out.push(`  since the baseline: ${gone} done, ${left} left, ${added} new`)
  }
  if (summary.recurring.length > 0) out.push('', paint.heading('what recurs'))
  for (const one of summary.recurring)
    out.push(
      `  ${counted(one.places, 'place').padStart(10)} in ${counted(one.modules, 'module').padEnd(11)} ${escapeTerminal(recurringWords(one))} ${paint.faint(`[${one.severity}, ${one.effort}]`)}`,
    )
  for (const [i, wave] of view.waves.entries())
    out.push(
      '',
      paint.heading(`wave ${i + 1}: ${hours(summary.waves[i] ?? summary.effort)}`),
      `  ${escapeTerminal(wave.join(', '))}`,
    )
  if (view.database) out.push('', ...databaseText(view.database, paint))
  // what every module has raised is one thing, and told above
  const isTold = summary.recurring.some((one) => isVersionRisk(one))
  for (const module of view.modules) out.push(...moduleLines(module, paint, isTold))
  return `${out.join('\n')}\n`
}

/** The risks that cost most, where they stand. */
function worst(risks: ModuleView['risks']): ModuleView['risks'] {
  const order: readonly string[] = RISK_SEVERITIES
  const ranked = risks.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const chosen = new Set(ranked.slice(0, SHOWN))
  return risks.filter((risk) => chosen.has(risk))
}

function moduleLines(module: ModuleView, paint: Palette, versionIsTold: boolean): readonly string[] {
  const out = [
    '',
    `${paint.heading(escapeTerminal(module.name))}  ${module.verdict} (${module.confidence}), ${hours(module.effort)}, wave ${module.wave}, ${module.cloc} lines, score ${module.score}${module.installed === null ? ', not installed in the database' : ''}`,
    `  ${escapeTerminal(module.reason)}`,
  ]
  for (const fate of module.dependencies)
    if (fate.fate !== 'kept')
      out.push(
        `  ${escapeTerminal(`depends on ${fate.module}: ${fate.fate}${fate.now.length > 0 && fate.fate !== 'unknown' ? ` → ${fate.now.join(', ')}` : ''} (${fate.evidence})`)}`,
      )
  const shipped = module.risks.filter((risk) => risk.scope !== 'test' && risk.scope !== 'demo')
  const told = shipped.filter((risk) => risk.severity !== 'hint' && !(versionIsTold && isVersionRisk(risk)))
  for (const risk of told.length > SHOWN ? worst(told) : told) {
    const paintOf = /error/.test(risk.severity) ? paint.severity.error : paint.severity.warning
    const times = risk.count > 1 ? ` ×${risk.count}` : ''
    out.push(
      `  ${paintOf(risk.severity.padEnd(13))} ${escapeTerminal(`${risk.file}:${risk.line}${times} ${risk.message}`)} ${paint.faint(`[${risk.hop}, ${risk.effort}, ${risk.confidence}]`)}`,
    )
    const instead = insteadWords(risk)
    if (instead !== undefined) out.push(`                → ${escapeTerminal(instead)}`)
  }
  if (told.length > SHOWN)
    out.push(paint.faint(`  … and ${told.length - SHOWN} more: --format json, csv or html shows all`))
  const apart = module.risks.length - shipped.length
  const hints = shipped.filter((risk) => risk.severity === 'hint').length
  if (apart > 0 || hints > 0)
    out.push(
      paint.faint(
        `  ${[apart > 0 ? `${apart} in tests and demo data` : '', hints > 0 ? counted(hints, 'hint') : ''].filter(Boolean).join(', ')}`,
      ),
    )
  for (const risk of module.data) out.push(`  data: ${escapeTerminal(`${risk.symbol}: ${risk.message}`)}`)
  return out
}
