import type { SkeletonNode } from '../../facts/module-facts.ts'
import { once } from '../../knowledge/once.ts'
import type { Project } from '../project.ts'
import type { ArchSource } from './arch-source.ts'
import type { MergedView, ViewArchs } from './view-archs.ts'
import { isTouched, type ViewCheck } from './view-check.ts'
import { checkAttributes } from './view-check-attributes.ts'
import { checkButtons } from './view-check-buttons.ts'
import { checkCards } from './view-check-cards.ts'
import { checkChain } from './view-check-chain.ts'
import { checkClient, checkModifiers } from './view-check-client.ts'
import { ownRemovals } from './view-check-expressions.ts'
import { checkFields, nestedTrees } from './view-check-fields.ts'
import { checkGrammar } from './view-check-grammar.ts'
import { checkLocators } from './view-check-locators.ts'
import { checkLogged } from './view-check-logged.ts'
import { checkElements, checkNames, checkSettings } from './view-check-names.ts'
import { checkReadable } from './view-check-reads.ts'
import { checkArch, checkRecord, checkRoot, isTemplate } from './view-check-record.ts'
import { checkCardTemplates, checkStructure } from './view-check-structure.ts'
import { checkUnstored } from './view-check-unstored.ts'
import { checkWidgets } from './view-check-widgets.ts'
import type { LocatorAudit } from './view-declared.ts'
import { ViewAudit, type ViewFact } from './view-facts.ts'
import type { DeclaredView } from './view-index.ts'
import { walkView } from './view-walk.ts'

type Emit = (fact: ViewFact) => void

/** Judges every view of one addon at the moment when Odoo would check it. */
export class ViewAuditor {
  readonly #project: Project
  readonly #archs: ViewArchs
  readonly #source: ArchSource
  #facts: ViewFact[] = []
  #count = { judged: 0, unjudged: 0 }

  constructor(project: Project, archs: ViewArchs, source: ArchSource) {
    this.#project = project
    this.#archs = archs
    this.#source = source
  }

  #emit(declared: DeclaredView): Emit {
    const demo = declared.part.demo
    return (fact) => void this.#facts.push(demo ? { ...fact, demo } : fact)
  }

  audit(module: string): ViewAudit {
    this.#facts = []
    this.#count = { judged: 0, unjudged: 0 }
    // Odoo never reads the views of an addon that is switched off
    if (this.#project.addon(module)?.installable === false) return new ViewAudit([], 0, 0)
    for (const declared of this.#archs.index.ofModule(module)) this.#declared(declared)
    return new ViewAudit(this.#facts, this.#count.judged, this.#count.unjudged)
  }

  #declared(declared: DeclaredView): void {
    const { part } = declared
    const emit = this.#emit(declared)
    checkArch(this.#project, this.#source, declared, emit)
    const merged = this.#archs.merged(part.id, this.#archs.index.momentOf(declared))
    if (!merged) return
    const audit: LocatorAudit = {
      project: this.#project,
      archs: this.#archs,
      source: this.#source,
      declared,
      count: this.#count,
      emit,
    }
    if ('kind' in merged) {
      checkChain(audit, merged)
      if (part.arch) this.#count.unjudged += specCount(part.arch)
      return
    }
    checkRecord(this.#project, this.#source, declared, merged, emit)
    if (!part.arch) return
    checkLocators(audit, merged)
    const { root } = merged.merge
    const { model } = merged.view
    if (!root || isTemplate(merged)) return
    const modelOf = (name: string) => this.#project.models.view(name, declared.module)
    const check: ViewCheck = {
      project: this.#project,
      series: this.#project.series,
      source: this.#source,
      module: declared.module,
      view: part.id,
      declared,
      merged,
      modelOf,
      emit,
      wider: once(() => this.#wider(declared)),
    }
    checkRoot(check, root)
    if (!merged.view.active || (merged.view.inherit !== '' && !merged.sequence.some((view) => view.id === part.id)))
      return
    const all = walkView(root, modelOf(model), this.#project.series, modelOf)
    // an extension touches little of what it extends, and the rest is judged where it was written
    const visits = all.filter(({ node }) => isTouched(check, node))
    // what it took away may leave any of the others wanting
    const bereft = ownRemovals(check).length > 0 ? all : visits
    checkStructure(check, visits)
    checkCardTemplates(check, all)
    checkGrammar(check, root)
    checkFields(check, bereft, nestedTrees(check, all))
    checkButtons(check, visits)
    checkAttributes(check, bereft)
    checkModifiers(check, visits)
    checkReadable(check, visits)
    checkClient(check, visits)
    checkUnstored(check, visits)
    checkWidgets(check, visits)
    checkCards(check, visits)
    checkNames(check, visits)
    checkElements(check, visits)
    checkSettings(check, visits)
    checkLogged(check, visits)
  }

  /** The view merged with what modules that Odoo installs by itself bring too; `undefined` when there are none. */
  #wider(declared: DeclaredView): { readonly modules: ReadonlySet<string>; readonly merged: MergedView | undefined } {
    const modules = this.#archs.autoInstalledWith(declared.module)
    const moment = this.#archs.index.momentOf(declared)
    const merged =
      modules.size === 0
        ? undefined
        : this.#archs.merged(declared.part.id, {
            ...moment,
            has: (module) => modules.has(module) || moment.has(module),
          })
    return { modules, merged: merged && !('kind' in merged) ? merged : undefined }
  }
}

/** How many nodes an extension looks for. */
function specCount(arch: SkeletonNode): number {
  return arch.tag === 'data' ? arch.children.reduce((sum, child) => sum + specCount(child), 0) : 1
}
