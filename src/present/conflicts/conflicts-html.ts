import { CONFLICT_LEVELS, type Conflict } from '../../plan/conflicts/conflict.ts'
import { escapeTerminal, escapeXml } from '../escape.ts'
import { type PlaceWords, placeText } from '../place-words.ts'
import { conflictCounts, conflictGroups, levelTitle } from './conflict-counts.ts'

/** Conflicts as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. */
export function presentConflictsHtml(conflicts: readonly Conflict[], words: PlaceWords): string {
  const sections = CONFLICT_LEVELS.flatMap((level) => {
    const its = conflicts.filter((conflict) => conflict.level === level)
    if (its.length === 0) return []
    const open = level === 'low' ? '' : ' open'
    return [
      `<details class="${level}"${open}><summary>${levelTitle(level)} <b>${its.length}</b></summary>`,
      ...conflictGroups(its).map((group) => article(group, words)),
      '</details>',
    ]
  })
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<title>Conflicts between addons</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<h1>Conflicts between addons</h1>',
    `<p>${escapeXml(conflictCounts(conflicts))}. Modules stand in the order of loading; what wins is marked.</p>`,
    ...sections,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function article(group: ReturnType<typeof conflictGroups>[number], words: PlaceWords): string {
  const [{ kind, subject, message }] = group
  const title =
    group.length === 1
      ? `<small>${kind}</small> <code>${text(subject)}</code>`
      : `<small>${group.length} ${kind}s</small>`
  return [
    '<article>',
    `<h2>${title}</h2>`,
    `<p>${text(message).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`,
    ...group.map((one) => table(one, group.length > 1, words)),
    '</article>',
  ].join('\n')
}

function table({ subject, parties, winner }: Conflict, titled: boolean, words: PlaceWords): string {
  const rows = parties.map(({ module, does, place }) => {
    const mark = module === winner ? ' class="winner" title="this one wins"' : ''
    return `<tr><th scope="row"${mark}>${text(module)}</th><td>${text(does)}</td><td><code>${text(placeText(place, words))}</code></td></tr>`
  })
  return `<table>${titled ? `<caption><code>${text(subject)}</code></caption>` : ''}${rows.join('')}</table>`
}

function text(value: string): string {
  return escapeXml(escapeTerminal(value))
}

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --page: #fff; --faint: #60646c; --line: #d9dde3; --high: #b42318; --medium: #8a5300; --low: #175cd3 }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --page: #15181c; --faint: #9ba1a9; --line: #363b42; --high: #ff9b90; --medium: #f0b657; --low: #8ab4ff } }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 64rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.6rem }
h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
small { color: var(--faint); font-weight: normal }
summary { cursor: pointer; font-weight: 600; padding: .5rem 0 }
details.high summary { color: var(--high) }
details.medium summary { color: var(--medium) }
details.later summary { color: var(--low) }
details.low summary { color: var(--low) }
article { border-top: 1px solid var(--line); padding: .75rem 0 }
article p { margin: .25rem 0 .5rem }
table { border-collapse: collapse; margin-bottom: .5rem }
caption { text-align: left; overflow-wrap: anywhere }
th, td { text-align: left; vertical-align: top; padding: .1rem 1rem .1rem 0; font-weight: normal }
th.winner { font-weight: 700 }
td code { color: var(--faint); overflow-wrap: anywhere }
`
