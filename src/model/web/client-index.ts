import type { ScriptPart } from '../../facts/module-facts.ts'
import type { Project } from '../project.ts'

/** Scripts and templates of the web client as each addon sees them. */
export class ClientIndex {
  readonly #project: Project
  readonly #scripts = new Map<string, ReadonlyMap<string, readonly ScriptPart[]>>()
  readonly #templates = new Map<string, ReadonlySet<string>>()

  constructor(project: Project) {
    this.#project = project
  }

  /** Is there a script under the name by which it is imported? `undefined`: it is none of an addon that can be read. */
  hasModule(specifier: string, from: string): boolean | undefined {
    if (this.#find(specifier, from)) return true
    const owner = scriptOwner(specifier)
    // libraries (`@odoo/owl`) and what no addon brings
    if (owner === undefined || owner === 'odoo' || !this.#project.isComplete(from)) return undefined
    return this.#project.graph.reach(from).has(owner) || !this.#project.knows(owner) ? false : undefined
  }

  /** Does the script export the name? `undefined`: there is no such script. */
  hasExport(specifier: string, name: string, from: string): boolean | undefined {
    return this.#find(specifier, from)?.some((part) => part.open === true || part.exports.includes(name))
  }

  /** Is there a template of this name? */
  hasTemplate(name: string, from: string): boolean | undefined {
    for (const module of this.#project.graph.reach(from)) {
      let names = this.#templates.get(module)
      if (!names) {
        names = new Set(this.#project.facts(module)?.templates.map((template) => template.name))
        this.#templates.set(module, names)
      }
      if (names.has(name)) return true
    }
    return this.#project.isComplete(from) ? false : undefined
  }

  #find(specifier: string, from: string): readonly ScriptPart[] | undefined {
    const scripts = this.#reached(from)
    return scripts.get(specifier) ?? scripts.get(`${specifier}/index`) ?? scripts.get(specifier.replace(/\.js$/, ''))
  }

  #reached(from: string): ReadonlyMap<string, readonly ScriptPart[]> {
    let scripts = this.#scripts.get(from)
    if (!scripts) {
      const made = new Map<string, ScriptPart[]>()
      for (const module of [...this.#project.graph.reach(from)].sort())
        for (const part of this.#project.facts(module)?.scripts ?? [])
          made.set(part.name, [...(made.get(part.name) ?? []), part])
      this.#scripts.set(from, (scripts = made))
    }
    return scripts
  }
}

/** The addon that a script's name begins with: `@web/core/utils`, `web.core`, `web/static/src/js/x.js`. */
export function scriptOwner(specifier: string): string | undefined {
  return /^@([^/]+)\//.exec(specifier)?.[1] ?? /^(\w+)[./]/.exec(specifier)?.[1]
}
