import type { PartPlace } from '../../facts/module-facts.ts'
import { namesGroupField } from '../../knowledge/group-fields.ts'
import { type Series, since } from '../../text/series.ts'
import { mergedAttribute } from './arch-attributes.ts'
import { ArchNode, type ArchOrigin, walkArch } from './arch-node.ts'
import { isNowhere, type Located, locate } from './view-locate.ts'

/** Why a specification of an extension cannot be applied, or not surely. */
export interface MergeIssue {
  readonly kind:
    | 'not-found'
    /** an `<xpath>` or a node to move cannot be judged */
    | 'unknown'
    | 'syntax'
    | 'fault'
    | 'position'
    /** something is put beside the root */
    | 'root-sibling'
    | 'mode'
    /** a node to move has children */
    | 'move-children'
    /** a node is moved into itself */
    | 'move-inside'
    /** the root is replaced by nothing */
    | 'root-removed'
    | 'attribute'
    /** a child of `position="attributes"` that is no `<attribute>` */
    | 'unread'
  readonly origin: ArchOrigin
  /** the element of the extension */
  readonly spec: ArchNode
  readonly located: Located | undefined
  readonly detail: string
}

/** What a specification did to a node. */
export interface MergeEvent {
  readonly kind: 'use' | 'remove' | 'replace-root' | 'move' | 'attribute'
  readonly origin: ArchOrigin
  readonly spec: ArchNode
  /** the node that was located */
  readonly node: ArchNode
  /** for `use`: further nodes that the locator would find */
  readonly more: number
}

/** A root arch with extensions applied to it, one after the other. */
export class ArchMerge {
  readonly series: Series
  root: ArchNode | undefined
  /** something could not be judged or applied: what is not found from now on may still be there */
  uncertain = false
  /** a release's own extension of a template may have been put elsewhere: what it brings is there, somewhere */
  misplaced = false
  /** by view: the view that it extends */
  parents: ReadonlyMap<string, string> = new Map()
  readonly issues: MergeIssue[] = []
  readonly events: MergeEvent[] = []
  /** called before each specification, for those who look for the moment when something changed */
  onSpec: ((spec: ArchNode, origin: ArchOrigin) => void) | undefined
  /** count of specifications whose locator was judged, and of those that could not be */
  judged = 0
  unjudged = 0

  constructor(root: ArchNode | undefined, series: Series) {
    this.root = root
    this.series = series
  }

  /** Applies an extension's arch as `apply_inheritance_specs` does. The arch given is used up: hand in a clone. */
  apply(arch: ArchNode): void {
    const specs: ArchNode[] = [arch]
    for (const spec of specs) {
      if (spec.tag === 'data') {
        specs.push(...spec.children)
        continue
      }
      this.onSpec?.(spec, spec.origin)
      this.#spec(spec)
    }
  }

