import type { CatalogId, CatalogPlace } from '../../plan/catalog/id-catalog.ts'
import { colour } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
import { type PlaceWords, placeFields, placeText } from '../place-words.ts'

/** `{"ids":[{"xmlid","model","module","file","line","generated","noupdate","overriddenBy":[…],"usedBy":[…]}]}` */
export function presentIdsJson(ids: readonly CatalogId[], words: PlaceWords): string {
  const place = (one: CatalogPlace) => ({ module: one.module, ...placeFields(one.place, words) })
  const rows = ids.map((id) => ({
    xmlid: id.id,
    model: id.model,
    ...place(id),
    generated: id.generated,
    noupdate: id.noupdate,
    overriddenBy: id.overriddenBy.map(place),
    usedBy: id.usedBy.map(place),
  }))
  // one id a line: long lists stay readable and can be searched
  return rows.length === 0 ? '{"ids":[]}\n' : `{"ids":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`
}

/** One id a line, then who declares it again and who uses it. */
export function presentIdsText(
  ids: readonly CatalogId[],
  words: PlaceWords,
  options: { readonly colour: boolean },
): string {
  const { faint, heading } = colour(options.colour)
  const lines: string[] = []
  const width = Math.min(60, Math.max(0, ...ids.map((id) => id.id.length)))
  for (const id of ids) {
    const notes = [...(id.generated ? ['made by Odoo'] : []), ...(id.noupdate ? ['noupdate'] : [])]
    const cells = [id.id.padEnd(width), id.model || '?', placeText(id.place, words) || `(${id.module})`]
    lines.push(`${escapeTerminal(cells.join('  '))}${notes.length > 0 ? faint(`  ${notes.join(', ')}`) : ''}`)
    const more = [
      ...id.overriddenBy.map((one) => ({ what: 'changed by', one })),
      ...id.usedBy.map((one) => ({ what: 'used by', one })),
    ]
    for (const { what, one } of more.slice(0, SHOWN))
      lines.push(faint(escapeTerminal(`    ${what} ${one.module}  ${placeText(one.place, words)}`.trimEnd())))
    if (more.length > SHOWN) lines.push(faint(`    and ${more.length - SHOWN} more`))
  }
  lines.push(heading(`${ids.length} external id${ids.length === 1 ? '' : 's'}`))
  return `${lines.join('\n')}\n`
}

/** Changes and uses of one id that a person reads; all are in the JSON. */
const SHOWN = 8
