import type { ContestedNode } from '../plan/contested-nodes.ts'
import { colour } from './colour.ts'
import { escapeTerminal } from './escape.ts'
import type { Where } from './view-lines.ts'

/** Nodes that several modules change, for a terminal. */
export function presentContestedText(nodes: readonly ContestedNode[], where: Where, coloured: boolean): string {
  if (nodes.length === 0) return 'no node is changed by more than one module\n'
  const palette = colour(coloured)
  return nodes
    .map(({ view, path, changes, rivals }) => {
      const rows = changes.map(({ module, view: by, what, place }) => {
        const at = where(place)
        const did = what === 'removes' || what === 'moves' ? what : `sets ${what}`
        return `  ${module} ${did}${palette.faint(` ${escapeTerminal(by)}${at === undefined ? '' : ` ${escapeTerminal(at)}`}`)}`
      })
      const fights = rivals.map(([one, other]) =>
        palette.severity.warning(`  ${one} and ${other} do not know each other: which one counts is left to chance`),
      )
      return `${palette.heading(escapeTerminal(`${view} ${path}`))}\n${[...rows, ...fights].join('\n')}\n`
    })
    .join('\n')
}
