import type { SkeletonNode } from '../../facts/module-facts.ts'
import { isEarlyRelease } from '../../knowledge/release.ts'
import { since } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { Project } from '../project.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import type { ArchSource } from './arch-source.ts'
import type { MergedView, ViewArchs } from './view-archs.ts'
import type { ViewCheck } from './view-check.ts'
import { checkAttributes } from './view-check-attributes.ts'
import { checkButtons } from './view-check-buttons.ts'
import { checkCards } from './view-check-cards.ts'
import { checkClient, checkModifiers } from './view-check-client.ts'
import { checkFields } from './view-check-fields.ts'
import { checkGrammar } from './view-check-grammar.ts'
import { checkLogged } from './view-check-logged.ts'
import { checkNames, checkSettings } from './view-check-names.ts'
import { checkArch, checkRecord, checkRoot, isTemplate } from './view-check-record.ts'
import { checkStructure } from './view-check-structure.ts'
import { checkUnstored } from './view-check-unstored.ts'
import { checkWidgets } from './view-check-widgets.ts'
import { ViewAudit, type ViewFact } from './view-facts.ts'
import type { ChainFault, DeclaredView } from './view-index.ts'
import { explainLoss, locatorText, nodePath } from './view-loss.ts'
import type { MergeEvent, MergeIssue } from './view-merge.ts'
import { walkView } from './view-walk.ts'

type Emit = (fact: ViewFact) => void

