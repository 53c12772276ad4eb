import type { ModuleFacts } from '../../facts/module-facts.ts'
import { MAGIC } from '../../model/models/model-view.ts'
import { BASE_MODEL } from '../../model/models/models.ts'
import { perObject } from '../../model/per-addon.ts'
import type { Project } from '../../model/project.ts'
import type { Collect } from './risk.ts'

/** What a name was in the release that an addon is written for. */
export interface FormerName {
  readonly kind: 'field' | 'method'
  /** `model.name`; the name alone when several models had it */
  readonly symbol: string
  /** `model.name` of each model that had it */
  readonly names: readonly string[]
}

/**
 * Names of fields and methods that Odoo gave the models within an addon's reach, and that none of them has at the
 * target: whatever an object is that code asks for such a name, if it is a record it has it no more.
 */
export class GoneNames {
  readonly #collect: Collect
  readonly #former = new Map<string, FormerName | undefined>()
  readonly #own: ReadonlySet<string>
  readonly #unread: boolean

  constructor(collect: Collect) {
    this.#collect = collect
    this.#unread = collect.project.unreadable(collect.addon.name).length > 0
    this.#own = ownMembers(collect)
  }

  /** What the name was, when it is gone. */
  find(name: string): FormerName | undefined {
    if (this.#former.has(name)) return this.#former.get(name)
    const was = this.#own.has(name) || MAGIC.has(name) || this.#isCommon(name) ? undefined : this.#was(name)
    const former = was && this.isGone(name, this.#collect.after) ? was : undefined
    this.#former.set(name, former)
    return former
  }

  /** Has nothing that the addon reaches in a project, or reached before by dependencies that it lost, such a member? */
  isGone(name: string, project: Project): boolean {
    const { project: before, addon } = this.#collect
    for (const module of new Set([...project.graph.reach(addon.name), ...before.graph.reach(addon.name)])) {
      const facts = project.addon(module) ? undefined : project.facts(module)
      if (facts && membersOf(facts).has(name)) return false
    }
    return true
  }

  /** What every model has, or had, is looked after by the catalogue. */
  #isCommon(name: string): boolean {
    const { project, after, addon } = this.#collect
    return [project, after].some((world) => {
      const base = world.models.view(BASE_MODEL, addon.name)
      return base !== undefined && (base.method(name) ?? base.field(name)) !== undefined
    })
  }

  #was(name: string): FormerName | undefined {
    const { project, addon } = this.#collect
    const models = new Set<string>()
    let kind: FormerName['kind'] | undefined
    for (const module of project.graph.reach(addon.name)) {
      const facts = project.addon(module) ? undefined : project.facts(module)
      const found = facts && membersOf(facts).get(name)
      if (!found) continue
      for (const model of found.models) models.add(model)
      kind = kind === 'field' ? kind : found.kind
    }
    const [model] = models
    // a dependency that was not read may have given the name, unless it belongs to one model alone
    if (models.size > 1 && this.#unread) return undefined
    if (!kind || model === undefined) return undefined
    return {
      kind,
      symbol: models.size === 1 ? `${model}.${name}` : name,
      names: [...models].map((one) => `${one}.${name}`),
    }
  }
}

interface Members {
  readonly kind: 'field' | 'method'
  readonly models: Set<string>
}

/** The names of all fields and methods, and attributes, that a module gives to models. */
const membersOf = perObject((facts: ModuleFacts): ReadonlyMap<string, Members> => {
  const members = new Map<string, Members>()
  const add = (name: string, kind: Members['kind'], model: string): void => {
    const known = members.get(name)
    if (known) known.models.add(model)
    else members.set(name, { kind, models: new Set([model]) })
  }
  for (const part of facts.models) {
    for (const { name } of part.fields) add(name, 'field', part.model)
    for (const { name } of part.methods) add(name, 'method', part.model)
    for (const name of part.attributes ?? []) add(name, 'method', part.model)
  }
  return members
})

/**
 * Names that the user's addons give by themselves: members of models that Odoo's model had not under that name, and
 * whatever other names their Python code makes.
 */
function ownMembers({ project, addon }: Collect): ReadonlySet<string> {
  const own = new Set<string>()
  for (const module of project.graph.reach(addon.name)) {
    const one = project.addon(module)
    if (!one) continue
    for (const part of project.facts(module)?.models ?? []) {
      const odoos = project.models.contributions(part.model).filter((other) => !project.addon(other.module))
      const had = (name: string): boolean =>
        odoos.some(({ part }) => [...part.fields, ...part.methods].some((member) => member.name === name))
      for (const { name } of [...part.fields, ...part.methods]) if (!had(name)) own.add(name)
      for (const name of part.attributes ?? []) own.add(name)
    }
    for (const facts of one.python.values()) {
      for (const { name } of facts.functions) own.add(name)
      for (const definition of facts.classes) {
        if (definition.kind === 'model' || definition.kind === 'transient' || definition.kind === 'abstract') continue
        for (const { name } of definition.methods) own.add(name)
        for (const name of Object.keys(definition.attributes)) own.add(name)
      }
    }
  }
  return own
}
