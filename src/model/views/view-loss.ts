import { nearName } from '../../text/near-name.ts'
import { type Series, since } from '../../text/series.ts'
import { type ArchNode, type ArchOrigin, walkArch } from './arch-node.ts'
import type { ArchSource } from './arch-source.ts'
import type { ViewArchs } from './view-archs.ts'
import type { Loss } from './view-facts.ts'
import type { Moment, ViewState } from './view-index.ts'
import { locate, locateXpath } from './view-locate.ts'
import type { ArchMerge } from './view-merge.ts'
import { parseXpath } from './xpath.ts'

/** What a reader calls a locator: an xpath, or a tag with its attributes. */
export function locatorText(spec: ArchNode): string {
  if (spec.tag === 'xpath') return spec.plain('expr') ?? '<xpath>'
  const attributes = spec.attributes.filter(
    ([name]) => name !== 'position' && (spec.tag !== 'field' || name === 'name'),
  )
  return `<${[spec.tag, ...attributes.map(([name, value]) => `${name}="${value}"`)].join(' ')}>`
}

/** A short path to a node: every ancestor's tag, with names where there are some. */
export function nodePath(node: ArchNode): string {
  const steps: string[] = []
  for (let at: ArchNode | undefined = node; at; at = at.parent) {
    const name = at.plain('name') ?? at.plain('id')
    const same = at.parent?.children.filter((one) => one.tag === at?.tag) ?? []
    const place = same.length > 1 ? `[${same.indexOf(at) + 1}]` : ''
    steps.unshift(
      name === undefined
        ? `${at.tag}${place}`
        : `${at.tag}[@${at.plain('name') === undefined ? 'id' : 'name'}='${name}']`,
    )
  }
  return steps.length > 4 ? `…/${steps.slice(-3).join('/')}` : `/${steps.join('/')}`
}

/** Finds out why a locator finds nothing: who took the node away, who would bring it, what is there instead. */
export function explainLoss(
  archs: ViewArchs,
  source: ArchSource,
  spec: ArchNode,
  root: ViewState,
  sequence: readonly ViewState[],
  everywhere: { readonly moment: Moment; readonly chain: readonly ViewState[]; readonly auto: ReadonlySet<string> },
): Loss {
  let last: { readonly spec: ArchNode; readonly origin: ArchOrigin } | undefined
  let culprit: typeof last
  let there = false
  let reached = false
  let before: ArchNode | undefined
  const replay = archs.merge(root, sequence, (merge) => {
    const look = (): boolean => merge.root !== undefined && locate(merge.root, spec).found === 'node'
    there = look()
    merge.onSpec = (next, origin) => {
      if (reached) return
      const now = look()
      if (there && !now) culprit = last
      else if (now) culprit = undefined
      there = now
      last = { spec: next, origin }
      if (sameSpec(next, spec)) {
        reached = true
        before = merge.root
      }
    }
  })
  const arch = before ?? replay.root
  const by = culprit && {
    module: culprit.origin.module,
    view: culprit.origin.view,
    how: howGone(culprit.spec),
    place: source.tag(culprit.spec),
  }
  const owner = by ? undefined : ownerElsewhere(archs, spec, root, everywhere)
  return {
    by,
    owner,
    masked: owner !== undefined && everywhere.auto.has(owner),
    nearest: arch && nearest(arch, spec),
    renamed: arch && spec.tag === 'xpath' ? renamedLists(arch, spec.plain('expr') ?? '', archs.series) : undefined,
    odd: arch && spec.tag !== 'xpath' ? oddAttribute(arch, spec) : undefined,
    reached: arch && spec.tag === 'xpath' ? reachedPart(arch, spec.plain('expr') ?? '') : undefined,
  }
}

function sameSpec(one: ArchNode, other: ArchNode): boolean {
  return (
    one.origin.view === other.origin.view &&
    one.place !== undefined &&
    one.place.file === other.place?.file &&
    one.place.span[0] === other.place.span[0]
  )
}

function howGone(spec: ArchNode): NonNullable<Loss['by']>['how'] {
  const position = spec.plain('position')
  if (position === 'attributes') return 'changed'
  if (position !== 'replace') return 'moved'
  return 'removed'
}

