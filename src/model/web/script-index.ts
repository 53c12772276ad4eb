import type { ScriptPart } from '../../facts/module-facts.ts'
import { owlExports } from '../../knowledge/assets.ts'
import { lateExports } from '../../knowledge/early-snapshots.ts'
import { since } from '../../text/series.ts'
import type { Project } from '../project.ts'
import { scriptPath } from './asset-files.ts'

/** What the name of a JavaScript module stands for. */
export type ScriptResolution =
  /** `exports` is undefined when they are not known */
  | {
      readonly kind: 'found'
      readonly module: string
      readonly name: string
      readonly path: string | undefined
      readonly exports: ReadonlySet<string> | undefined
    }
  /** the addon of that name is known, and has no such script */
  | { readonly kind: 'missing'; readonly module: string; readonly name: string }
  /** no addon has that name */
  | { readonly kind: 'no-module'; readonly module: string; readonly name: string }
  /** a name given in a file, which no file in reach gives; `elsewhere` are modules out of reach that do */
  | { readonly kind: 'undefined'; readonly name: string; readonly elsewhere: readonly string[] }
  /** a relative path that leads out of the folders that hold modules */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' }

interface Known {
  readonly module: string
  readonly part: ScriptPart
}

/** JavaScript modules by the names that Odoo's transpiler and `odoo.define` give them. */
export class ScriptIndex {
  readonly #project: Project
  readonly #ofModule = new Map<string, ReadonlyMap<string, ScriptPart>>()
  #given: ReadonlyMap<string, readonly Known[]> | undefined

  constructor(project: Project) {
    this.#project = project
  }

  /** The scripts of a module by name. */
  of(module: string): ReadonlyMap<string, ScriptPart> {
    let parts = this.#ofModule.get(module)
    if (!parts) {
      const made = new Map<string, ScriptPart>()
      for (const part of this.#project.facts(module)?.scripts ?? []) {
        const name = withoutIndex(part.name)
        // a file that gives itself its own name exports what its function returns
        if (part.open || !made.has(name)) made.set(name, part)
      }
      this.#ofModule.set(module, (parts = made))
    }
    return parts
  }

