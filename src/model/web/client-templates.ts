import type { TemplatePart } from '../../facts/module-facts.ts'
import { since } from '../../text/series.ts'
import type { Project } from '../project.ts'
import { ArchNode, archOf } from '../views/arch-node.ts'
import { locate } from '../views/view-locate.ts'
import { nearest } from '../views/view-loss.ts'
import { ArchMerge, type MergeIssue } from '../views/view-merge.ts'

/** One template of the web client, or one extension of one. */
export interface ClientTemplate {
  readonly module: string
  readonly part: TemplatePart
  /** grows with the load order */
  readonly order: number
  /** name of the template that it copies or changes; empty for one that stands alone */
  readonly parent: string
  readonly extends: boolean
  /** written for QWeb before 14.0: `t-extend` with jQuery */
  readonly legacy: boolean
}

/** Why a locator of an extension finds nothing. */
export interface ClientLoss {
  /** the module whose extension took the node away */
  readonly by: string | undefined
  /** a module out of reach whose extension adds the node */
  readonly owner: string | undefined
  readonly near: string | undefined
}

/** What merging an own template told. */
export interface ClientAudit {
  readonly template: ClientTemplate
  readonly issues: readonly (MergeIssue & { readonly loss: ClientLoss | undefined })[]
  readonly judged: number
  readonly unjudged: number
}

type Counts = (template: ClientTemplate) => boolean

const MAX_DEPTH = 16

interface Tables {
  readonly byName: Map<string, ClientTemplate[]>
  readonly byKey: Map<string, ClientTemplate[]>
  readonly byModule: Map<string, ClientTemplate[]>
  /** extensions by the key of what they change */
  readonly extensions: Map<string, ClientTemplate[]>
}

/** Templates of the web client by name, merged as `assetsbundle.py` or, from 18.0 on, the browser merges them. */
export class ClientTemplates {
  readonly #project: Project
  readonly #names = new Map<string, ReadonlySet<string>>()
  #tables: Tables | undefined

  constructor(project: Project) {
    this.#project = project
  }

  /** Is there a template of this name in reach? `undefined`: it may be in what cannot be read. */
  has(name: string, from: string): boolean | undefined {
    for (const module of this.#project.graph.reach(from)) {
      let names = this.#names.get(module)
      if (!names)
        this.#names.set(module, (names = new Set(this.#project.facts(module)?.templates.map((one) => one.name))))
      if (names.has(name)) return true
    }
    return this.#project.isComplete(from) ? false : undefined
  }