/** The module whose view would add the node, were it in reach. */
function ownerElsewhere(
  archs: ViewArchs,
  spec: ArchNode,
  root: ViewState,
  { moment, chain }: { moment: Moment; chain: readonly ViewState[] },
): string | undefined {
  const sequence = archs.index.sequence(chain, moment).filter((view) => view.id !== spec.origin.view)
  const merge: ArchMerge = archs.merge(root, sequence)
  const located = merge.root && locate(merge.root, spec)
  return located?.found === 'node' ? located.node.origin.module : undefined
}

/** The xpath with the name that lists have in this series, where that finds what the written one does not. */
export function renamedLists(arch: ArchNode, text: string, series: Series): string | undefined {
  const [old, now] = since(series, '18.0') ? ['tree', 'list'] : ['list', 'tree']
  const renamed = text.replace(new RegExp(`(?<=^|[/[(|:\\s])${old}(?=$|[/[\\])|\\s])`, 'g'), now)
  return renamed !== text && locateXpath(arch, renamed).found === 'node' ? renamed : undefined
}

/** Every attribute of a locator counts, `mode` among them: one without which it would find something. */
function oddAttribute(arch: ArchNode, spec: ArchNode): string | undefined {
  const names = spec.attributes.map(([name]) => name).filter((name) => name !== 'position')
  if (spec.tag === 'field' || names.length < 2) return undefined
  for (const odd of names) {
    const wanted = spec.attributes.filter(([name]) => name !== odd && name !== 'position')
    const isThere = [...walkArch(arch)].some(
      (node) => node.tag === spec.tag && wanted.every(([name, value]) => node.plain(name) === value),
    )
    if (isThere) return odd
  }
  return undefined
}

/** A node that is there and has the locator's name, or one much like it. */
export function nearest(arch: ArchNode, spec: ArchNode): Loss['nearest'] {
  const wanted = wantedNode(spec)
  if (!wanted) return undefined
  const { tag, attribute, value } = wanted
  const nodes = [...walkArch(arch)]
  const told = (node: ArchNode | undefined): Loss['nearest'] =>
    node && { path: nodePath(node), module: node.origin.module }
  if (value === undefined) return undefined
  const same = nodes.filter((node) => node.plain(attribute) === value)
  const exact = same.find((node) => tag === undefined || node.tag === tag) ?? same[0]
  if (exact) return told(exact)
  const names = new Map<string, ArchNode>()
  for (const node of nodes) {
    const name = node.plain(attribute)
    if (name !== undefined && (tag === undefined || node.tag === tag) && !names.has(name)) names.set(name, node)
  }
  const near = nearName(value, names.keys())
  return near === undefined ? undefined : told(names.get(near))
}

/** The tag and the telling attribute of the node that a locator wants. */
function wantedNode(
  spec: ArchNode,
): { readonly tag: string | undefined; readonly attribute: string; readonly value: string | undefined } | undefined {
  if (spec.tag !== 'xpath') {
    const [attribute = 'name', value] =
      spec.attributes.find(([name]) => name === 'name') ?? spec.attributes.find(([name]) => name !== 'position') ?? []
    return { tag: spec.tag, attribute, value }
  }
  const expr = parseXpath(spec.plain('expr') ?? '')
  if ('issue' in expr || expr.k !== 'path') return undefined
  const steps = expr.base?.k === 'path' && expr.steps.length === 0 ? expr.base.steps : expr.steps
  for (const step of steps.toReversed()) {
    for (const predicate of step.predicates) {
      if (
        predicate.k !== 'binary' ||
        predicate.op !== '=' ||
        predicate.left.k !== 'path' ||
        predicate.right.k !== 'string'
      )
        continue
      const [attribute] = predicate.left.steps
      if (attribute?.axis !== 'attribute' || attribute.test.k !== 'name') continue
      return {
        tag: step.test.k === 'name' ? step.test.name : undefined,
        attribute: attribute.test.name,
        value: predicate.right.value,
      }
    }
  }
  return undefined
}

/** The longest beginning of a path that finds something. */
function reachedPart(arch: ArchNode, text: string): string | undefined {
  const expr = parseXpath(text)
  if ('issue' in expr || expr.k !== 'path' || expr.base) return undefined
  for (let i = expr.steps.length - 2; i >= 0; i--) {
    const step = expr.steps[i]
    if (!step || step.end === step.start) continue
    const part = text.slice(0, step.end)
    if (locateXpath(arch, part).found === 'node') return part
  }
  return undefined
}
