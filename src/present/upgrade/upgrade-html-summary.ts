import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import {
  briefWords,
  counted,
  fateWords,
  gapWords,
  hours,
  idleWords,
  moduleLink,
  onlineWords,
  openDependencies,
  recurringWords,
  type UpgradeView,
  verdictClass,
} from './upgrade-view.ts'

/** What those read who decide: the plan in figures, where the risk is, which changes recur. */
export function summarySection(view: UpgradeView): string {
  const { summary: sum } = view
  const verdicts = Object.entries(sum.verdicts)
  const cards: readonly (readonly [string, string | number])[] = [
    ['effort, by stated rates', hours(sum.effort)],
    ['load errors', sum.risks['load error']],
    ['runtime errors', sum.risks['runtime error']],
    ['silent losses', sum.risks['silent loss']],
    ['deprecations', sum.risks.deprecation],
    ['in tests and demo data', sum.testRisks],
  ]
  const progress = view.progress
    ? `<p>Since the baseline: <b>${view.progress.gone}</b> done, <b>${view.progress.left}</b> left, <b>${view.progress.added}</b> new.</p>`
    : ''
  return `<section id="summary"><h2>Summary</h2>
<p class="brief">${escapeXml(briefWords(view))}</p>
<div class="cards">${cards.map(([name, value]) => `<div class="card"><b>${value}</b>${name}</div>`).join('')}</div>
${progress}
<div class="bar" aria-hidden="true">${verdicts.map(([verdict, count]) => `<span class="${verdictClass(verdict)}" style="flex:${count}"></span>`).join('')}</div>
<div class="legend" role="group" aria-label="Show modules by verdict">${verdicts
    .map(
      ([verdict, count]) =>
        `<label class="${verdictClass(verdict)}"><input type="checkbox" value="${escapeXmlAttribute(verdict)}" checked><span class="dot" aria-hidden="true"></span>${verdict} (${count})<span class="dim">${hours(sum.work[verdict] ?? sum.effort)}</span></label>`,
    )
    .join('')}</div>
${sum.blockers.length > 0 ? `<p>Blockers, those first that most modules wait for: ${sum.blockers.map(link).join(', ')}.</p>` : ''}
${sum.idle ? `<p>${idleWords(sum.idle)}</p>` : ''}
${view.online ? `<p>${escapeXml(onlineWords(view.online))}</p>` : ''}
${riskiest(view)}
${recurring(view)}
${dependencies(view)}
<details class="fold"><summary>How this was made</summary>
<p>The effort is an estimate, never a promise. Hours: ${Object.entries(view.rates)
    .map(([name, rate]) => `${name} ${typeof rate === 'number' ? `× ${rate}` : `${rate[0]}–${rate[1]}`}`)
    .join(', ')}; the settings may change them. Score: ${escapeXml(view.formula)}.</p>
${view.gaps.length > 0 ? `<p>What is not known of the releases: ${escapeXml(view.gaps.map(gapWords).join('; '))}.</p>` : ''}
</details>
</section>`
}

function link(name: string): string {
  return `<a href="${moduleLink(name)}">${escapeXml(name)}</a>`
}

function riskiest(view: UpgradeView): string {
  const modules = new Map(view.modules.map((module) => [module.name, module]))
  const rows = view.summary.riskiest.flatMap((name) => modules.get(name) ?? [])
  if (rows.length === 0) return ''
  return `<h3>Where the risk is</h3>
<div class="scroll"><table><thead><tr><th scope="col">module</th><th scope="col">verdict</th><th scope="col" class="number">score</th><th scope="col" class="number">effort</th><th scope="col">why</th></tr></thead><tbody>${rows
    .map(
      (one) =>
        `<tr><td>${link(one.name)}</td><td><span class="tag ${verdictClass(one.verdict)}">${one.verdict}</span></td><td class="number">${one.score}</td><td class="number">${hours(one.effort)}</td><td>${escapeXml(one.reason)}</td></tr>`,
    )
    .join('')}</tbody></table></div>`
}

function recurring(view: UpgradeView): string {
  const rows = view.summary.recurring
  if (rows.length === 0) return ''
  return `<h3>What recurs</h3>
<p class="dim">Changes that hit several places: decided once, they are mended everywhere in the same way.</p>
<div class="scroll"><table><thead><tr><th scope="col">change</th><th scope="col">severity</th><th scope="col">work</th><th scope="col" class="number">where</th></tr></thead><tbody>${rows
    .map(
      (one) =>
        `<tr><td>${codeWords(recurringWords(one))}</td><td>${one.severity}</td><td>${one.effort}</td><td class="number">${counted(one.places, 'place')} in ${counted(one.modules, 'module')}</td></tr>`,
    )
    .join('')}</tbody></table></div>`
}

function dependencies(view: UpgradeView): string {
  const rows = openDependencies(view)
  if (rows.length === 0) return ''
  return `<h3>What becomes of dependencies</h3>
<div class="scroll"><table class="names"><thead><tr><th scope="col">module</th><th scope="col">fate</th><th scope="col">evidence</th><th scope="col">needed by</th></tr></thead><tbody>${rows
    .map(
      ({ fate, users }) =>
        `<tr><td><code>${escapeXml(fate.module)}</code></td><td>${escapeXml(fateWords(fate))}</td><td>${escapeXml(fate.evidence)} <span class="dim">(${fate.confidence})</span></td><td>${users.slice(0, 5).map(link).join(', ')}${users.length > 5 ? ` and ${users.length - 5} more` : ''}</td></tr>`,
    )
    .join('')}</tbody></table></div>`
}

/** Words between backticks are code. */
export function codeWords(message: string): string {
  return escapeXml(message).replace(/`([^`]+)`/g, '<code>$1</code>')
}
