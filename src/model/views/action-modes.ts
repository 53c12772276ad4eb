import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'

/** One word of an action's `view_mode`. */
export interface ActionMode {
  readonly mode: string
  readonly at: Place
  /** `space`: Odoo refuses it; `blank`: white space around a word, or no word */
  readonly fault: 'unknown' | 'twice' | 'space' | 'blank'
  /** types of views that the series knows, as the addon sees them */
  readonly types: ReadonlySet<string>
  readonly demo: boolean
}

/** What is wrong with the view modes of an addon's window actions. */
export function actionModes(project: Project, addon: Addon): readonly ActionMode[] {
  const found: ActionMode[] = []
  const types = new Set<string>()
  for (const [model, field] of [
    ['ir.ui.view', 'type'],
    ['ir.actions.act_window.view', 'view_mode'],
  ] as const)
    for (const key of project.models.view(model, addon.name)?.field(field)?.selection ?? []) types.add(key)
  // the web client of 17.0 and before takes both words
  if (types.has('tree')) types.add('list')
  const known = types.size > 0 && project.isComplete(addon.name)
  for (const { record, model, file } of project.dataRecords(addon)) {
    if (model !== 'ir.actions.act_window') continue
    const text = record.fields.findLast((field) => field.name?.value === 'view_mode')?.text
    if (!text || text.value === '') continue
    const seen = new Set<string>()
    let offset = 0
    for (const part of text.value.split(',')) {
      const start = text.span[0] + offset
      offset += part.length + 1
      const at: Place = { file: file.file, span: [start, start + part.length] }
      const tell = (fault: ActionMode['fault']): void =>
        void found.push({ mode: fault === 'blank' ? part : part.trim(), at, fault, types, demo: file.demo })
      if (part === ' ') tell('space')
      else if (seen.has(part)) tell('twice')
      else if (part === '' || part !== part.trim()) tell('blank')
      else if (known && !types.has(part)) tell('unknown')
      seen.add(part)
    }
  }
  return found
}