  #spec(spec: ArchNode): void {
    const node = this.#locate(spec)
    if (!node || !this.root) return
    const position = spec.plain('position') ?? 'inside'
    switch (position) {
      case 'replace':
        this.#replace(node, spec)
        break
      case 'attributes':
        this.#attributes(node, spec)
        break
      case 'inside':
        node.hasText ||= spec.hasText
        for (const child of [...spec.children]) this.#insert(child, (one) => node.append(one), node)
        break
      case 'before':
      case 'after': {
        const parent = node.parent
        if (!parent) {
          this.#issue('root-sibling', spec, position)
          break
        }
        parent.hasText ||= spec.hasText
        const marker = position === 'before' ? node : sentinel(parent, node)
        for (const child of [...spec.children])
          this.#insert(child, (one) => marker.parent?.insertBefore(marker, [one]), parent)
        if (marker !== node) marker.remove()
        break
      }
      default:
        this.#issue('position', spec, position)
    }
  }

  /** The node that a specification means; tells when there is none. */
  #locate(spec: ArchNode): ArchNode | undefined {
    if (!this.root) return undefined
    const located = locate(this.root, spec)
    switch (located.found) {
      case 'node':
        this.judged++
        this.events.push({ kind: 'use', origin: spec.origin, spec, node: located.node, more: located.more })
        return located.node
      case 'unknown':
        // Odoo installs its own releases: what they look for is there
        if (spec.place === undefined && located.node && !this.uncertain && (located.sole || this.#mayMisplace(spec))) {
          if (!located.sole) this.misplaced = true
          this.events.push({ kind: 'use', origin: spec.origin, spec, node: located.node, more: 0 })
          return located.node
        }
        this.unjudged++
        this.uncertain = true
        this.issues.push({ kind: 'unknown', origin: spec.origin, spec, located, detail: '' })
        return located.node
      case 'nothing': {
        const unsure =
          this.uncertain ||
          this.#isOfGroups(spec) ||
          (this.misplaced && !this.#isNowhere(spec)) ||
          this.#isUnplaced(spec)
        if (unsure) this.unjudged++
        else this.judged++
        this.issues.push({
          kind: unsure ? 'unknown' : 'not-found',
          origin: spec.origin,
          spec,
          located,
          detail: '',
        })
        // Odoo installs its own releases: what is not found there is missing from our knowledge of them
        if (spec.place === undefined && !this.events.some((event) => event.spec.place)) this.uncertain = true
        return undefined
      }
      case 'syntax':
        this.judged++
        this.issues.push({ kind: 'syntax', origin: spec.origin, spec, located, detail: located.issue.message })
        return undefined
      case 'fault':
        this.judged++
        this.issues.push({ kind: 'fault', origin: spec.origin, spec, located, detail: located.message })
        return undefined
    }
  }

  /** Templates alone are judged by nothing but what is found in them. */
  #mayMisplace(spec: ArchNode): boolean {
    return this.root?.tag === 't' && spec.plain('position') !== 'attributes'
  }

  /** Odoo writes such nodes into the form of users, so that no file has them. */
  #isOfGroups(spec: ArchNode): boolean {
    return namesGroupField(spec.plain('expr') ?? spec.plain('name') ?? '', this.series)
  }

  /** Is it in what the view, or one that it extends, would bring, did that have a place? That it has none is told. */
  #isUnplaced(spec: ArchNode): boolean {
    const { unplaced } = this
    if (unplaced.length === 0) return false
    const own = new Set<string>()
    for (let view: string | undefined = spec.origin.view; view && !own.has(view); view = this.parents.get(view))
      own.add(view)
    return unplaced.some(
      ({ origin, children }) => own.has(origin.view) && children.some((child) => !isNowhere(child, spec)),
    )
  }

  /** Specifications that bring something and whose place is not found. */
  get unplaced(): readonly ArchNode[] {
    return this.issues.flatMap(({ located, spec }) => (located?.found === 'nothing' ? [spec] : []))
  }

  /** Neither in the arch as it is, nor in what was taken out of it. */
  #isNowhere(spec: ArchNode): boolean {
    const gone = this.events.filter((event) => event.kind === 'remove' || event.kind === 'replace-root')
    return [this.root, ...gone.map((event) => event.node)].every((root) => root === undefined || isNowhere(root, spec))
  }

  #issue(kind: MergeIssue['kind'], spec: ArchNode, detail: string): void {
    this.issues.push({ kind, origin: spec.origin, spec, located: undefined, detail })
  }

  /** Puts a child of a specification somewhere; with `position="move"` it is the node that it locates. */
  #insert(child: ArchNode, put: (node: ArchNode) => void, into: ArchNode): void {
    if (child.plain('position') !== 'move') {
      child.remove()
      put(child)
      return
    }
    const moved = this.#extract(child, into)
    if (!moved) return
    moved.movedBy = child.origin
    put(moved)
  }

  #extract(spec: ArchNode, into: ArchNode): ArchNode | undefined {
    if (spec.children.length > 0) {
      this.#issue('move-children', spec, '')
      return undefined
    }
    const node = this.#locate(spec)
    if (!node) return undefined
    if (node.holds(into) || !node.parent) {
      this.#issue('move-inside', spec, '')
      return undefined
    }
    this.events.push({ kind: 'move', origin: spec.origin, spec, node, more: 0 })
    node.remove()
    return node
  }

  #replace(node: ArchNode, spec: ArchNode): void {
    const mode = spec.plain('mode') ?? 'outer'
    if (mode === 'inner') {
      for (const child of [...node.children]) {
        this.events.push({ kind: 'remove', origin: spec.origin, spec, node: child, more: 0 })
        child.remove()
      }
      node.ownText = spec.ownText
      node.hasText = spec.hasText
      for (const child of [...spec.children]) {
        child.remove()
        node.append(child)
      }
      return
    }
    if (mode !== 'outer') {
      this.#issue('mode', spec, mode)
      return
    }
    for (const holder of [...walkArch(spec)].slice(1)) {
      if (holder.ownText !== '$0') continue
      holder.ownText = undefined
      holder.append(node.clone())
    }
    const { parent } = node
    if (!parent) {
      this.#replaceRoot(node, spec)
      return
    }
    for (const child of [...spec.children]) this.#insert(child, (one) => node.parent?.insertBefore(node, [one]), parent)
    this.events.push({ kind: 'remove', origin: spec.origin, spec, node, more: 0 })
    node.remove()
  }

  #replaceRoot(node: ArchNode, spec: ArchNode): void {
    const [content] = spec.children
    if (!content) {
      this.#issue('root-removed', spec, '')
      return
    }
    this.events.push({ kind: 'replace-root', origin: spec.origin, spec, node, more: 0 })
    const root = content.clone()
    const name = node.get('t-name')
    if (name) root.set('t-name', name, { ...spec.origin, attribute: 't-name', place: undefined })
    root.changes = []
    this.root = root
  }

  #attributes(node: ArchNode, spec: ArchNode): void {
    for (const child of spec.children)
      if (![...walkArch(child)].some((one) => one.tag === 'attribute')) this.#issue('unread', child, `<${child.tag}>`)
    for (const child of [...walkArch(spec)].slice(1)) {
      if (child.tag !== 'attribute') continue
      const unread = since(this.series, '18.0') ? undefined : unreadAttribute(child)
      if (unread !== undefined) this.#issue('unread', child, `${unread}="…" of an <attribute>`)
      const attribute = child.plain('name')
      if (attribute === undefined) {
        this.#issue('attribute', child, 'it has no name')
        continue
      }
      const result = mergedAttribute(child, attribute, node.get(attribute), since(this.series, '18.0'))
      if ('fault' in result) {
        this.#issue('attribute', child, result.fault)
        continue
      }
      const place: PartPlace | undefined = child.place
      node.set(attribute, result.value, { ...child.origin, attribute, place })
      this.events.push({ kind: 'attribute', origin: spec.origin, spec: child, node, more: 0 })
    }
  }
}

/** An attribute that looks as if it held the value, which stands between the tags. */
function unreadAttribute(attribute: ArchNode): string | undefined {
  if (attribute.ownText !== undefined || attribute.hasText) return undefined
  const names = attribute.attributes.map(([name]) => name)
  return names.some((name) => /^(?:add|remove|operation)$/.test(name))
    ? undefined
    : names.find((name) => name === 'value')
}

/** An empty element after a node, which keeps the place while children are put before it. */
function sentinel(parent: ArchNode, node: ArchNode): ArchNode {
  const marker = new ArchNode('sentinel', [], undefined, false, node.origin, undefined)
  marker.parent = parent
  parent.children.splice(parent.children.indexOf(node) + 1, 0, marker)
  return marker
}
