import type { OutlineNode, ViewOutline } from '../../plan/view/view-outline.ts'

/** A place in words that a reader can follow, `views/shop.xml:12`; `undefined` for built-in releases. */
export type Where = (place: OutlineNode['place']) => string | undefined

/** One line of a printed view. */
export interface ViewLine {
  readonly depth: number
  readonly node: OutlineNode
  /** the tag as it is written, an ellipsis for values that are not known */
  readonly markup: string
  /** who changed or moved it, in words */
  readonly notes: readonly string[]
}

/** The lines of a view: one for each node, and one for the end of each that holds others. */
export function viewLines(outline: ViewOutline): readonly ViewLine[] {
  const lines: ViewLine[] = []
  const visit = (node: OutlineNode, depth: number): void => {
    const attributes = node.attributes
      .filter(({ name }) => name !== '#text')
      .map(({ name, value }) => ` ${name}="${value === undefined ? '…' : value.replace(/\s+/g, ' ').trim()}"`)
      .join('')
    const empty = node.children.length === 0
    const text = node.text === undefined ? '' : node.text.replace(/\s+/g, ' ')
    const end = empty ? (text === '' ? '/>' : `>${text}</${node.tag}>`) : `>${text}`
    const notes = [
      ...node.attributes.flatMap(({ name, by }) => (by ? [`${name} by ${by.view} of ${by.module}`] : [])),
      ...(node.movedBy ? [`moved by ${node.movedBy.view} of ${node.movedBy.module}`] : []),
    ]
    lines.push({ depth, node, markup: `<${node.tag}${attributes}${end}`, notes })
    if (empty) return
    for (const child of node.children) visit(child, depth + 1)
    lines.push({ depth, node, markup: `</${node.tag}>`, notes: [] })
  }
  visit(outline.root, 0)
  return lines
}

/** Modules in the order in which their nodes first stand in a view. */
export function modulesOf(lines: readonly ViewLine[]): readonly string[] {
  return [...new Set(lines.map((line) => line.node.module))]
}

/** What a reader must know of a view before its nodes. */
export function viewTitle({ id, model, type, series, asOf }: ViewOutline): string {
  const parts = [id, ...(model === '' ? [] : [model]), type, `Odoo ${series}`]
  return `${parts.join(' · ')}, ${asOf === undefined ? 'with all that the addons here need' : `as of ${asOf}`}`
}

/** What is not as it would be in a database. */
export function viewRemarks(outline: ViewOutline, where: Where): readonly string[] {
  return [
    ...outline.lost.map(({ kind, view, module, place }) => {
      const at = where(place)
      const what = kind === 'not-found' ? 'finds nothing' : kind === 'unknown' ? 'could not be judged' : 'is refused'
      return `a locator of ${view} of ${module}${at === undefined ? '' : ` (${at})`} ${what}`
    }),
    ...(outline.builtIn
      ? ['what comes from a built-in release has no texts, and … stands for values that it does not keep']
      : []),
  ]
}
