import { compareText } from '../../text/compare-text.ts'
import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import { moduleLink, type UpgradeView, verdictClass } from './upgrade-view.ts'

const HEIGHT = 24
const GAP_X = 70
const GAP_Y = 10
const LETTER = 7

interface Placed {
  readonly name: string
  readonly verdict: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** The own modules as a drawing: a column for each wave, each module a link to its section. */
export function upgradeGraph(whole: UpgradeView): string {
  const tied = new Set(whole.modules.flatMap(({ name, needs }) => (needs.length > 0 ? [name, ...needs] : [])))
  // modules that stand alone make up most of many repositories, and hide the rest
  const view = {
    ...whole,
    waves: whole.waves.map((wave) => wave.filter((name) => tied.has(name))).filter((wave) => wave.length > 0),
  }
  if (tied.size === 0) return ''
  const places = place(view)
  const width = Math.max(800, ...[...places.values()].map((one) => one.x + one.width)) + 20
  const height = Math.max(200, ...[...places.values()].map((one) => one.y + HEIGHT)) + 20
  const edges = view.modules.flatMap((module) =>
    module.needs.flatMap((need) => {
      const [from, to] = [places.get(need), places.get(module.name)]
      if (!from || !to) return []
      const [x1, y1] = [from.x + from.width, from.y + HEIGHT / 2]
      const [x2, y2] = [to.x, to.y + HEIGHT / 2]
      const bend = Math.max(30, (x2 - x1) / 2)
      return [
        `<path class="edge" data-from="${escapeXmlAttribute(need)}" data-to="${escapeXmlAttribute(module.name)}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" marker-end="url(#tip)"/>`,
      ]
    }),
  )
  const nodes = [...places.values()].map(
    (one) =>
      `<a class="node ${verdictClass(one.verdict)}" href="${moduleLink(one.name)}" data-name="${escapeXmlAttribute(one.name)}" aria-label="${escapeXmlAttribute(`${one.name}: ${one.verdict}`)}"><rect x="${one.x}" y="${one.y}" width="${one.width}" height="${HEIGHT}" rx="5"/><text x="${one.x + 8}" y="${one.y + 16}">${escapeXml(one.name)}</text></a>`,
  )
  const heads = view.waves.map((wave, i) => {
    const x = Math.min(...wave.map((name) => places.get(name)?.x ?? 0))
    return `<text class="wave" x="${x}" y="16">wave ${i + 1}</text>`
  })
  return `<svg viewBox="0 0 ${width} ${height}" tabindex="0" role="group" aria-label="Dependencies of the modules"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor" fill-opacity=".4"/></marker></defs>${heads.join('')}${edges.join('')}${nodes.join('')}</svg>`
}

/** Columns by wave; a module stands near the middle of those that it needs, so that few lines cross. */
function place(view: Pick<UpgradeView, 'modules' | 'waves'>): ReadonlyMap<string, Placed> {
  const modules = new Map(view.modules.map((module) => [module.name, module]))
  const places = new Map<string, Placed>()
  let x = 16
  for (const wave of view.waves) {
    const wanted = (name: string): number => {
      const needs = (modules.get(name)?.needs ?? []).flatMap((need) => places.get(need)?.y ?? [])
      return needs.length === 0 ? 0 : needs.reduce((sum, y) => sum + y, 0) / needs.length
    }
    const sorted = wave.toSorted((a, b) => wanted(a) - wanted(b) || compareText(a, b))
    const width = Math.max(...wave.map((name) => name.length * LETTER + 18))
    // a tall wave is laid out in several columns
    const columns = Math.ceil(sorted.length / 40)
    const rows = Math.ceil(sorted.length / columns)
    for (const [i, name] of sorted.entries()) {
      const module = modules.get(name)
      places.set(name, {
        name,
        verdict: module?.verdict ?? '',
        x: x + Math.floor(i / rows) * (width + 14),
        y: 28 + (i % rows) * (HEIGHT + GAP_Y),
        width,
      })
    }
    x += columns * (width + 14) - 14 + GAP_X
  }
  return places
}
