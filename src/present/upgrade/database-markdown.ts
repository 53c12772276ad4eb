import type { DatabaseReport } from '../../plan/upgrade/database/database-report.ts'
import { escapeMarkdown } from '../escape.ts'
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

/** A database as a section of a Markdown report. */
export function databaseMarkdown(database: DatabaseReport): readonly string[] {
  const { modules, tables, tableCount, manualFields, manualModels, risks } = database
  const told = notableModules(modules)
  const studio = studioWords(database.studio)
  const out = [
    '## Database',
    '',
    `${escapeMarkdown(databaseTitle(database))}. ${installedTitle(modules)}.`,
    '',
    ...database.problems.flatMap((problem) => [`**Note**: ${escapeMarkdown(problem)}.`, '']),
  ]
  if (risks.length > 0)
    out.push(
      '| data at risk | records |',
      '|---|---|',
      ...risks.map((risk) => `| ${escapeMarkdown(risk.message)} | ${recordsText(risk)} |`),
      '',
    )
  if (told.length > 0)
    out.push(
      '| installed module | version | what becomes of it |',
      '|---|---|---|',
      ...told.map(
        (one) =>
          `| ${escapeMarkdown(one.name)} | ${escapeMarkdown(one.version)} | ${escapeMarkdown(installedWords(one))} |`,
      ),
      '',
    )
  if (manualFields.length + manualModels.length > 0)
    out.push(
      'Made in the database, in no module:',
      '',
      ...manualModels.map(({ model, studio: by }) => `- model ${escapeMarkdown(model)}${by ? ', by Studio' : ''}`),
      ...manualFields.map(
        (field) => `- ${escapeMarkdown(`${field.model}.${field.name}`)}: ${escapeMarkdown(manualFieldWords(field))}`,
      ),
      '',
    )
  if (studio) out.push(`Records of Studio: ${escapeMarkdown(studio)}.`, '')
  if (tables.length > 0)
    out.push(
      `| table${tableCount > tables.length ? `, the largest of ${tableCount}` : ''} | records | size |`,
      '|---|---|---|',
      ...tables.map((one) => `| ${escapeMarkdown(one.name)} | ${recordsText(one)} | ${sizeText(one.bytes)} |`),
      '',
    )
  return out
}
