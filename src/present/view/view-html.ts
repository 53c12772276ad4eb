import type { ViewOutline } from '../../plan/view/view-outline.ts'
import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import { modulesOf, viewLines, viewRemarks, viewTitle, type Where } from './view-lines.ts'

/** Every hue is dark enough on white, and light enough on black, to be read. */
const STYLE = `:root{color-scheme:light dark}
body{font:14px/1.5 system-ui,sans-serif;margin:min(2rem,4vw);color:#222;background:#fff}
h1{font-size:1.4rem;overflow-wrap:anywhere}
pre{font:13px/1.5 ui-monospace,monospace;overflow-x:auto}
.k{color:hsl(var(--h) 70% 27%)}
.m,.n{font-size:12px}.n{color:#666}.m{display:inline-block;padding:0 .5em;margin:0 .5em .25em 0;border-radius:3px;border:1px solid}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}.n{color:#999}.k{color:hsl(var(--h) 75% 72%)}}
@media print{pre{white-space:pre-wrap}}`

/** A merged view as one page that needs nothing else: each node in the colour of the module that brings it. */
export function presentViewHtml(outline: ViewOutline, where: Where): string {
  const lines = viewLines(outline)
  const modules = modulesOf(lines)
  const title = escapeXml(viewTitle(outline))
  const hue = (module: string): string => `--h:${(modules.indexOf(module) * 137) % 360}`
  const legend = modules.map((name) => `<span class="m k" style="${hue(name)}">${escapeXml(name)}</span>`)
  const rows = lines.map(({ depth, node, markup, notes }) => {
    const at = markup.startsWith('</') ? undefined : where(node.place)
    const origin = escapeXmlAttribute(`${node.view} of ${node.module}${at === undefined ? '' : `, ${at}`}`)
    const tail = notes.length === 0 ? '' : ` <span class="n">← ${escapeXml(notes.join('; '))}</span>`
    return `${'  '.repeat(depth)}<span class="k" style="${hue(node.module)}" title="${origin}">${escapeXml(markup)}</span>${tail}`
  })
  const remarks = viewRemarks(outline, where).map((remark) => `<li>${escapeXml(remark)}</li>`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p>${legend.join('')}</p>
<pre>${rows.join('\n')}</pre>
${remarks.length === 0 ? '' : `<ul>${remarks.join('')}</ul>\n`}</body>
</html>
`
}
