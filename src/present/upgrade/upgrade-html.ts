import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { escapeXml } from '../escape.ts'
import { databaseSection } from './database-html.ts'
import { upgradeGraph } from './upgrade-html-graph.ts'
import { moduleSection } from './upgrade-html-module.ts'
import { UPGRADE_SCRIPT } from './upgrade-html-script.ts'
import { UPGRADE_STYLE } from './upgrade-html-style.ts'
import { summarySection } from './upgrade-html-summary.ts'
import {
  counted,
  hours,
  moduleLink,
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
<p class="dim">${counted(view.summary.modules, 'module')}, ${view.summary.cloc} lines of code by Odoo’s rules. Made by addonry ${escapeXml(context.version)} from the source alone: Odoo was not run.</p>
</header>
<nav aria-label="Find"><div>
<a href="#summary">Summary</a><a href="#dependencies">Dependencies</a><a href="#waves">Waves</a>${view.database ? '<a href="#database">Database</a>' : ''}<a href="#modules">Modules</a>
<input id="search" type="search" placeholder="Search modules, symbols, files (press /)" aria-label="Search modules, symbols and files">
<span id="count" class="dim" role="status"></span>
<button id="unfold" type="button">Unfold all</button>
</div></nav>
<main>
${summarySection(view)}
<section id="dependencies"><h2>Dependencies</h2>
<p class="dim screen">Arrows lead from a module to what depends on it; the colour is the verdict. Tab moves from module to module, Enter opens one; with the drawing in focus the arrow keys move it, + and − zoom, 0 shows all.</p>
${alone(view)}
<div id="graph"><div class="tools"><button id="closer" type="button" aria-label="Zoom in">+</button><button id="farther" type="button" aria-label="Zoom out">−</button><button id="fit" type="button">All</button></div>${upgradeGraph(view)}</div>
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
    : `<p class="dim">${count === 1 ? '1 module neither needs another of these nor is' : `${count} modules neither need another of these nor are`} needed by one: not drawn.</p>`
}

function waves(view: UpgradeView): string {
  const modules = new Map(view.modules.map((module) => [module.name, module]))
  const item = (name: string): string => {
    const module = modules.get(name)
    return `<a class="chip ${verdictClass(module?.verdict ?? '')}" href="${moduleLink(name)}" title="${module?.verdict ?? ''}">${escapeXml(name)}</a>`
  }
  return `<section id="waves"><h2>Waves</h2>
<p class="dim">A module comes after those that it depends on; within a wave those first that most others wait for.</p>
<ol class="waves">${view.waves
    .map(
      (wave, i) =>
        `<li><h3>Wave ${i + 1} <span class="dim">${counted(wave.length, 'module')}, ${hours(view.summary.waves[i] ?? view.summary.effort)}</span></h3><div class="chips">${wave.map(item).join('')}</div></li>`,
    )
    .join('')}</ol></section>`
}
