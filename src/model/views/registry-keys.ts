import type { Project } from '../project.ts'

/** What scripts put into one registry of the web client, as one module has it. */
export interface RegistryKeys {
  /** key → types of fields that it is for, when known */
  readonly keys: ReadonlyMap<string, readonly string[] | undefined>
}

/** The registries of the web client (`fields`, `views`, `view_widgets`), as each module in reach fills them. */
export class Registries {
  readonly #project: Project
  readonly #universe: readonly string[]
  readonly #known = new Map<string, RegistryKeys | undefined>()

  constructor(project: Project, universe: readonly string[]) {
    this.#project = project
    this.#universe = universe
  }

  /** `undefined`: some of it cannot be known. */
  keys(category: string, from: string): RegistryKeys | undefined {
    const known = `${category} ${from}`
    if (!this.#known.has(known)) this.#known.set(known, this.#read(category, from))
    return this.#known.get(known)
  }

  /** Modules out of reach that register a key, or one for a single type of view, sorted. */
  owners(category: string, key: string, from: string): readonly string[] {
    const reach = this.#project.graph.reach(from)
    const ending = `.${key}`
    const modules = new Set([...this.#universe, ...(this.#project.release?.modules ?? []).map(({ name }) => name)])
    return [...modules]
      .filter((module) => module !== from && !reach.has(module) && this.#brings(module, category, key, ending))
      .sort()
  }

  #brings(module: string, category: string, key: string, ending: string): boolean {
    const parts = this.#project.facts(module)?.registries ?? []
    return parts.some((part) => part.category === category && (part.key === key || part.key.endsWith(ending)))
  }

  #read(category: string, from: string): RegistryKeys | undefined {
    const { graph } = this.#project
    const reach = graph.reach(from)
    // every database has the web client, also one whose addons do not say so
    const web = graph.reach('web')
    const keys = new Map<string, readonly string[] | undefined>()
    let isWebKnown = false
    for (const module of new Set([...reach, from, 'web', ...web])) {
      for (const part of this.#project.facts(module)?.registries ?? []) {
        if (part.category !== category) continue
        // the web client takes over what the registries of older series hold
        if (part.key === '*' && module === 'web') continue
        if (part.key === '*') return undefined
        keys.set(part.key, part.types)
        isWebKnown ||= module === 'web'
      }
    }
    return isWebKnown && this.#project.isComplete(from) ? { keys } : undefined
  }
}
