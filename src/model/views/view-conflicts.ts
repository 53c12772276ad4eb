import type { Place } from '../../text/span.ts'
import type { Project } from '../project.ts'
import { ADDING } from './arch-attributes.ts'
import type { ArchNode } from './arch-node.ts'
import type { MergedView, ViewArchs } from './view-archs.ts'
import type { Moment } from './view-index.ts'
import { locate } from './view-locate.ts'
import { explainLoss, locatorText, nodePath } from './view-loss.ts'
import type { MergeEvent, MergeIssue } from './view-merge.ts'

/** A view of some module, and where it says what it says. */
export interface ConflictSide {
  readonly module: string
  readonly view: string
  readonly place: Place | undefined
}

/** Two modules, neither of which needs the other, that do not agree on a node of a view. */
export interface ViewConflict {
  readonly kind: /** both together cannot be installed */
    | 'breaks'
    /** they can, as long as `taker` is installed after `user` */
    | 'order'
    /** both set an attribute, and the later one wins */
    | 'attribute'
  /** the view that both change */
  readonly root: string
  /** who takes the node away, or sets the attribute first */
  readonly taker: ConflictSide
  /** who looks for the node, or sets the attribute last */
  readonly user: ConflictSide
  /** a locator, or the attribute's name */
  readonly what: string
  /** path of the node, as it was met */
  readonly path: string
}

/** Every conflict between modules of the universe of which at least one is an addon under check. */
export function viewConflicts(project: Project, archs: ViewArchs): readonly ViewConflict[] {
  const conflicts: ViewConflict[] = []
  const everything = archs.index.momentAfter(undefined)
  for (const id of contestedRoots(project, archs, everything)) {
    const merged = archs.merged(id, everything)
    if (!merged || 'kind' in merged) continue
    const finder = new ConflictFinder(project, archs, merged)
    conflicts.push(...finder.breaks(), ...finder.order(), ...finder.attributes())
  }
  return conflicts
}

/** Views without a parent that checked addons and modules that have nothing to do with them both extend. */
function contestedRoots(project: Project, archs: ViewArchs, moment: Moment): readonly string[] {
  const owners = new Map<string, Set<string>>()
  for (const id of archs.index.ids()) {
    const { views, fault } = archs.index.chain(id, moment)
    const root = views.at(-1)
    const [view] = views
    if (fault || !root || !view || view === root || !view.active) continue
    const modules = owners.get(root.id)
    if (modules) modules.add(view.module)
    else owners.set(root.id, new Set([view.module]))
  }
  const checked = new Set(project.checked.map((addon) => addon.name))
  return [...owners]
    .filter(([, modules]) =>
      [...modules].some(
        (one) => checked.has(one) && [...modules].some((other) => other !== one && unrelated(project, one, other)),
      ),
    )
    .map(([id]) => id)
    .sort()
}

/** Neither module needs the other. */
function unrelated(project: Project, one: string, other: string): boolean {
  return one !== other && !project.graph.reach(one).has(other) && !project.graph.reach(other).has(one)
}

class ConflictFinder {
  readonly #project: Project
  readonly #archs: ViewArchs
  readonly #merged: MergedView

  constructor(project: Project, archs: ViewArchs, merged: MergedView) {
    this.#project = project
    this.#archs = archs
    this.#merged = merged
  }

