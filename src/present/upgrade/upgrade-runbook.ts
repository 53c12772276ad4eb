import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { escapeMarkdown } from '../escape.ts'
import { recordsText } from './database-lines.ts'
import { moduleTable } from './upgrade-markdown.ts'
import {
  briefWords,
  counted,
  fateWords,
  hours,
  inventoryWords,
  type ModuleView,
  openDependencies,
  type UpgradeContext,
  type UpgradeView,
  upgradeView,
} from './upgrade-view.ts'

/** Files for those who do the work, by path: the runbook and a task for each module. */
export function upgradeFiles(plan: UpgradePlan, context: UpgradeContext): ReadonlyMap<string, string> {
  const view = upgradeView(plan, context)
  const files = new Map([['RUNBOOK.md', runbook(view, context.version)]])
  for (const module of view.modules) files.set(`tasks/${module.name}.md`, task(view, module))
  return files
}

function runbook(view: UpgradeView, version: string): string {
  const { from, to, summary } = view
  const risky = view.modules.filter((module) => module.data.length > 0)
  const out = [
    `# Runbook: Odoo ${from} → ${to}`,
    '',
    `Schema ${view.schema}, made by addonry ${version}. Keep this file under version control: the next run of \`addonry upgrade --output-dir\` writes it anew.`,
    '',
    '## 1. Before',
    '',
    `- [ ] Freeze the branch for ${from}; open one for ${to}.`,
    '- [ ] Back up the database and the filestore; restore the backup on another machine and log in there.',
    '- [ ] Note the count of records of the main tables, open invoices, stock values and unreconciled entries.',
    ...(view.database?.tables ?? [])
      .slice(0, 10)
      .map((table) => `  - ${escapeMarkdown(table.name)}: ${recordsText(table)} when this was written`),
    `- [ ] \`addonry env --to ${to}\`: Python, PostgreSQL and libraries of the target are there.`,
    '- [ ] Run the tests of all modules on the present release: what fails now is not the upgrade’s fault.',
    '',
    '## 2. Dependencies',
    '',
    ...dependencies(view),
    '',
    '## 3. Modules, wave by wave',
    '',
    `${briefWords(view)} The rates are stated, the figures no promise.`,
    '',
  ]
  for (const [i, wave] of view.waves.entries()) {
    out.push(`### Wave ${i + 1}: ${hours(summary.waves[i] ?? summary.effort)}`, '')
    for (const name of wave) {
      const module = view.modules.find((one) => one.name === name)
      if (module)
        out.push(
          `- [ ] [${escapeMarkdown(name)}](tasks/${name}.md): ${module.verdict}, ${hours(module.effort)}. ${escapeMarkdown(module.reason)}`,
        )
    }
    out.push(
      '',
      `- [ ] Check: \`addonry check --series ${to}\` shows no errors for this wave; install it on an empty database; run its tests.`,
      '',
    )
  }
  out.push(
    '## 4. The database',
    '',
    `- [ ] Upgrade a copy of the database to ${to} (Odoo’s upgrade service or OpenUpgrade), then update all own modules (\`-u all\`).`,
    ...risky.flatMap((module) =>
      module.data.map((risk) => `- [ ] ${escapeMarkdown(`${module.name}: ${risk.symbol}: ${risk.message}`)}`),
    ),
    ...(view.database?.risks ?? []).map((risk) => `- [ ] ${escapeMarkdown(`${risk.message} (${recordsText(risk)})`)}`),
    '- [ ] Compare the counts noted before.',
    '- [ ] Walk through the business cases with those who use them.',
    '',
    '## 5. The day',
    '',
    '- [ ] Stop scheduled actions and mail servers; tell the users.',
    '- [ ] Take the last backup; upgrade; update all modules; compare the counts.',
    '- [ ] Open for a few users, then for all.',
    '',
    '## 6. Back again',
    '',
    `- [ ] Until the release is open for all: restore the last backup and start ${from} with the frozen branch.`,
    '- [ ] After that: what was entered since must be entered again; decide beforehand who says so, and until when.',
  )
  return `${out.join('\n')}\n`
}

function dependencies(view: UpgradeView): readonly string[] {
  const told = openDependencies(view)
  if (told.length === 0) return ['Every module that the addons depend on is there at the target.']
  return told.map(
    ({ fate, users }) =>
      `- [ ] ${escapeMarkdown(`${fate.module}: ${fateWords(fate)} (${fate.evidence}; ${counted(users.length, 'module')} of yours)`)}`,
  )
}

function task(view: UpgradeView, module: ModuleView): string {
  const list = (names: readonly string[]): string =>
    names.map((name) => `[${escapeMarkdown(name)}](${name}.md)`).join(', ') || 'none'
  const { inventory } = module
  return `${[
    `# ${escapeMarkdown(module.name)}: ${view.from} → ${view.to}`,
    '',
    `${module.verdict} (${module.confidence}), wave ${module.wave}, ${hours(module.effort)}, ${module.cloc} lines, score ${module.score}.`,
    '',
    escapeMarkdown(module.reason),
    '',
    `Needs: ${list(module.needs)}. Needed by: ${list(module.neededBy)}.`,
    '',
    `Version ${escapeMarkdown(inventory.version || 'none')}, ${escapeMarkdown(inventory.author || 'no author')}: ${inventoryWords(inventory)}.`,
    '',
    '## What to mend',
    '',
    ...(module.risks.length > 0 ? moduleTable(module) : ['Nothing.']),
    ...(module.data.length > 0
      ? ['', '## Data', '', ...module.data.map((risk) => `- [ ] ${escapeMarkdown(`${risk.symbol}: ${risk.message}`)}`)]
      : []),
    '',
    '## Estimate',
    '',
    '| factor | count | hours |',
    '|---|---|---|',
    ...module.effort.factors.map((one) => `| ${one.name} | ${one.count} | ${one.low}–${one.high} |`),
    '',
    '## Done when',
    '',
    `- [ ] \`addonry check --series ${view.to}\` is clean for this module`,
    '- [ ] it installs on an empty database, and updates on a copy of the real one',
    `- [ ] ${inventory.tests > 0 ? 'its tests pass' : 'someone has walked through what it does: it has no tests'}`,
  ].join('\n')}\n`
}