/** Judges every view of one addon at the moment when Odoo would check it. */
export class ViewAuditor {
  readonly #project: Project
  readonly #archs: ViewArchs
  readonly #source: ArchSource
  #facts: ViewFact[] = []
  #judged = 0
  #unjudged = 0

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
    this.#judged = 0
    this.#unjudged = 0
    for (const declared of this.#archs.index.ofModule(module)) this.#declared(declared)
    return new ViewAudit(this.#facts, this.#judged, this.#unjudged)
  }

  #declared(declared: DeclaredView): void {
    const { part } = declared
    const emit = this.#emit(declared)
    checkArch(this.#project, this.#source, declared, emit)
    const merged = this.#archs.merged(part.id, this.#archs.index.momentOf(declared))
    if (!merged) return
    if ('kind' in merged) {
      this.#fault(declared, merged, emit)
      if (part.arch) this.#unjudged += specCount(part.arch)
      return
    }
    checkRecord(this.#project, this.#source, declared, merged, emit)
    if (!part.arch) return
    this.#locators(declared, merged)
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
      wider: lazy(() => this.#wider(declared)),
    }
    checkRoot(check, root)
    if (!merged.view.active || (merged.view.inherit !== '' && !merged.sequence.some((view) => view.id === part.id)))
      return
    const visits = walkView(root, modelOf(model), this.#project.series, modelOf)
    checkStructure(check, visits)
    checkGrammar(check, root)
    checkFields(check, visits)
    checkButtons(check, visits)
    checkAttributes(check, visits)
    checkModifiers(check, visits)
    checkClient(check, visits)
    checkUnstored(check, visits)
    checkWidgets(check, visits)
    checkCards(check, visits)
    checkNames(check, visits)
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

  #place(declared: DeclaredView): Place {
    const place = declared.part.place
    return place ? { file: place.file, span: place.span } : { file: '', span: [0, 0] }
  }

  /** The view's parent cannot be had. */
  #fault(declared: DeclaredView, fault: ChainFault, emit: Emit): void {
    const { part } = declared
    if (fault.kind === 'cycle') {
      if (fault.views.includes(part.id))
        emit({ kind: 'cycle', at: this.#place(declared), view: part.id, chain: fault.views })
      return
    }
    if (fault.child.id !== part.id || part.inherit !== fault.parent) return
    const resolved = this.#project.ids.resolve(fault.parent, declared.module)
    // that it is missing, out of reach or not loaded yet is judged with all other ids
    if (resolved.verdict === 'yes' && resolved.model !== undefined && resolved.model !== 'ir.ui.view')
      emit({
        kind: 'parent',
        at: this.#inheritPlace(declared),
        view: part.id,
        parent: fault.parent,
        model: resolved.model,
      })
  }

  #inheritPlace(declared: DeclaredView): Place {
    const { place } = declared.part
    const element = this.#source.element(place)
    if (!element || !place) return this.#place(declared)
    const own = element.attributes.find((one) => one.name === 'inherit_id')
    if (own) return { file: place.file, span: [own.vs, own.ve] }
    for (const child of element.children) {
      if (child.kind !== 'element' || child.attributes.find((one) => one.name === 'name')?.value !== 'inherit_id')
        continue
      const ref = child.attributes.find((one) => one.name === 'ref' || one.name === 'eval')
      return { file: place.file, span: ref ? [ref.vs, ref.ve] : [child.s, child.se] }
    }
    return this.#place(declared)
  }

  /** Every specification of the view, and those of others that it breaks. */
  #locators(declared: DeclaredView, merged: MergedView): void {
    const { part, module } = declared
    const { merge, sequence, chain } = merged
    const own = (one: { readonly origin: { readonly view: string; readonly module: string } }): boolean =>
      one.origin.view === part.id && one.origin.module === module
    const applied = sequence.some((view) => view.id === part.id && view.arch === declared)
    this.#judged += merge.events.filter((event) => event.kind === 'use' && own(event)).length
    if (!applied && part.inherit !== '' && !merged.view.active) {
      this.#inactive(declared, merged)
      return
    }
    for (const issue of merge.issues) if (own(issue)) this.#issue(declared, merged, issue)
    if (part.inherit !== '') this.#selectors(declared)
    for (const event of merge.events)
      if (event.kind === 'use' && event.more > 0 && own(event)) this.#nested(declared, event)
    const root = chain.at(-1)
    const others = merge.issues.filter((issue) => issue.kind === 'not-found' && !own(issue))
    if (others.length === 0 || !root || !this.#project.isComplete(module)) return
    // what was lost before this view came is not its fault
    const without = this.#archs.merge(
      root,
      sequence.filter((view) => view.id !== part.id),
    )
    for (const issue of others) {
      if (
        without.issues.some(
          (one) =>
            (one.kind === 'not-found' || one.kind === 'unknown') &&
            one.spec.place?.span[0] === issue.spec.place?.span[0] &&
            one.origin.view === issue.origin.view &&
            locatorText(one.spec) === locatorText(issue.spec),
        )
      )
        continue
      const loss = explainLoss(this.#archs, this.#source, issue.spec, root, sequence, {
        moment: this.#archs.index.momentOf(declared),
        chain,
        auto: new Set(),
      })
      if (loss.by && (loss.by.view !== part.id || loss.by.module !== module)) continue
      this.#emit(declared)({
        kind: 'breaks-other',
        at: loss.by?.place ?? this.#place(declared),
        view: part.id,
        other: issue.origin.view,
        module: issue.origin.module,
        locator: locatorText(issue.spec),
        place: this.#source.tag(issue.spec),
      })
    }
  }

  /** The first of several nodes lies in a view inside a field, another one in the view itself. */
  #nested(declared: DeclaredView, event: MergeEvent): void {
    const { node, spec } = event
    const name = node.plain('name')
    const inside = (one: ArchNode): boolean => {
      for (let up = one.parent; up; up = up.parent) if (up.tag === 'field') return true
      return false
    }
    let top = node
    while (top.parent) top = top.parent
    if (name === undefined || !inside(node)) return
    const other = [...walkArch(top)].find((one) => one.tag === node.tag && one.plain('name') === name && !inside(one))
    if (!other) return
    this.#emit(declared)({
      kind: 'locator-nested',
      at: this.#source.tag(spec) ?? this.#place(declared),
      view: declared.part.id,
      locator: locatorText(spec),
      path: nodePath(node),
      other: nodePath(other),
    })
  }

  /** An inactive extension is not checked until someone activates it. */
  #inactive(declared: DeclaredView, merged: MergedView): void {
    const root = merged.chain.at(-1)
    if (!root || !merged.chain.slice(1).every((view) => view === root || merged.sequence.includes(view))) return
    const sequence = [...merged.sequence, merged.view]
    const merge = this.#archs.merge(root, sequence)
    for (const issue of merge.issues)
      if (issue.origin.view === declared.part.id && issue.origin.module === declared.module)
        this.#issue(declared, { ...merged, sequence, merge }, issue)
  }

  #issue(declared: DeclaredView, merged: MergedView, issue: MergeIssue): void {
    const { spec, kind } = issue
    const view = declared.part.id
    const at = this.#source.tag(spec) ?? this.#place(declared)
    if (kind === 'unknown') {
      this.#unjudged++
      return
    }
    if (kind === 'not-found') {
      // a module that cannot be read may bring the node
      if (this.#project.isComplete(declared.module)) {
        this.#judged++
        this.#lost(declared, merged, spec, at)
      } else this.#unjudged++
      return
    }
    this.#judged++
    if (kind === 'syntax' || kind === 'fault') {
      const expr = spec.plain('expr') ?? ''
      const value = spec.place && this.#source.attribute(spec.place, 'expr', expr)
      const offset = issue.located?.found === 'syntax' ? issue.located.issue.at : 0
      const start = value?.raw ? value.place.span[0] + offset : (value?.place.span[0] ?? at.span[0])
      const place = value
        ? { file: value.place.file, span: [Math.min(start, value.place.span[1]), value.place.span[1]] as const }
        : at
      this.#emit(declared)({
        kind: 'xpath-broken',
        at: place,
        view,
        expr,
        message: issue.detail,
        syntax: kind === 'syntax',
      })
      return
    }
    this.#emit(declared)({ kind: 'spec-refused', at, view, fault: kind, detail: issue.detail })
  }

  #lost(declared: DeclaredView, merged: MergedView, spec: ArchNode, at: Place): void {
    const root = merged.chain.at(-1)
    if (!root) return
    const { index } = this.#archs
    const everywhere = index.momentAfter(undefined)
    const loss = explainLoss(this.#archs, this.#source, spec, root, merged.sequence, {
      moment: everywhere,
      auto: this.#archs.autoInstalledWith(declared.module),
      chain: merged.chain.map((view) => index.at(view.id, everywhere) ?? view),
    })
    // options that exclude each other replace the same node: one of them is active at a time
    if (!merged.view.active && (loss.by || loss.owner !== undefined)) return
    this.#emit(declared)({
      kind: 'locator-lost',
      at,
      view: declared.part.id,
      locator: locatorText(spec),
      parent: declared.part.inherit || merged.view.inherit,
      template: isTemplate(merged),
      active: merged.view.active,
      early: isEarlyRelease(this.#project.series) && this.#project.addon(root.module) === undefined,
      loss,
    })
  }

  /** Odoo refuses to find nodes by translated attributes, and warns of `@class`. */
  #selectors(declared: DeclaredView): void {
    const arch = this.#archs.prototype(declared)
    if (!arch) return
    const translated = translatedAttributes(this.#project.series)
    const pattern = new RegExp(`@(${[...translated].join('|')})\\b`)
    for (const node of walkArch(arch)) {
      if (node.get('position') === undefined) continue
      const at = this.#source.tag(node) ?? this.#place(declared)
      if (node.tag !== 'xpath') {
        const found = node.attributes.find(([name, value]) => translated.has(name) && value !== '')
        if (found)
          this.#emit(declared)({ kind: 'translated-selector', at, view: declared.part.id, attribute: found[0] })
        continue
      }
      const expr = node.plain('expr') ?? ''
      const match = pattern.exec(expr)
      if (match?.[1] !== undefined)
        this.#emit(declared)({ kind: 'translated-selector', at, view: declared.part.id, attribute: match[1] })
      else if (/@class\s*=|=\s*@class|contains\(@class/.test(expr))
        this.#emit(declared)({ kind: 'class-selector', at, view: declared.part.id, expr })
    }
  }
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** `TRANSLATED_ATTRS` of the series' `tools/translate.py`. */
function translatedAttributes(series: Project['series']): ReadonlySet<string> {
  const names = [
    'string', 'help', 'sum', 'avg', 'confirm', 'placeholder', 'alt', 'title', 'aria-label', 'aria-keyshortcuts',
    'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'value_label',
  ] // biome-ignore format: a table
  if (since(series, '15.0')) names.push('add-label', 'data-tooltip')
  if (since(series, '17.0')) names.push('label')
  if (series === '17.0') names.push('data-editor-message')
  if (since(series, '18.0')) names.push('cancel-label', 'confirm-label')
  if (since(series, '19.0')) names.push('confirm-title')
  const all = [...names, ...names.map((name) => `t-attf-${name}`)]
  if (since(series, '15.0') && !since(series, '19.0')) all.push('value', 'text')
  return new Set(all)
}

/** How many nodes an extension looks for. */
function specCount(arch: SkeletonNode): number {
  return arch.tag === 'data' ? arch.children.reduce((sum, child) => sum + specCount(child), 0) : 1
}
