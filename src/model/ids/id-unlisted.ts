import { csvIds, xmlIds } from '../../facts/summarize-data.ts'
import type { Stmt } from '../../parse/python/ast.ts'
import { walkOwnExprs, walkStmts } from '../../parse/python/walk.ts'
import { type NamePattern, namePattern } from '../../text/name-pattern.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { dataFiles } from '../data/data-files.ts'
import { pythonFileUses } from '../python/python-uses.ts'

/** An id that a file declares which Odoo does not load by itself, or that Python code names. */
export interface UnlistedId {
  readonly relative: string
  readonly place: Place
  /** code of the addon names the file, or the id itself: it may well be made */
  readonly loaded: boolean
}

/** Looks up what is known of ids that no listed file declares. */
export type UnlistedIds = (id: string) => UnlistedId | undefined

/** Ids in XML and CSV files of an addon that its manifest does not list, and texts of its code that may be names of ids. */
export function unlistedIds(addon: Addon, series: Series): UnlistedIds {
  const found = new Map<string, UnlistedId>()
  const listed = new Set(dataFiles(addon, series).map((file) => file.relative))
  const texts = codeTexts(addon, series)
  for (const [relative, facts] of [...addon.xml, ...addon.csv]) {
    if (listed.has(relative) || relative.startsWith('static/')) continue
    const load = { module: addon.name, file: relative, demo: false, withPlaces: true }
    const parts = facts.kind === 'xml' ? (facts.rootKind === 'data' ? xmlIds(facts, load) : []) : csvIds(facts, load)
    const name = relative.slice(relative.lastIndexOf('/') + 1)
    const loaded = texts.some((text) => text.endsWith(name))
    for (const { id, place } of parts)
      if (place && !found.has(id)) found.set(id, { relative, place: { ...place, note: 'declared here' }, loaded })
  }
  const coded: UnlistedId = { relative: '', place: { file: addon.site.manifest, span: [0, 0] }, loaded: true }
  const patterns: NamePattern[] = []
  const makesIds = texts.some((text) => /^(?:ir\.model\.data|xml_?id|_load_records|_update_xmlids)$/.test(text))
  for (const text of makesIds ? texts : []) {
    const id = text.includes('.') ? text : `${addon.name}.${text}`
    if (!id.startsWith(`${addon.name}.`)) continue
    if (/^[\w.-]+$/.test(text)) found.set(id, coded)
    else if (/^[\w.*-]+$/.test(text) && /\w{3}/.test(id.slice(addon.name.length + 1))) patterns.push(namePattern(id))
  }
  return (id) => found.get(id) ?? (patterns.some((isMeant) => isMeant(id)) ? coded : undefined)
}

/** Texts in Python code that runs when the addon is installed or used: not arguments of look-ups, not tests. */
function codeTexts(addon: Addon, series: Series): readonly string[] {
  const texts: string[] = []
  const uses = pythonFileUses(addon, series)
  for (const [relative, facts] of addon.python)
    if (!/^(?:tests|upgrade|never)$/.test(uses.get(relative) ?? 'never'))
      walkStmts(facts.body, (statement) => addTexts(statement, texts))
  return texts
}

function addTexts(statement: Stmt, texts: string[]): void {
  walkOwnExprs(statement, (one) => {
    if (one.t === 'Str' && one.value.length < 200) texts.push(one.value.replace(/%(?:\(\w+\))?[sd]|\{\w*\}/g, '*'))
    // `f'wh_{name}_stock'` makes ids of this shape
    if (one.t === 'JoinedStr') texts.push(one.pieces.map((piece) => (typeof piece === 'string' ? piece : '*')).join(''))
    if (one.t === 'Attribute') texts.push(one.attr)
    const isLookUp =
      one.t === 'Call' && one.func.t === 'Attribute' && ['ref', 'has_group', '_for_xml_id'].includes(one.func.attr)
    return !isLookUp
  })
}