  /** All templates, read when one is first asked for. */
  get #all(): Tables {
    this.#tables ??= this.#read()
    return this.#tables
  }

  #read(): Tables {
    const tables: Tables = { byName: new Map(), byKey: new Map(), byModule: new Map(), extensions: new Map() }
    let order = 0
    for (const module of this.#project.universe) {
      for (const part of this.#project.facts(module)?.templates ?? []) {
        const mode = part.arch?.attributes.find(([name]) => name === 't-inherit-mode')?.[1]
        const inherits = part.arch?.attributes.some(([name]) => name === 't-inherit') ?? false
        const legacy = part.inherit !== '' && !inherits
        const template: ClientTemplate = {
          module,
          part,
          order: order++,
          parent: inherits ? part.inherit : '',
          extends: (legacy && part.name === '') || (inherits && mode === 'extension'),
          legacy,
        }
        push(tables.byModule, module, template)
        if (part.name !== '' && !template.extends) {
          push(tables.byName, part.name, template)
          push(tables.byKey, this.#key(part.name, module), template)
        }
      }
    }
    for (const templates of tables.byModule.values())
      for (const template of templates) {
        if (!template.extends || template.legacy) continue
        for (const parent of this.#inherited(tables, template.parent, template.module).slice(0, 1))
          push(tables.extensions, this.#key(parent.part.name, parent.module), template)
      }
    return tables
  }

  ofModule(module: string): readonly ClientTemplate[] {
    // an addon without any need not wait for those of all others
    if (!this.#project.facts(module)?.templates.length) return []
    return this.#all.byModule.get(module) ?? []
  }

  /** Templates that components are drawn by, under just this name. */
  named(name: string): readonly ClientTemplate[] {
    return this.#all.byName.get(name) ?? []
  }

  /** Modules that no checked addon needs, and that have a template of this name. */
  outside(name: string): readonly string[] {
    const inside = new Set(this.#project.universe)
    const modules = (this.#project.release?.modules ?? []).filter((module) => !inside.has(module.name))
    // names begin with that of the module, nearly always
    const first = modules.filter((module) => name.startsWith(`${module.name}.`))
    const having = (all: typeof modules): readonly string[] =>
      all.flatMap((module) =>
        this.#project.facts(module.name)?.templates.some((part) => part.name === name) ? [module.name] : [],
      )
    const found = having(first)
    return found.length > 0 || first.length > 0 ? found : having(modules)
  }

  /** Every name, sorted. */
  names(): readonly string[] {
    return [...this.#all.byName.keys()].sort()
  }

  /** Until 17.0 a template is kept under its addon's name, which its own name may or may not begin with. */
  #key(name: string, module: string): string {
    return since(this.#project.series, '18.0') || name.startsWith(`${module}.`) ? name : `${module}.${name}`
  }

  /** The templates that `t-inherit` means, in any module. */
  inherited(parent: string, module: string): readonly ClientTemplate[] {
    return this.#inherited(this.#all, parent, module)
  }

  #inherited({ byKey }: Tables, parent: string, module: string): readonly ClientTemplate[] {
    const found = byKey.get(parent)
    if (found) return found
    return since(this.#project.series, '18.0') ? [] : (byKey.get(`${module}.${parent}`) ?? [])
  }

  /** The template that `t-inherit` means, among what a module needs. */
  inReach(parent: string, module: string): ClientTemplate | undefined {
    const reach = this.#project.graph.reach(module)
    return this.inherited(parent, module).find((one) => one.module === module || reach.has(one.module))
  }

  /** Judges the locators of a template that copies or changes another one; `undefined` when that one is not there. */
  audit(template: ClientTemplate): ClientAudit | undefined {
    const parent = this.inReach(template.parent, template.module)
    if (!parent) return undefined
    const reach = this.#project.graph.reach(template.module)
    const has: Counts = ({ module }) => module === template.module || reach.has(module)
    const merge = this.#merged(parent, template.order, has, 0)
    const before = merge.issues.length
    // where another extension already finds nothing, the order of files is not the one that Odoo takes
    if (before > 0) merge.uncertain = true
    const [judged, unjudged] = [merge.judged, merge.unjudged]
    merge.apply(this.#specs(template))
    const issues = merge.issues.slice(before).flatMap((issue): ClientAudit['issues'] => {
      if (issue.kind !== 'not-found') return [{ ...issue, loss: undefined }]
      const loss = this.#loss(issue, template, parent, has)
      return loss === 'there' ? [] : [{ ...issue, loss }]
    })
    return { template, issues, judged: merge.judged - judged, unjudged: merge.unjudged - unjudged }
  }

  /** The specifications of a template that copies or changes another one. */
  specs(template: ClientTemplate): readonly ArchNode[] {
    return this.#specs(template).children
  }

  /** A template with what it copies and the extensions that come before `until`. */
  #merged(
    template: ClientTemplate,
    until: number,
    has: Counts,
    depth: number,
    each?: (merge: ArchMerge, by: string) => void,
  ): ArchMerge {
    let merge: ArchMerge
    if (template.parent === '') {
      merge = new ArchMerge(this.#arch(template), this.#project.series)
      // what jQuery makes of a copy is not followed
      merge.uncertain = template.legacy
    } else {
      const parent = this.inherited(template.parent, template.module).find(has)
      if (!parent || depth > MAX_DEPTH) {
        merge = new ArchMerge(undefined, this.#project.series)
        merge.uncertain = true
        return merge
      }
      merge = this.#merged(parent, Math.min(until, template.order), has, depth + 1, each)
      merge.apply(this.#specs(template))
    }
    each?.(merge, template.module)
    for (const extension of this.#all.extensions.get(this.#key(template.part.name, template.module)) ?? []) {
      if (extension.order >= until || !has(extension)) continue
      merge.apply(this.#specs(extension))
      each?.(merge, extension.module)
    }
    return merge
  }

  /** Why a locator found nothing; `there` when the order of files decides, which is not known so well. */
  #loss(issue: MergeIssue, template: ClientTemplate, parent: ClientTemplate, has: Counts): ClientLoss | 'there' {
    const found = (merge: ArchMerge): boolean =>
      merge.root !== undefined && ['node', 'unknown'].includes(locate(merge.root, issue.spec).found)
    const others = this.#merged(parent, Number.POSITIVE_INFINITY, (one) => has(one) && one !== template, 0)
    if (found(others)) return 'there'
    const reach = this.#project.graph.reach(template.module)
    let by: string | undefined
    let there = false
    const merge = this.#merged(parent, template.order, has, 0, (now, module) => {
      const is = found(now)
      if (there && !is) by = module
      there = is
    })
    let owner: string | undefined
    this.#merged(
      parent,
      Number.POSITIVE_INFINITY,
      (one) => one.module !== template.module,
      0,
      (now, module) => {
        if (owner === undefined && found(now)) owner = module
      },
    )
    const near = merge.root && nearest(merge.root, issue.spec)?.path
    return { by, owner: owner !== undefined && !reach.has(owner) ? owner : undefined, near }
  }

  #arch(template: ClientTemplate): ArchNode | undefined {
    const { part, module } = template
    return part.arch && archOf(part.arch, { module, view: part.name || part.inherit }, part.place === undefined)
  }

  /** The children of a template, each of which is a specification. */
  #specs(template: ClientTemplate): ArchNode {
    const arch = this.#arch(template)
    const origin = { module: template.module, view: template.part.name || template.part.inherit }
    const specs = new ArchNode('data', [], undefined, false, origin, undefined)
    for (const child of arch?.children ?? []) specs.append(child)
    return specs
  }
}

function push(map: Map<string, ClientTemplate[]>, key: string, template: ClientTemplate): void {
  const known = map.get(key)
  if (known) known.push(template)
  else map.set(key, [template])
}
