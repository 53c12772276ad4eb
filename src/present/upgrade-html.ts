import type { UpgradePlan } from '../plan/upgrade-plan.ts'
import { databaseSection } from './database-html.ts'
import { escapeXml, escapeXmlAttribute } from './escape.ts'
import { upgradeGraph } from './upgrade-html-graph.ts'
import { moduleSection } from './upgrade-html-module.ts'
import { UPGRADE_SCRIPT } from './upgrade-html-script.ts'
import { UPGRADE_STYLE } from './upgrade-html-style.ts'
import {
  hours,
  idleWords,
  moduleLink,
  onlineWords,
  type UpgradeContext,
  type UpgradeView,
  upgradeView,
  verdictClass,
} from './upgrade-view.ts'

/** A plan as one page that needs nothing else: it can be read offline, printed, searched and used by keyboard. */
export function upgradeHtml(plan: UpgradePlan, context: UpgradeContext): string {
  const view = upgradeView(plan, context)
  const title = `Upgrade from Odoo ${view.from} to ${view.to}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${UPGRADE_STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="dim">${view.summary.modules} modules, ${view.summary.cloc} lines of code by Odoo’s rules. Made by addonry ${escapeXml(context.version)} from the source alone: Odoo was not run.</p>
</header>
<nav aria-label="Find"><div>
<a href="#summary">Summary</a><a href="#dependencies">Dependencies</a><a href="#waves">Waves</a>${view.database ? '<a href="#database">Database</a>' : ''}<a href="#modules">Modules</a>
<input id="search" type="search" placeholder="Search modules, symbols, files (press /)" aria-label="Search modules, symbols and files">
<span id="count" class="dim" role="status"></span>
<button id="unfold" type="button">Unfold all</button>
</div></nav>
<main>
${summary(view)}
<section id="dependencies"><h2>Dependencies</h2>
<p class="dim">Arrows lead from a module to what depends on it; the colour is the verdict. Tab moves from module to module, Enter opens one; with the drawing in focus the arrow keys move it, + and − zoom, 0 shows all.</p>
${alone(view)}
<div id="graph">${upgradeGraph(view)}<div class="tools"><button id="closer" type="button" aria-label="Zoom in">+</button><button id="farther" type="button" aria-label="Zoom out">−</button><button id="fit" type="button">All</button></div></div>
</section>
${waves(view)}
${view.database ? databaseSection(view.database) : ''}
<section id="modules"><h2>Modules</h2>
${view.modules.map(moduleSection).join('\n')}
</section>
</main>
<script>${UPGRADE_SCRIPT}</script>
</body>
</html>
`
}

/** How many modules the drawing leaves out. */
function alone(view: UpgradeView): string {
  const count = view.modules.filter((module) => module.needs.length === 0 && module.neededBy.length === 0).length
  return count === 0
    ? ''
    : `<p class="dim">${count} modules neither need another of these nor are needed by one: they are not drawn.</p>`
}

function summary(view: UpgradeView): string {
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
<div class="cards">${cards.map(([name, value]) => `<div class="card"><b>${value}</b>${name}</div>`).join('')}</div>
${progress}
<div class="bar" aria-hidden="true">${verdicts.map(([verdict, count]) => `<span class="${verdictClass(verdict)}" style="flex:${count}"></span>`).join('')}</div>
<div class="legend" role="group" aria-label="Show modules by verdict">${verdicts
    .map(
      ([verdict, count]) =>
        `<label class="${verdictClass(verdict)}"><input type="checkbox" value="${escapeXmlAttribute(verdict)}" checked><span class="dot" aria-hidden="true"></span>${verdict} (${count})</label>`,
    )
    .join('')}</div>
${sum.blockers.length > 0 ? `<p>Blockers, those first that most modules wait for: ${sum.blockers.map((name) => `<a href="${moduleLink(name)}">${escapeXml(name)}</a>`).join(', ')}.</p>` : ''}
<p class="dim">The effort is an estimate, never a promise. Hours: ${Object.entries(view.rates)
    .map(([name, rate]) => `${name} ${typeof rate === 'number' ? `× ${rate}` : `${rate[0]}–${rate[1]}`}`)
    .join(', ')}; the settings may change them. Score: ${escapeXml(view.formula)}.</p>
${sum.idle ? `<p>${idleWords(sum.idle)}</p>` : ''}
${view.online ? `<p>${escapeXml(onlineWords(view.online))}</p>` : ''}
${view.gaps.length > 0 ? `<p class="dim">Known gaps: ${escapeXml(view.gaps.join('; '))}.</p>` : ''}
</section>`
}

function waves(view: UpgradeView): string {
  const verdictOf = new Map(view.modules.map((module) => [module.name, module.verdict]))
  const item = (name: string): string =>
    `<a class="${verdictClass(verdictOf.get(name) ?? '')}" href="${moduleLink(name)}"><span class="dot" aria-hidden="true"></span> ${escapeXml(name)}</a>`
  return `<section id="waves"><h2>Waves</h2>
<p class="dim">A module comes after those that it depends on; within a wave those first that most others wait for.</p>
<ol class="waves">${view.waves.map((wave) => `<li>${wave.map(item).join(', ')}</li>`).join('')}</ol></section>`
}
