import { ASSET_EXTENSIONS, assetsMustBeStatic } from '../../knowledge/assets.ts'
import type { Project } from '../project.ts'
import { globMatcher, isGlob } from './asset-glob.ts'

/** What a path of a bundle stands for. Paths are those of the web, `/module/static/src/x.js`. */
export type AssetResolution =
  | { readonly kind: 'files'; readonly module: string; readonly paths: readonly string[] }
  /** another server, or an attachment */
  | { readonly kind: 'external' }
  /** a module that is known by name alone, or files of which nothing is known */
  | { readonly kind: 'unknown'; readonly module: string }
  /** no such file; Odoo takes the path for that of an attachment */
  | { readonly kind: 'missing'; readonly module: string; readonly relative: string }
  /** a pattern that matches no file */
  | { readonly kind: 'empty'; readonly module: string; readonly relative: string }
  /** not below the module's `static/`, where alone Odoo looks */
  | { readonly kind: 'outside'; readonly module: string; readonly relative: string }
  /** there is a file, but of a kind that no bundle takes */
  | { readonly kind: 'extension'; readonly module: string; readonly relative: string }
  | { readonly kind: 'no-module'; readonly module: string }

/** The files that bundles can hold, of every module, and what paths and patterns stand for. */
export class AssetFiles {
  readonly #project: Project
  readonly #files = new Map<string, readonly string[]>()
  readonly #resolved = new Map<string, AssetResolution>()

  constructor(project: Project) {
    this.#project = project
  }

  /** Web paths of a module's files, sorted; of a release's module without tests. */
  of(module: string): readonly string[] {
    let files = this.#files.get(module)
    if (!files) {
      const facts = this.#project.facts(module)
      const scripts = (facts?.scripts ?? []).flatMap(({ name }) => scriptPath(module, name) ?? [])
      const statics = (facts?.statics ?? []).map((path) => `/${module}/static/${path}`)
      this.#files.set(module, (files = [...new Set([...scripts, ...statics])].sort()))
    }
    return files
  }

  has(path: string): boolean {
    const module = path.split('/')[1] ?? ''
    return this.of(module).includes(path)
  }

  /** What a path or pattern stands for, as `_get_paths` of the series finds it. */
  resolve(path: string): AssetResolution {
    let resolution = this.#resolved.get(path)
    if (!resolution) this.#resolved.set(path, (resolution = this.#resolve(path)))
    return resolution
  }

  #resolve(path: string): AssetResolution {
    if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(path) || path.startsWith('/web/content')) return { kind: 'external' }
    const parts = path.replaceAll('\\', '/').split('/').filter(Boolean)
    const [module = ''] = parts
    const addon = this.#project.addon(module)
    if (!this.#project.knows(module)) return { kind: 'no-module', module }
    if (!addon && !this.#project.release?.module(module)) return { kind: 'unknown', module }
    const relative = joined(parts.slice(1))
    const whole = `/${module}/${relative}`
    const series = this.#project.series
    if (!relative.startsWith('static/')) {
      if (assetsMustBeStatic(series) || relative.startsWith('..')) return { kind: 'outside', module, relative }
      // only what is on disk can be looked for outside of static/
      if (!addon || isGlob(relative)) return { kind: 'unknown', module }
      const there = addon.has(relative) && !relative.endsWith('.xml')
      return there ? { kind: 'files', module, paths: [whole] } : { kind: 'missing', module, relative }
    }
    // a release knows nothing of tests
    if (!addon && relative.startsWith('static/tests/')) return { kind: 'unknown', module }
    const files = this.of(module)
    if (isGlob(relative)) {
      const fixed = whole.slice(0, whole.search(/[*?[\]]/))
      const matches = globMatcher(whole)
      const paths = files.filter((file) => file.startsWith(fixed) && matches(file))
      if (paths.length > 0) return { kind: 'files', module, paths }
      // `static/**` of a release may mean its tests
      return !addon && 'static/tests/'.startsWith(fixed.slice(module.length + 2))
        ? { kind: 'unknown', module }
        : { kind: 'empty', module, relative }
    }
    if (files.includes(whole)) return { kind: 'files', module, paths: [whole] }
    const extension = relative.slice(relative.lastIndexOf('.') + 1)
    if (addon?.has(relative) && !ASSET_EXTENSIONS.has(extension)) return { kind: 'extension', module, relative }
    return addon || this.knowsAll(module) ? { kind: 'missing', module, relative } : { kind: 'unknown', module }
  }

  /** False for a module of a release that was made without these files. */
  knowsAll(module: string): boolean {
    return this.#project.addon(module) !== undefined || this.of('web').some((file) => !file.endsWith('.js'))
  }
}

/** The web path of a script by the name that others import it by; `undefined` for names given in the file. */
export function scriptPath(module: string, name: string): string | undefined {
  const own = `@${module}/`
  if (!name.startsWith(own)) return undefined
  const rest = name.slice(own.length)
  return rest.startsWith('../') ? `/${module}/static/${rest.slice(3)}.js` : `/${module}/static/src/${rest}.js`
}

/** Takes `.` and `..` out, as `os.path.normpath` does; what leads out of the module begins with `..`. */
function joined(parts: readonly string[]): string {
  const kept: string[] = []
  for (const part of parts) {
    if (part === '.') continue
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else kept.push(part)
  }
  return kept.join('/')
}
