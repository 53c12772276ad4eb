import type { ContestedNode } from '../../plan/view/contested-nodes.ts'
import { colour } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
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
      const fights = strangers(rivals).map((names) =>
        palette.severity.warning(`  ${names} do not know each other: which one counts is left to chance`),
      )
      return `${palette.heading(escapeTerminal(`${view} ${path}`))}\n${[...rows, ...fights].join('\n')}\n`
    })
    .join('\n')
}

/** Pairs in as few words as can be: all of them together when each stands against each, else those against one. */
function strangers(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const names = [...new Set(pairs.flat())]
  if (pairs.length === (names.length * (names.length - 1)) / 2) return names.length === 0 ? [] : [inWords(names)]
  const byFirst = new Map<string, string[]>()
  for (const [one, other] of pairs) byFirst.set(one, [...(byFirst.get(one) ?? []), other])
  return [...byFirst].map(([one, others]) => `${one} and ${others.join(', ')}`)
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
