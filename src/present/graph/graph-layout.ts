import type { GraphView, ViewEdge, ViewNode } from '../../plan/graph/graph-view.ts'
import { compareText } from '../../text/compare-text.ts'

const CHARACTER_WIDTH = 7.3
const BOX_HEIGHT = 22
const BOX_PADDING = 10
const COLUMN_GAP = 64
const MARGIN = 24
const SWEEPS = 8

export interface Box {
  readonly node: ViewNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line from the left side of one thing to the right side of another, one or more columns further left. */
export interface Wire {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  /** the line goes on to the left edge of this column, where the next one begins; else it ends in an arrow */
  readonly through: number | undefined
  /** every edge along it is a trigger of automatic installation */
  readonly trigger: boolean
}

/** An edge within a column: both modules are in one cycle. */
export interface Loop {
  readonly edge: ViewEdge
  readonly x: number
  readonly from: number
  readonly to: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly wires: readonly Wire[]
  readonly loops: readonly Loop[]
}

/** A box, or the place where a bundle of lines to one target passes a column. */
interface Item {
  readonly key: string
  readonly node: ViewNode | undefined
  readonly layer: number
  readonly size: number
  readonly left: Item[]
  readonly right: Item[]
  /** position in the column while columns are ordered, then the centre */
  at: number
}

/**
 * Columns by layer, dependencies to the left. All lines to one module that pass a column share one way through it, so
 * that 600 modules do not drown in lines. Order within columns by barycentres, then heights drawn towards neighbours.
 */
export function layoutGraph({ nodes, edges }: GraphView): Layout {
  const items = new Map<string, Item>()
  for (const node of nodes) items.set(node.name, newItem(node.name, node, node.layer, BOX_HEIGHT + 8))
  const bends = new Map<string, { from: Item; to: Item; trigger: boolean }>()
  for (const edge of edges) {
    const [source, target] = [items.get(edge.from), items.get(edge.to)]
    if (!source || !target || source.layer === target.layer) continue
    let from = source
    for (let layer = source.layer - 1; layer >= target.layer; layer--) {
      const key = layer === target.layer ? target.key : `${edge.to}\0${layer}`
      const to = items.get(key) ?? newItem(key, undefined, layer, 5)
      items.set(key, to)
      const bend = bends.get(`${from.key}\0\0${key}`)
      if (bend) bend.trigger &&= edge.trigger
      else {
        bends.set(`${from.key}\0\0${key}`, { from, to, trigger: edge.trigger })
        from.left.push(to)
        to.right.push(from)
      }
      from = to
    }
  }

  const columns = columnsOf([...items.values()])
  orderColumns(columns)
  placeColumns(columns)

  const top = Math.min(0, ...[...items.values()].map(({ at, size }) => at - size / 2))
  for (const item of items.values()) item.at = round(item.at - top + MARGIN)
  const lefts: number[] = []
  const widths = columns.map((column) =>
    Math.max(40, ...column.map(({ node }) => (node ? [...node.name].length * CHARACTER_WIDTH + 2 * BOX_PADDING : 0))),
  )
  let x = MARGIN
  for (const width of widths) {
    lefts.push(round(x))
    x += width + COLUMN_GAP
  }
  const leftOf = (item: Item) => lefts[item.layer] ?? 0
  const widthOf = (item: Item) => round(widths[item.layer] ?? 0)
  const rightOf = (item: Item) => round(leftOf(item) + widthOf(item))
  return {
    width: Math.ceil(x - COLUMN_GAP + 2 * MARGIN),
    height: Math.ceil(Math.max(0, ...[...items.values()].map(({ at, size }) => at + size / 2)) + MARGIN),
    boxes: [...items.values()].flatMap((item) => {
      const { node, at } = item
      if (!node) return []
      return [{ node, x: leftOf(item), y: round(at - BOX_HEIGHT / 2), width: widthOf(item), height: BOX_HEIGHT }]
    }),
    wires: [...bends.values()].map(({ from, to, trigger }) => ({
      from: [leftOf(from), from.at],
      to: [rightOf(to), to.at],
      through: to.node ? undefined : leftOf(to),
      trigger,
    })),
    loops: edges.flatMap((edge) => {
      const [from, to] = [items.get(edge.from), items.get(edge.to)]
      if (!from || !to || from.layer !== to.layer) return []
      return [{ edge, x: rightOf(from), from: from.at, to: to.at }]
    }),
  }
}

function newItem(key: string, node: ViewNode | undefined, layer: number, size: number): Item {
  return { key, node, layer, size, left: [], right: [], at: 0 }
}

function columnsOf(items: readonly Item[]): Item[][] {
  const columns: Item[][] = []
  for (const item of items) {
    while (columns.length <= item.layer) columns.push([])
    columns[item.layer]?.push(item)
  }
  for (const column of columns) {
    column.sort((one, other) => compareText(one.key, other.key))
    number(column)
  }
  return columns
}

/** Sweeps to the right and back: every item goes to the mean place of its neighbours. */
function orderColumns(columns: readonly Item[][]): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const back = sweep % 2 === 1
    for (const column of back ? [...columns].reverse() : columns) {
      const wish = new Map(column.map((item) => [item, mean(back ? item.right : item.left) ?? item.at]))
      column.sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0) || one.at - other.at)
      number(column)
    }
  }
}

/** Positions are shares of the column's length, as columns differ much in length. */
function number(column: readonly Item[]): void {
  column.forEach((item, i) => {
    item.at = (i + 0.5) / column.length
  })
}

function placeColumns(columns: readonly Item[][]): void {
  for (const column of columns) {
    let y = 0
    const height = column.reduce((sum, { size }) => sum + size, 0)
    for (const item of column) {
      item.at = y + item.size / 2 - height / 2
      y += item.size
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 1 ? [...columns].reverse() : columns) settleColumn(column)
  }
}

/** As near as possible to the neighbours' heights without changing the order: runs that collide move as one. */
function settleColumn(column: readonly Item[]): void {
  const runs: { items: Item[]; height: number; wishes: number; start: number }[] = []
  for (const item of column) {
    const wish = mean([...item.left, ...item.right]) ?? item.at
    let run = { items: [item], height: item.size, wishes: wish - item.size / 2, start: wish - item.size / 2 }
    for (let last = runs[runs.length - 1]; last && last.start + last.height > run.start; last = runs[runs.length - 1]) {
      runs.pop()
      const items = [...last.items, ...run.items]
      const wishes = last.wishes + run.wishes - run.items.length * last.height
      run = { items, height: last.height + run.height, wishes, start: wishes / items.length }
    }
    runs.push(run)
  }
  for (const { items, start } of runs) {
    let y = start
    for (const item of items) {
      item.at = y + item.size / 2
      y += item.size
    }
  }
}

function mean(items: readonly Item[]): number | undefined {
  return items.length === 0 ? undefined : items.reduce((sum, { at }) => sum + at, 0) / items.length
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
