import type { Block } from '../../model/graph/graph-block.ts'

/** A module that cannot be installed, in words a reader can act upon. */
export interface Refusal {
  readonly module: string
  readonly reason: string
  /** real Odoo stops with an error and installs nothing of the request */
  readonly aborts: boolean
}

/** Says what keeps a module from being installed, with the names on the way to it. */
export function blockReason(block: Block): string {
  const { culprit, path, kind } = block
  if (kind === 'unknown') return `there is no module named ${culprit} on the addons paths`
  const own = path.length === 1
  const way = path.length > 2 ? ` (${path.join(' -> ')})` : ''
  switch (kind) {
    case 'missing':
      return own
        ? `${culprit} is not on the addons paths`
        : `depends on ${culprit}, which is not on the addons paths${way}`
    case 'not-installable':
      return own ? 'its manifest says it is not installable' : `depends on ${culprit}, which is not installable${way}`
    case 'broken': {
      const why = block.detail ?? 'it cannot be read'
      return own
        ? `its manifest cannot be used: ${why}`
        : `depends on ${culprit}, whose manifest cannot be used: ${why}${way}`
    }
    case 'cycle': {
      const cycle = [...block.cycle, culprit].join(' -> ')
      return own ? `it depends on itself: ${cycle}` : `depends on ${culprit}, which depends on itself: ${cycle}${way}`
    }
    case 'refused':
      return own ? (block.detail ?? 'refused') : `depends on ${culprit}, which is refused: ${block.detail}${way}`
  }
}
