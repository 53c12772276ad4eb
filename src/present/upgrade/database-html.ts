import type { DatabaseReport } from '../../plan/upgrade/database/database-report.ts'
import { escapeXml } from '../escape.ts'
import {
  databaseTitle,
  installedTitle,
  installedWords,
  manualFieldWords,
  notableModules,
  recordsText,
  sizeText,
  studioWords,
} from './database-lines.ts'

/** A database as a section of the upgrade report. */
export function databaseSection(database: DatabaseReport): string {
  const { modules, tables, tableCount, manualFields, manualModels, risks, problems } = database
  const studio = studioWords(database.studio)
  const code = (text: string): string => `<code>${escapeXml(text)}</code>`
  return `<section id="database"><h2>Database</h2>
<p>${escapeXml(databaseTitle(database))}. ${installedTitle(modules)}.</p>
${problems.map((problem) => `<p><b>Note:</b> ${escapeXml(problem)}.</p>`).join('')}
${fold(
  'Data at risk',
  risks.length,
  true,
  table(
    ['data', 'records'],
    risks.map((risk) => [escapeXml(risk.message), recordsText(risk)]),
  ),
)}
${fold(
  'Installed modules that need a word',
  notableModules(modules).length,
  false,
  table(
    ['module', 'version', 'what becomes of it'],
    notableModules(modules).map((one) => [code(one.name), escapeXml(one.version), escapeXml(installedWords(one))]),
  ),
)}
${fold(
  'Made in the database, in no module',
  manualFields.length + manualModels.length,
  false,
  table(
    ['what', 'kind'],
    [
      ...manualModels.map((one) => [code(one.model), `model${one.studio ? ', by Studio' : ''}`]),
      ...manualFields.map((one) => [code(`${one.model}.${one.name}`), escapeXml(manualFieldWords(one))]),
    ],
  ),
)}
${studio ? `<p>Records of Studio: ${escapeXml(studio)}.</p>` : ''}
${fold(
  tableCount > tables.length ? `Tables, the largest of ${tableCount}` : 'Tables',
  tables.length,
  false,
  table(
    ['table', 'records', 'size'],
    tables.map((one) => [code(one.name), recordsText(one), sizeText(one.bytes)]),
  ),
)}
</section>`
}

function fold(title: string, count: number, open: boolean, body: string): string {
  if (count === 0) return ''
  return `<details class="fold"${open ? ' open' : ''}><summary>${title} (${count})</summary>${body}</details>`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => (/^(?:records|size)$/.test(heads[i] ?? '') ? `<td class="number">${cell}</td>` : `<td>${cell}</td>`)).join('')}</tr>`,
    )
    .join('')
  return `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div>`
}
