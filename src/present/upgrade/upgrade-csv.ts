import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { type UpgradeContext, upgradeView } from './upgrade-view.ts'

/** A plan as CSV (RFC 4180): one line a risk; a module without risks has one line too. */
export function upgradeCsv(plan: UpgradePlan, context: UpgradeContext): string {
  const rows: (readonly (string | number)[])[] = [
    ['module', 'wave', 'verdict', 'low hours', 'high hours', 'cloc', 'severity', 'effort', 'kind', 'symbol', 'file', 'line', 'hop', 'replacement', 'confidence', 'scope', 'message'],
  ] // biome-ignore format: a table
  for (const module of upgradeView(plan, context).modules) {
    const head = [module.name, module.wave, module.verdict, module.effort.low, module.effort.high, module.cloc]
    if (module.risks.length === 0) rows.push([...head, ...Array.from({ length: 10 }, () => ''), module.reason])
    for (const risk of module.risks)
      rows.push([
        ...head,
        ...[risk.severity, risk.effort, risk.kind, risk.symbol, risk.file, risk.line, risk.hop, risk.replacement ?? ''],
        ...[risk.confidence, risk.scope, risk.message],
      ])
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula gets a quote before it. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
