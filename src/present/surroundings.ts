import type { Surroundings } from '../plan/surroundings.ts'
import type { FilePath } from '../text/span.ts'
import { escapeTerminal } from './escape.ts'

/** How paths are shown, and what was said of the module that was asked for. */
export interface SurroundingsWords {
  readonly show: (path: FilePath) => string
  readonly asked: string | undefined
}

/** What addonry sees, for a person. */
export function surroundingsText(seen: Surroundings, { show, asked }: SurroundingsWords): string {
  const { series, settings, roots, twins, unseen, missing, notes } = seen
  const blocks: (readonly string[])[] = [
    [`series ${series.series} (${series.evidence})`, `settings ${settings === undefined ? 'none' : show(settings)}`],
    [
      roots.length > 0 ? 'addons paths, in order of precedence' : 'no addons path found',
      ...roots.map((root) => rootLine(root, show)),
    ],
    titled(
      'hidden by a twin of the same name',
      twins,
      (twin) => `${show(twin.hidden.path)}  hidden by ${show(twin.winner.path)}`,
    ),
    titled('not installable', unseen, ({ name, reason }) => `${name}  ${reason}`),
    titled('depended on and found nowhere', missing, ({ name, neededBy }) => `${name}  by ${neededBy.join(', ')}`),
    ...notes.map((note) => [`${note.level}: ${show(note.path)}: ${note.message}`]),
    asked === undefined ? [] : [asked],
  ]
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.map(escapeTerminal).join('\n'))
  return `${shown.join('\n\n')}\n`
}

function rootLine(root: Surroundings['roots'][number], show: SurroundingsWords['show']): string {
  const marks = [root.origin, ...(root.core ? ['Odoo itself'] : []), root.checked ? 'checked' : 'to depend on']
  return `  ${show(root.path)}  ${root.addons} addon${root.addons === 1 ? '' : 's'} (${marks.join(', ')})`
}

function titled<T>(title: string, items: readonly T[], word: (item: T) => string): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  ${word(item)}`)]
}

/** What addonry sees, for programs. */
export function surroundingsJson(seen: Surroundings, { show, asked }: SurroundingsWords): string {
  const { series, settings, roots, twins, unseen, missing, notes } = seen
  const value = {
    ...series,
    settings: settings === undefined ? null : show(settings),
    roots: roots.map(({ path, origin, core, checked, addons }) => ({
      path: show(path),
      origin,
      core,
      checked,
      addons,
    })),
    twins: twins.map(({ winner, hidden }) => ({
      name: winner.name,
      used: show(winner.path),
      hidden: show(hidden.path),
    })),
    unseen,
    missing,
    notes,
    module: asked,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
