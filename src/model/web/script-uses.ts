import type { ScriptFacts, ScriptImport } from '../../facts/script-facts.ts'
import { since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { manifestAssets, recordAssets } from './asset-entries.ts'
import { assetReferences } from './asset-references.ts'
import type { ScriptResolution } from './script-index.ts'

/** A script of an addon that Odoo turns into a module. */
export interface ScriptModule {
  readonly relative: string
  readonly facts: ScriptFacts
  /** bundles into which the addon's own manifest puts it; not known before 15.0 */
  readonly bundles: readonly string[]
  /** it is a test, or in bundles of tests alone */
  readonly isTest: boolean
}

/** One import of a script, with what it stands for. */
export interface LocatedImport {
  readonly script: ScriptModule
  readonly item: ScriptImport
  readonly resolution: ScriptResolution
}

/**
 * Bundles into which the addon puts each of its own files, by web path: by its manifest or by records, before 15.0 by
 * templates that change the template of the bundle.
 */
export function ownBundles(project: Project, addon: Addon): ReadonlyMap<string, readonly string[]> {
  if (!since(project.series, '15.0')) return templateBundles(project, addon)
  const found = new Map<string, string[]>()
  for (const { directive, path, bundle } of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
    if (directive === 'include') continue
    const resolved = project.bundles.files.resolve(path.value)
    if (resolved.kind !== 'files') continue
    for (const file of resolved.paths) {
      const known = found.get(file)
      if (directive === 'remove') found.set(file, known?.filter((name) => name !== bundle.value) ?? [])
      else if (!known) found.set(file, [bundle.value])
      else if (!known.includes(bundle.value)) known.push(bundle.value)
    }
  }
  return found
}

/** Files that the addon's templates load, by the template that they change or are. */
function templateBundles(project: Project, addon: Addon): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { path, template } of assetReferences(project, addon)) {
    const known = found.get(path)
    if (!known) found.set(path, [template])
    else if (!known.includes(template)) known.push(template)
  }
  return found
}

/** The scripts of an addon that are modules: by their tag, from 18.0 on by where they stand; and legacy ones. */
export function scriptModules(project: Project, addon: Addon): readonly ScriptModule[] {
  if (addon.scripts.size === 0) return []
  const bundles = ownBundles(project, addon)
  const everywhere = since(project.series, '18.0')
  return [...addon.scripts].flatMap(([relative, facts]) => {
    const isModule =
      (facts.tagged && !facts.ignored) ||
      facts.defines.length > 0 ||
      (everywhere && !facts.ignored && /^static\/(?:src|tests)\//.test(relative))
    const own = bundles.get(`/${addon.name}/${relative}`) ?? []
    const isTest = /(?:^|\/)tests?\//.test(relative) || (own.length > 0 && own.every((name) => /test/.test(name)))
    return isModule ? [{ relative, facts, bundles: own, isTest }] : []
  })
}

/** How sure and how bad a fault of a script is: what no bundle of the addon has may be dead; tests break nobody's work. */
export function scriptCost(script: ScriptModule): {
  readonly severity: 'error' | 'warning'
  readonly confidence: 'proven' | 'likely' | 'guess'
} {
  if (script.bundles.length === 0) return { severity: 'warning', confidence: 'guess' }
  return script.isTest ? { severity: 'warning', confidence: 'likely' } : { severity: 'error', confidence: 'proven' }
}

/** Every import that must be there when a script of the addon starts. */
export function scriptImports(project: Project, addon: Addon): readonly LocatedImport[] {
  return scriptModules(project, addon).flatMap((script) =>
    script.facts.imports.flatMap((item) =>
      item.kind === 'dynamic'
        ? []
        : [{ script, item, resolution: project.scripts.resolve(item.specifier, addon.name, script.relative) }],
    ),
  )
}
