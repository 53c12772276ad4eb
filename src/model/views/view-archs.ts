import type { Series } from '../../text/series.ts'
import type { Project } from '../project.ts'
import { type ArchNode, archOf } from './arch-node.ts'
import { ArchSource } from './arch-source.ts'
import { Registries } from './registry-keys.ts'
import { ViewAuditor } from './view-audit.ts'
import { autoInstalledWith } from './view-auto.ts'
import { type ViewConflict, viewConflicts } from './view-conflicts.ts'
import type { ViewAudit } from './view-facts.ts'
import { type ChainFault, type DeclaredView, type Moment, ViewIndex, type ViewState } from './view-index.ts'
import { ArchMerge } from './view-merge.ts'

/** A view merged as it is at some moment. */
export interface MergedView {
  readonly view: ViewState
  /** the view and its ancestors, itself first */
  readonly chain: readonly ViewState[]
  readonly sequence: readonly ViewState[]
  readonly merge: ArchMerge
}

/** The merged archs of a project's views. */
export class ViewArchs {
  readonly index: ViewIndex
  readonly registries: Registries
  readonly #project: Project
  readonly source: ArchSource
  #conflicts: readonly ViewConflict[] | undefined
  readonly #auto = new Map<string, ReadonlySet<string>>()
  readonly #audits = new Map<string, ViewAudit>()
  readonly #prototypes = new Map<DeclaredView, ArchNode | undefined>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    this.index = new ViewIndex(project, universe)
    this.source = new ArchSource(project)
    this.registries = new Registries(project, universe)
  }

  /** What is wrong with the views of an addon, each judged at the moment when Odoo checks it. */
  audit(module: string): ViewAudit {
    let audit = this.#audits.get(module)
    if (!audit) this.#audits.set(module, (audit = new ViewAuditor(this.#project, this, this.source).audit(module)))
    return audit
  }

  /** Where addons that do not need each other do not agree on a view. */
  get conflicts(): readonly ViewConflict[] {
    this.#conflicts ??= viewConflicts(this.#project, this)
    return this.#conflicts
  }

  get series(): Series {
    return this.#project.series
  }

  /** Modules that Odoo installs by itself together with one. */
  autoInstalledWith(module: string): ReadonlySet<string> {
    let found = this.#auto.get(module)
    if (!found) this.#auto.set(module, (found = autoInstalledWith(this.#project, module)))
    return found
  }

  /** Merges a view with all that extends it at a moment; or tells why its parent cannot be had. */
  merged(id: string, moment: Moment): MergedView | ChainFault | undefined {
    const { views: chain, fault } = this.index.chain(id, moment)
    if (fault) return fault
    const [view] = chain
    const root = chain.at(-1)
    if (!view || !root) return undefined
    const sequence = this.index.sequence(chain, moment)
    return { view, chain, sequence, merge: this.merge(root, sequence) }
  }

  /** Applies extensions to a root, one after the other. */
  merge(root: ViewState, sequence: readonly ViewState[], prepare?: (merge: ArchMerge) => void): ArchMerge {
    const merge = new ArchMerge(this.prototype(root.arch)?.clone(), this.#project.series)
    merge.parents = new Map(sequence.map(({ id, inherit }) => [id, inherit]))
    if (!merge.root) merge.uncertain = true
    prepare?.(merge)
    for (const view of sequence) {
      const arch = this.prototype(view.arch)
      if (!arch) {
        // an arch that is written in a way that a reading cannot follow
        if (view.arch.part.writes === undefined || view.arch.part.writes.includes('arch')) merge.uncertain = true
        continue
      }
      merge.apply(arch.clone())
      if (view.type === 'qweb' && view.mode === 'primary')
        merge.root?.set('t-name', view.id, {
          module: view.module,
          view: view.id,
          attribute: 't-name',
          place: undefined,
        })
    }
    return merge
  }

  /** The arch of one declaration alone; not to be changed. */
  prototype(declared: DeclaredView): ArchNode | undefined {
    if (!this.#prototypes.has(declared)) {
      const { part, module } = declared
      const origin = { module, view: part.id }
      // of a file that is not well formed the beginning alone was read
      const broken = part.place && (this.source.facts(part.place.file)?.issues.length ?? 0) > 0
      const arch = broken ? undefined : part.arch
      this.#prototypes.set(declared, arch && archOf(arch, origin, part.place === undefined))
    }
    return this.#prototypes.get(declared)
  }
}
