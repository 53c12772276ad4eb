import type { ViewOutline } from '../plan/view-outline.ts'
import { escapeXml, escapeXmlAttribute } from './escape.ts'
import { modulesOf, viewLines, viewRemarks, viewTitle, type Where } from './view-lines.ts'

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:2rem;color:#222;background:#fff}
pre{font:13px/1.5 ui-monospace,monospace;overflow-x:auto}
.m,.n{font-size:12px}.n{color:#777}.m{display:inline-block;padding:0 .5em;margin:0 .5em .25em 0;border-radius:3px;color:#fff}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}.n{color:#999}}`

/** A merged view as one page that needs nothing else: each node in the colour of the module that brings it. */
export function presentViewHtml(outline: ViewOutline, where: Where): string {
  const lines = viewLines(outline)
  const modules = modulesOf(lines)
  const title = escapeXml(viewTitle(outline))
  const hue = (module: string): string => `hsl(${(modules.indexOf(module) * 137) % 360} 65% 42%)`
  const legend = modules.map((name) => `<span class="m" style="background:${hue(name)}">${escapeXml(name)}</span>`)
  const rows = lines.map(({ depth, node, markup, notes }) => {
    const at = markup.startsWith('</') ? undefined : where(node.place)
    const origin = escapeXmlAttribute(`${node.view} of ${node.module}${at === undefined ? '' : `, ${at}`}`)
    const tail = notes.length === 0 ? '' : ` <span class="n">← ${escapeXml(notes.join('; '))}</span>`
    return `${'  '.repeat(depth)}<span style="color:${hue(node.module)}" title="${origin}">${escapeXml(markup)}</span>${tail}`
  })
  const remarks = viewRemarks(outline, where).map((remark) => `<li>${escapeXml(remark)}</li>`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p>${legend.join('')}</p>
<pre>${rows.join('\n')}</pre>
${remarks.length === 0 ? '' : `<ul>${remarks.join('')}</ul>\n`}</body>
</html>
`
}