  /** Locators that find nothing since a module that is no stranger only by chance was there before. */
  breaks(): readonly ViewConflict[] {
    const { chain, sequence, merge } = this.#merged
    const root = chain.at(-1)
    if (!root) return []
    const found: ViewConflict[] = []
    for (const issue of merge.issues) {
      if (issue.kind !== 'not-found' || !this.#project.isComplete(issue.origin.module)) continue
      const loss = explainLoss(this.#archs, this.#archs.source, issue.spec, root, sequence, {
        moment: this.#archs.index.momentAfter(undefined),
        chain,
        auto: new Set(),
      })
      const { by } = loss
      if (!by || !this.#concerns(by.module, issue.origin.module) || !this.#togetherLost(by.module, issue)) continue
      found.push({
        kind: 'breaks',
        root: root.id,
        taker: { module: by.module, view: by.view, place: by.place },
        user: this.#side(issue),
        what: locatorText(issue.spec),
        path: '',
      })
    }
    return found
  }

  /** With these two modules and what they need alone, the locator is lost as well. */
  #togetherLost(taker: string, issue: MergeIssue): boolean {
    const { graph } = this.#project
    const there = new Set([taker, issue.origin.module, ...graph.reach(taker), ...graph.reach(issue.origin.module)])
    const merged = this.#archs.merged(this.#merged.view.id, {
      has: (module) => there.has(module),
      until: Number.POSITIVE_INFINITY,
    })
    return (
      merged !== undefined &&
      !('kind' in merged) &&
      merged.merge.issues.some(
        (one) =>
          one.kind === 'not-found' &&
          one.origin.view === issue.origin.view &&
          locatorText(one.spec) === locatorText(issue.spec),
      )
    )
  }

  /** Nodes that one module uses and a later one takes away: the other way round the first could not be installed. */
  order(): readonly ViewConflict[] {
    const { merge, view } = this.#merged
    const found: ViewConflict[] = []
    const uses: MergeEvent[] = []
    for (const event of merge.events) {
      if (event.kind === 'use') uses.push(event)
      if (event.kind !== 'remove') continue
      const taken = new Set<ArchNode>()
      const visit = (node: ArchNode): void => {
        taken.add(node)
        node.children.forEach(visit)
      }
      visit(event.node)
      for (const use of uses) {
        if (!taken.has(use.node) || use.more > 0 || !this.#concerns(event.origin.module, use.origin.module)) continue
        if (!this.#exchangeable(event, use) || (merge.root && locate(merge.root, use.spec).found !== 'nothing'))
          continue
        found.push({
          kind: 'order',
          root: view.id,
          taker: this.#side(event),
          user: this.#side(use),
          what: locatorText(use.spec),
          path: nodePath(use.node),
        })
      }
    }
    return found
  }

  /** Which of two views is applied first depends on nothing but the order of installation. */
  #exchangeable(one: MergeEvent, other: MergeEvent): boolean {
    const find = (event: MergeEvent) => this.#merged.sequence.find((view) => view.id === event.origin.view)
    const first = find(one)
    const second = find(other)
    return first?.inherit === second?.inherit && first?.priority === second?.priority
  }

  /** Attributes that two modules set to different values. */
  attributes(): readonly ViewConflict[] {
    const found: ViewConflict[] = []
    const last = new Map<ArchNode, Map<string, MergeEvent>>()
    for (const event of this.#merged.merge.events) {
      if (event.kind !== 'attribute') continue
      const attribute = event.spec.plain('name') ?? ''
      const plain = ADDING.every((name) => event.spec.get(name) === undefined)
      let known = last.get(event.node)
      if (!known) last.set(event.node, (known = new Map()))
      const before = known.get(attribute)
      if (plain) known.set(attribute, event)
      if (!plain || !before || before.spec.ownText === event.spec.ownText) continue
      if (!this.#concerns(before.origin.module, event.origin.module)) continue
      found.push({
        kind: 'attribute',
        root: this.#merged.view.id,
        taker: this.#side(before),
        user: this.#side(event),
        what: attribute,
        path: nodePath(event.node),
      })
    }
    return found
  }

  /** Two modules that have nothing to do with each other, one of them under check, and that Odoo installs. */
  #concerns(one: string, other: string): boolean {
    return (
      [one, other].every((name) => this.#project.graph.node(name)?.installable) &&
      (this.#project.addon(one)?.checked === true || this.#project.addon(other)?.checked === true) &&
      unrelated(this.#project, one, other)
    )
  }

  #side({ origin, spec }: Pick<MergeEvent, 'origin' | 'spec'>): ConflictSide {
    return { module: origin.module, view: origin.view, place: this.#archs.source.tag(spec) }
  }
}