  /** What `specifier` is in a script of an addon; `relative` is the script's path inside the addon. */
  resolve(specifier: string, module: string, relative: string): ScriptResolution {
    const name = specifier.startsWith('.')
      ? relativeName(specifier, module, relative)
      : withoutIndex(specifier, !specifier.startsWith('@'))
    if (name === undefined) return specifier.includes('/') ? { kind: 'outside' } : { kind: 'unknown' }
    const owner = /^@([a-z0-9_]+)\//i.exec(name)?.[1]
    if (owner === undefined || owner === 'odoo') return this.#givenName(name, module)
    const part = this.of(owner).get(name)
    const late = this.#project.addon(owner) ? undefined : lateExports(this.#project.series, name)
    if (part) return found(owner, name, scriptPath(owner, part.name), part, late)
    if (late) return { kind: 'unknown' }
    const alias = this.#names.get(name)
    if (alias?.[0]) return found(alias[0].module, name, undefined, alias[0].part)
    if (!this.#project.knows(owner)) return { kind: 'no-module', module: owner, name }
    const addon = this.#project.addon(owner)
    if (!addon && !this.#project.release?.module(owner)) return { kind: 'unknown' }
    const path = scriptPath(owner, name)
    if (path === undefined) return { kind: 'unknown' }
    const { files } = this.#project.bundles
    for (const file of [path, path.replace(/\.js$/, '/index.js')])
      if (files.has(file)) return { kind: 'found', module: owner, name, path: file, exports: undefined }
    // a release knows nothing of tests, nor of libraries when it was made without them
    if (!addon && (path.includes('/static/tests/') || !files.knowsAll(owner))) return { kind: 'unknown' }
    return { kind: 'missing', module: owner, name }
  }

  /** A name that a file gives itself: by `odoo.define`, or as an alias. */
  #givenName(name: string, from: string): ScriptResolution {
    const known = this.#names.get(name) ?? []
    const reach = this.#project.graph.reach(from)
    const one = known.find(({ module }) => reach.has(module))
    if (one) return found(one.module, name, undefined, one.part)
    if (name === '@odoo/owl') {
      const exports = owlExports(this.#project.series)
      return exports ? { kind: 'found', module: 'web', name, path: undefined, exports } : { kind: 'unknown' }
    }
    // OWL is one module since 16.0, without `@odoo/owl/hooks` and the like
    if (name.startsWith('@odoo/owl/') && since(this.#project.series, '16.0'))
      return { kind: 'undefined', name, elsewhere: [] }
    // libraries give themselves names in files that are not read
    if (name.startsWith('@') || this.#hasLibrary(name.split('.')[0] ?? '')) return { kind: 'unknown' }
    const owner = name.split('.')[0] ?? ''
    const elsewhere = [...new Set(known.map(({ module }) => module))]
    if (elsewhere.length === 0 && this.#project.graph.has(owner) && this.of(owner).has(name)) elsewhere.push(owner)
    return { kind: 'undefined', name, elsewhere }
  }

  /** Is there a script of this name in reach? `undefined`: it is none of an addon that can be read. */
  has(specifier: string, from: string): boolean | undefined {
    if (this.#inReach(specifier, from)) return true
    const owner = scriptOwner(specifier)
    // libraries (`@odoo/owl`) and what no addon brings
    if (owner === undefined || owner === 'odoo' || !this.#project.isComplete(from)) return undefined
    return this.#project.graph.reach(from).has(owner) || !this.#project.knows(owner) ? false : undefined
  }

  /** Does a script in reach export the name? `undefined`: there is no such script. */
  hasExport(specifier: string, name: string, from: string): boolean | undefined {
    const one = this.#inReach(specifier, from)
    return one && (one.exports === undefined || one.exports.has(name))
  }

  /** The one script in reach that exports the name; of several, the one of the addon that it is asked from in vain. */
  exporter(name: string, from: string, asked: string): string | undefined {
    const found: { readonly module: string; readonly script: string }[] = []
    for (const module of [...this.#project.graph.reach(from), from])
      for (const [script, { exports, open }] of this.of(module))
        if (!open && exports.includes(name) && script.startsWith(`@${module}/`) && !script.startsWith(`@${module}/../`))
          found.push({ module, script })
    if (found.length > 1) {
      const same = found.filter(({ module }) => module === asked)
      return same.length === 1 ? same[0]?.script : undefined
    }
    return found[0]?.script
  }

  #inReach(specifier: string, from: string): Extract<ScriptResolution, { kind: 'found' }> | undefined {
    const reach = this.#project.graph.reach(from)
    for (const name of new Set([specifier, specifier.replace(/\.js$/, '')])) {
      const one = this.resolve(name, from, '')
      if (one.kind === 'found' && (one.module === from || reach.has(one.module))) return one
    }
    return undefined
  }

  #hasLibrary(module: string): boolean {
    const addon = this.#project.addon(module)
    return addon?.paths().some((path) => /^static\/lib\/.*\.js$/.test(path)) ?? module === 'website_sale'
  }

  get #names(): ReadonlyMap<string, readonly Known[]> {
    if (!this.#given) {
      const made = new Map<string, Known[]>()
      for (const module of this.#project.universe)
        for (const part of this.#project.facts(module)?.scripts ?? []) {
          if (part.name.startsWith(`@${module}/`)) continue
          const known = made.get(part.name)
          if (known) known.push({ module, part })
          else made.set(part.name, [{ module, part }])
        }
      this.#given = made
    }
    return this.#given
  }

  /** Names of scripts in reach of an addon that begin like `name`, for suggestions. */
  candidates(module: string): readonly string[] {
    return [...this.of(module).keys()]
  }
}

/** The addon that a script's name begins with: `@web/core/utils`, `web.core`, `web/static/src/js/x.js`. */
export function scriptOwner(specifier: string): string | undefined {
  return /^@([^/]+)\//.exec(specifier)?.[1] ?? /^(\w+)[./]/.exec(specifier)?.[1]
}

function found(
  module: string,
  name: string,
  path: string | undefined,
  part: ScriptPart,
  late: readonly string[] = [],
): ScriptResolution {
  return { kind: 'found', module, name, path, exports: part.open ? undefined : new Set([...part.exports, ...late]) }
}

/** `foo/index` is known as `foo`. */
function withoutIndex(name: string, asIs = false): string {
  return asIs ? name : name.replace(/\/index(?:\.js)?$/, '')
}

/** The name of the script that a relative path leads to; `undefined` when it leads out of `static/`. */
function relativeName(specifier: string, module: string, relative: string): string | undefined {
  const parts = relative.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const inside = /^static\/(src|tests|lib)\/(.*)$/.exec(parts.join('/'))
  if (!inside) return undefined
  const [, folder, path = ''] = inside
  const bare = withoutIndex(path).replace(/\.js$/, '')
  return folder === 'src' ? `@${module}/${bare}` : `@${module}/../${folder}/${bare}`
}
