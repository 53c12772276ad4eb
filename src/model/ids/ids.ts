import { type IdPart, namespaceOf } from '../../facts/module-facts.ts'
import { isCodedId } from '../../knowledge/coded-ids.ts'
import { isShortTagRead } from '../../knowledge/data-tags.ts'
import { isLateId } from '../../knowledge/early-snapshots.ts'
import { nearName } from '../../text/near-name.ts'
import { type Series, since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import type { Project } from '../project.ts'
import { GeneratedIds } from './id-generated.ts'
import { callsIdMaker } from './id-makers.ts'
import { categoryIds } from './id-names.ts'
import { type UnlistedId, type UnlistedIds, unlistedIds } from './id-unlisted.ts'

/** One declaration of an external id, with the module whose file holds it and its place in the load order. */
export interface IdDeclaration {
  readonly module: string
  readonly part: IdPart
  /** grows with the load order: modules, then data before demo, files as listed, records as written */
  readonly order: number
}

/** What is known of an external id as seen from one module. */
export type IdResolution =
  | { readonly verdict: 'yes'; readonly declarations: readonly IdDeclaration[]; readonly model: string | undefined }
  /** made by the ORM, not by a data file */
  | { readonly verdict: 'generated'; readonly model: string }
  /** modules out of reach that have it */
  | { readonly verdict: 'no'; readonly elsewhere: readonly string[] }
  | { readonly verdict: 'unknown'; readonly why: string }

/** Ids of one namespace; most are declared once. */
type Declared = Map<string, IdDeclaration | IdDeclaration[]>

/** More than any module declares: ids of a module stand before all those of the next. */
const MOST_IDS = 1e7

const INCOMPLETE: IdResolution = { verdict: 'unknown', why: 'a dependency cannot be read' }

/** External ids of every module in the universe, as each module sees them. */
export class IdIndex {
  readonly #project: Project
  readonly #universe: readonly string[]
  /** by namespace, those modules of the universe that declare ids in it, in load order, as numbers */
  readonly #declarers = new Map<string, number[]>()
  readonly #declared = new Map<string, Declared>()
  readonly #outside = new Map<string, ReadonlySet<string>>()
  readonly #generated: GeneratedIds
  readonly #resolved = new Map<string, Map<string, IdResolution>>()
  readonly #idMakers = perAddon((addon) => callsIdMaker(this.#project, addon))
  readonly #unlisted = perAddon((addon): UnlistedIds => unlistedIds(addon, this.#project.series))
  #categories: ReadonlySet<string> | undefined

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    this.#universe = universe
    for (const [i, module] of universe.entries())
      for (const namespace of project.facts(module)?.namespaces ?? []) {
        const known = this.#declarers.get(namespace)
        if (known) known.push(i)
        else this.#declarers.set(namespace, [i])
      }
    this.#generated = new GeneratedIds(project, (id) => this.declarations(id))
  }

  /** All declarations of a full id, first loaded first. */
  declarations(id: string): readonly IdDeclaration[] {
    const known = this.#within(namespaceOf(id)).get(id)
    return known === undefined ? [] : Array.isArray(known) ? known : [known]
  }

  /** The declared ids of a namespace: most checks ask for few of them. */
  #within(namespace: string): Declared {
    let declared = this.#declared.get(namespace)
    if (!declared) {
      this.#declared.set(namespace, (declared = new Map()))
      for (const i of this.#declarers.get(namespace) ?? []) this.#declare(i, namespace, declared)
    }
    return declared
  }

  #declare(i: number, namespace: string, declared: Declared): void {
    const module = this.#universe[i] ?? ''
    for (const [order, part] of (this.#project.facts(module)?.ids ?? []).entries()) {
      if (namespaceOf(part.id) !== namespace || !isRead(part, this.#project.series)) continue
      const known = declared.get(part.id)
      const declaration = { module, part, order: i * MOST_IDS + order }
      if (Array.isArray(known)) known.push(declaration)
      else declared.set(part.id, known ? [known, declaration] : declaration)
    }
  }

  /** The ids that files of a module declare, each once, in their order. */
  declaredBy(module: string): readonly string[] {
    const ids = this.#project.facts(module)?.ids.filter((part) => isRead(part, this.#project.series)) ?? []
    return [...new Set(ids.map((part) => part.id))]
  }

  /** Every declared id, sorted. */
  all(): readonly string[] {
    return [...this.#declarers.keys()].flatMap((namespace) => [...this.#within(namespace).keys()]).sort()
  }

  /** Every id that is declared more than once, sorted. */
  repeated(): readonly string[] {
    const repeated: string[] = []
    for (const namespace of this.#declarers.keys())
      for (const [id, declared] of this.#within(namespace)) if (Array.isArray(declared)) repeated.push(id)
    return repeated.sort()
  }

  /** What `module.name` is for files of module `from`. Declarations in demo data are among those found. */
  resolve(id: string, from: string): IdResolution {
    let known = this.#resolved.get(from)
    if (!known) this.#resolved.set(from, (known = new Map()))
    let resolution = known.get(id)
    if (!resolution) known.set(id, (resolution = this.#resolve(id, from)))
    return resolution
  }

  /** Is there a record of an id in reach that no data file declares? */
  withoutFile(id: string, from: string): 'yes' | 'no' | 'unknown' {
    const dot = id.indexOf('.')
    const [namespace, name] = [id.slice(0, dot), id.slice(dot + 1)]
    if (!this.#project.isComplete(from) || isCodedId(namespace, name)) return 'unknown'
    const made = namespace === 'base' ? this.#ofModules(name, from) : undefined
    if (made) return made.verdict === 'generated' ? 'yes' : 'unknown'
    if (!this.#isReadable(namespace)) return this.#project.knows(namespace) ? 'unknown' : 'no'
    const generated = this.#generated.find(namespace, name, from)
    return generated === undefined ? 'no' : generated === 'unknown' ? 'unknown' : 'yes'
  }

  #resolve(id: string, from: string): IdResolution {
    const dot = id.indexOf('.')
    const namespace = id.slice(0, dot)
    const name = id.slice(dot + 1)
    const reach = this.#project.graph.reach(from)
    const made = namespace === 'base' ? this.#ofModules(name, from) : undefined
    if (made?.verdict === 'generated') return made
    const seen = this.declarations(id).filter((one) => reach.has(one.module))
    if (seen.length > 0) {
      // demo data changes a record of a module that cannot be read: that one has it, most likely
      const isChange = seen.every(({ part }) => part.demo) && !this.#isReadable(namespace)
      if (isChange && !this.#project.isComplete(from)) return INCOMPLETE
      return { verdict: 'yes', declarations: seen, model: seen.find((one) => one.part.model !== '')?.part.model }
    }
    if (made) return made
    if (isCodedId(namespace, name)) return { verdict: 'unknown', why: 'code makes such ids' }
    if (isLateId(this.#project.series, id)) return { verdict: 'unknown', why: `a later ${namespace} has it` }
    return reach.has(namespace) ? this.#inReach(id, namespace, name, from) : this.#beyond(id, namespace, name, from)
  }

  /** An id of a namespace in reach that no file in reach declares. */
  #inReach(id: string, namespace: string, name: string, from: string): IdResolution {
    if (!this.#isReadable(namespace) || this.#project.isPartial(namespace))
      return { verdict: 'unknown', why: `${namespace} cannot be read` }
    if (this.#project.isShadowed(namespace, from))
      return { verdict: 'unknown', why: `another ${namespace} lies beside ${from}` }
    const generated = this.#generated.find(namespace, name, from)
    if (generated === 'unknown') return { verdict: 'unknown', why: 'a model has parts that cannot be read' }
    if (generated) return { verdict: 'generated', model: generated }
    const owner = this.#project.addon(namespace)
    if (owner && this.unlisted(owner, id)?.loaded) return { verdict: 'unknown', why: `code of ${namespace} makes it` }
    // against an earlier release, addons on disk only change what was there: that makes no id
    const made = (module: string): boolean => !this.#project.former || this.#project.addon(module) === undefined
    const elsewhere = new Set(this.declarations(id).flatMap(({ module }) => (made(module) ? [module] : [])))
    // since 17.0 a file can only change a record of another module's namespace: code of that module makes it
    if (elsewhere.size > 0 && since(this.#project.series, '17.0') && !elsewhere.has(namespace))
      return { verdict: 'unknown', why: `${namespace} makes it without a data file` }
    if (elsewhere.size > 0 && !elsewhere.has(namespace) && this.mayGrow(namespace))
      return { verdict: 'unknown', why: `a later ${namespace} has it, which others change` }
    if (elsewhere.size > 0 && !this.#project.isComplete(from)) return INCOMPLETE
    if (elsewhere.size === 0 && this.#hasIdMaker(namespace))
      return { verdict: 'unknown', why: `code that ${namespace} calls makes ids` }
    if (elsewhere.size === 0 && this.#grows(id, namespace))
      return { verdict: 'unknown', why: `a later ${namespace} has it` }
    return { verdict: 'no', elsewhere: [...elsewhere].sort() }
  }

  #hasIdMaker(module: string): boolean {
    const addon = this.#project.addon(module)
    return addon !== undefined && this.#idMakers(addon)
  }

  /** Records of a localisation follow the law, also within a series: the user's Odoo may have more than is built in. */
  mayGrow(namespace: string): boolean {
    return namespace.startsWith('l10n_') && this.#project.addon(namespace) === undefined
  }

  /** One that a later release has may be there now. */
  #grows(id: string, namespace: string): boolean {
    if (!this.mayGrow(namespace)) return false
    for (const { ids } of this.#project.laterFacts(namespace)) if (ids.some((part) => part.id === id)) return true
    return false
  }

  /** An id of a module out of reach; a dependency that cannot be read may bring that module along. */
  #beyond(id: string, namespace: string, name: string, from: string): IdResolution {
    if (!this.#project.isComplete(from)) return INCOMPLETE
    if (this.#isReadable(namespace)) {
      const has = this.#outsideIds(namespace).has(id) || this.#generated.find(namespace, name, namespace) !== undefined
      return { verdict: 'no', elsewhere: has ? [namespace] : [] }
    }
    if (this.#project.isEnterprise(namespace)) return { verdict: 'unknown', why: `${namespace} cannot be read` }
    return { verdict: 'no', elsewhere: [] }
  }

  /** Records of modules and of their categories: every module on the addons paths has them, installed or not. */
  #ofModules(name: string, from: string): IdResolution | undefined {
    if (name.startsWith('module_category_')) {
      this.#categories ??= this.#allCategories()
      if (this.#categories.has(`base.${name}`)) return { verdict: 'generated', model: 'ir.module.category' }
      const known = this.#project.hasCore && this.#project.isComplete(from)
      return known ? undefined : { verdict: 'unknown', why: 'any module may bring its category' }
    }
    if (!name.startsWith('module_')) return undefined
    const module = name.slice('module_'.length)
    if (this.#project.graph.has(module)) return { verdict: 'generated', model: 'ir.module.module' }
    const known = this.#project.hasCore && this.#project.isComplete(from) && !this.#project.isEnterprise(module)
    return known ? undefined : { verdict: 'unknown', why: `${module} is not on the addons paths` }
  }

  #allCategories(): ReadonlySet<string> {
    const { modules } = this.#project
    return new Set(modules.flatMap(({ category }) => categoryIds(category || 'Uncategorized')))
  }

  #isReadable(module: string): boolean {
    return this.#project.addon(module) !== undefined || this.#project.release?.module(module) !== undefined
  }

  #outsideIds(module: string): ReadonlySet<string> {
    let ids = this.#outside.get(module)
    if (!ids) {
      ids = new Set(
        this.#project
          .facts(module)
          ?.ids.filter((part) => isRead(part, this.#project.series))
          .map((part) => part.id),
      )
      this.#outside.set(module, ids)
    }
    return ids
  }

  /** Where an id of the addon's own stands in a file that no manifest lists; `loaded`: Python code names the file. */
  unlisted(addon: Addon, id: string): UnlistedId | undefined {
    if (!id.startsWith(`${addon.name}.`)) return undefined
    return this.#unlisted(addon)(id)
  }

  /** The id in reach that was probably meant: of the same namespace, or of the same name in another. */
  near(id: string, from: string): string | undefined {
    const dot = id.indexOf('.')
    const [namespace, name] = [id.slice(0, dot), id.slice(dot + 1)]
    const reach = this.#project.graph.reach(from)
    const isSeen = (other: string): boolean =>
      other !== id && this.declarations(other).some(({ module }) => reach.has(module))
    const twins = [...this.#declarers.keys()].map((other) => `${other}.${name}`).filter(isSeen)
    if (twins.length === 1) return twins[0]
    const siblings = [...this.#within(namespace).keys()].filter(isSeen)
    const near = nearName(name, siblings.map((other) => other.slice(namespace.length + 1)).sort())
    if (near !== undefined) return `${namespace}.${near}`
    const module = nearName(namespace, [...reach].sort())
    return module !== undefined && this.declarations(`${module}.${name}`).length > 0 ? `${module}.${name}` : undefined
  }
}

/** Does Odoo of the series make a record of the tag that declares an id? */
export function isRead(part: IdPart, series: Series): boolean {
  return part.tag === undefined || isShortTagRead(part.tag, series)
}
