import { isVersionRisk } from '../../plan/upgrade/risk.ts'
import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import { codeWords } from './upgrade-html-summary.ts'
import {
  counted,
  hours,
  insteadWords,
  inventoryWords,
  type ModuleView,
  moduleLink,
  type ShownRisk,
  verdictClass,
} from './upgrade-view.ts'

/** The section of one module: verdict, what it stands on, what breaks, what the estimate is made of. */
export function moduleSection(module: ModuleView): string {
  const id = moduleLink(module.name).slice(1)
  const apart = (risk: ShownRisk): boolean => risk.scope === 'test' || risk.scope === 'demo'
  const shipped = module.risks.filter((risk) => !apart(risk))
  const rest = module.risks.filter(apart)
  const found = shipped.filter((risk) => risk.severity !== 'hint' && !isVersionRisk(risk)).length
  return `<details class="module ${verdictClass(module.verdict)}" id="${escapeXmlAttribute(decodeURIComponent(id))}" data-name="${escapeXmlAttribute(module.name)}" data-verdict="${escapeXmlAttribute(module.verdict)}">
<summary><b>${escapeXml(module.name)}</b><span class="tag">${module.verdict}</span><span class="dim grow">wave ${module.wave} · ${counted(module.cloc, 'line')} · score ${module.score} · ${counted(found, 'finding')}${module.installed === null ? ' · not installed' : ''}</span><span class="number">${hours(module.effort)}</span></summary>
<div class="body">
<p>${escapeXml(module.reason)} <span class="dim">(${module.confidence})</span></p>
<p class="dim"><code>${escapeXml(module.path)}</code> · version ${escapeXml(module.inventory.version || 'none')} · ${escapeXml(module.inventory.author || 'no author')} · ${escapeXml(module.inventory.license || 'no license')} · ${inventoryWords(module.inventory)}</p>
${names('Needs', module.needs)}${names('Needed by', module.neededBy)}
${fates(module)}
${shipped.length > 0 ? `<h3>What breaks</h3>${riskTable(shipped)}` : '<p>Nothing in the code of this module breaks.</p>'}
${rest.length > 0 ? `<h3>In tests and demo data</h3>${riskTable(rest)}` : ''}
${module.data.length > 0 ? `<h3>Data</h3><ul>${module.data.map((risk) => `<li><code>${escapeXml(risk.symbol)}</code>: ${escapeXml(risk.message)}</li>`).join('')}</ul>` : ''}
<h3>Estimate</h3>
<table class="slim"><thead><tr><th scope="col">factor</th><th scope="col" class="number">count</th><th scope="col" class="number">hours</th></tr></thead><tbody>${module.effort.factors
    .map(
      (one) =>
        `<tr><td>${escapeXml(one.name)}</td><td class="number">${one.count}</td><td class="number">${one.low}–${one.high}</td></tr>`,
    )
    .join('')}</tbody></table>
</div></details>`
}

function names(title: string, list: readonly string[]): string {
  if (list.length === 0) return ''
  return `<p>${title}: ${list.map((name) => `<a href="${moduleLink(name)}">${escapeXml(name)}</a>`).join(', ')}</p>`
}

function fates(module: ModuleView): string {
  const told = module.dependencies.filter((fate) => fate.fate !== 'kept')
  if (told.length === 0) return ''
  return `<div class="scroll"><table><thead><tr><th scope="col">dependency</th><th scope="col">fate</th><th scope="col">now</th><th scope="col">evidence</th></tr></thead><tbody>${told
    .map(
      (fate) =>
        `<tr><td><code>${escapeXml(fate.module)}</code></td><td>${fate.fate}</td><td>${escapeXml(fate.fate === 'unknown' ? '' : fate.now.join(', '))}</td><td>${escapeXml(fate.evidence)} (${fate.confidence})</td></tr>`,
    )
    .join('')}</tbody></table></div>`
}

function riskTable(risks: readonly ShownRisk[]): string {
  return `<div class="scroll"><table class="risks"><thead><tr><th scope="col">severity</th><th scope="col">work</th><th scope="col">place</th><th scope="col">what</th><th scope="col">since</th></tr></thead><tbody>${risks
    .map(
      (risk) =>
        `<tr><td class="tight">${risk.severity}<br><span class="dim">${risk.confidence}</span></td><td>${risk.effort}</td><td><code>${escapeXml(`${risk.file}:${risk.line}`)}</code>${risk.count > 1 ? ` ×${risk.count}` : ''}</td><td>${message(risk)}</td><td>${risk.hop}</td></tr>`,
    )
    .join('')}</tbody></table></div>`
}

function message(risk: ShownRisk): string {
  const words = codeWords(risk.message)
  const instead = insteadWords(risk)
  return instead === undefined
    ? words
    : `${words}<br><span class="dim">instead:</span> <code>${escapeXml(instead)}</code>`
}
