import type { ViewOutline } from '../../plan/view/view-outline.ts'
import { colour } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
import { modulesOf, viewLines, viewRemarks, viewTitle, type Where } from './view-lines.ts'

/** Columns for the names of modules. */
const WIDEST = 36

/** A merged view for a terminal: on the left the module that brings the node, on the right where and who changed it. */
export function presentViewText(outline: ViewOutline, where: Where, coloured: boolean): string {
  const palette = colour(coloured)
  const lines = viewLines(outline)
  const modules = modulesOf(lines)
  const width = Math.min(WIDEST, Math.max(...modules.map((name) => name.length)))
  let before = ''
  const rows = lines.map(({ depth, node, markup, notes }) => {
    const paint = palette.series(modules.indexOf(node.module))
    const name = node.module === before ? '' : node.module
    before = node.module
    const at = markup.startsWith('</') ? undefined : where(node.place)
    const tail = [...(at === undefined ? [] : [at]), ...notes].map(escapeTerminal).join('; ')
    const gutter = paint((name.length > width ? `${name.slice(0, width - 1)}…` : name).padEnd(width))
    const code = paint('  '.repeat(depth) + escapeTerminal(markup))
    return `${gutter} ${palette.faint('│')} ${code}${tail === '' ? '' : `  ${palette.faint(`← ${tail}`)}`}`
  })
  const remarks = viewRemarks(outline, where).map((remark) => palette.faint(`note: ${escapeTerminal(remark)}`))
  return `${[palette.heading(escapeTerminal(viewTitle(outline))), '', ...rows, '', ...remarks].join('\n').trimEnd()}\n`
}
