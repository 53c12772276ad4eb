import type { Project } from '../../../model/project.ts'
import { locatorText } from '../../../model/views/view-loss.ts'
import { manifestAssets } from '../../../model/web/asset-entries.ts'
import { ownBundles } from '../../../model/web/script-uses.ts'
import { templateElements } from '../../../model/web/template-directives.ts'
import { attribute } from '../../../parse/xml/query.ts'
import type { Collect } from '../risk.ts'
import { placeKey } from './use.ts'

/** What the client templates, the bundles and the styles of an addon need of others. */
export function clientUses(collect: Collect): void {
  templateLocators(collect)
  templateNames(collect)
  bundleUses(collect)
  styleUses(collect)
}

/** Locators of `t-inherit` templates, merged with both releases. */
function templateLocators({ project: before, addon, add }: Collect): void {
  const cache = new Map<Project, ReadonlyMap<string, boolean>>()
  const found = (project: Project): ReadonlyMap<string, boolean> => {
    let state = cache.get(project)
    if (!state) cache.set(project, (state = locatorStates(project, addon.name)))
    return state
  }
  for (const template of before.templates.ofModule(addon.name)) {
    if (template.parent === '' || template.legacy) continue
    for (const spec of before.templates.specs(template)) {
      const at = before.views.source.tag(spec)
      if (!at) continue
      const key = placeKey(at)
      const locator = locatorText(spec)
      add({
        kind: 'template_anchor',
        symbol: `${template.parent} ${locator}`,
        at,
        severity: 'runtime error',
        effort: 'review',
        alive: (project) => found(project).get(key),
        message: `the locator ${locator} finds nothing in the client template '${template.parent}' any more`,
        confidence: 'proven',
      })
    }
  }
}

/** By the place of each locator: does it find its node? Templates whose parent is gone are not among them. */
function locatorStates(project: Project, addon: string): ReadonlyMap<string, boolean> {
  const states = new Map<string, boolean>()
  for (const template of project.templates.ofModule(addon)) {
    if (template.parent === '' || template.legacy) continue
    const audit = project.templates.audit(template)
    if (!audit || audit.unjudged > 0) continue
    for (const spec of project.templates.specs(template)) {
      const at = project.views.source.tag(spec)
      if (at) states.set(placeKey(at), true)
    }
    for (const { kind, spec } of audit.issues) {
      const at = project.views.source.tag(spec)
      if (at && kind === 'not-found') states.set(placeKey(at), false)
    }
  }
  return states
}

/** Templates of others that are called, or that components are drawn by. */
function templateNames({ project, addon, add }: Collect): void {
  const use = (name: string, at: { readonly file: string; readonly span: readonly [number, number] }, how: string) => {
    if (!/^[\w-]+\.[\w.-]+$/.test(name) || name.startsWith(`${addon.name}.`)) return
    add({
      kind: 'js_template',
      symbol: name,
      at,
      severity: 'runtime error',
      effort: 'review',
      alive: (world) => world.templates.has(name, addon.name),
      message: `client template '${name}' is gone (${how})`,
      confidence: 'proven',
    })
  }
  for (const { file, element, by } of templateElements(project, addon)) {
    if (by === 'server') continue
    const call = attribute(element, 't-call')
    if (call) use(call.value, { file, span: [call.vs, call.ve] }, 't-call')
  }
  for (const { file, templates } of addon.scripts.values())
    for (const { value, span } of templates) use(value, { file, span }, 'template of a component')
}

/** Bundles, and files of others in them. */
function bundleUses({ project, addon, add }: Collect): void {
  const told = new Set<string>()
  for (const entry of manifestAssets(addon).entries) {
    const bundle = entry.bundle.value
    if (!told.has(bundle) && bundle.includes('.') && !bundle.startsWith(`${addon.name}.`)) {
      told.add(bundle)
      add({
        kind: 'bundle_removed',
        symbol: bundle,
        at: { file: entry.at.file, span: entry.bundle.span },
        severity: 'silent loss',
        effort: 'mechanical',
        alive: (world) => hasBundle(world, bundle),
        lookup: { kind: 'bundle', name: bundle },
        message: `bundle '${bundle}' is gone: nothing loads what is put there`,
        confidence: 'proven',
      })
    }
    if (entry.directive === 'include' && entry.path.value !== bundle)
      add({
        kind: 'bundle_removed',
        symbol: entry.path.value,
        at: entry.pathAt,
        severity: 'runtime error',
        effort: 'review',
        alive: (world) => hasBundle(world, entry.path.value),
        lookup: { kind: 'bundle', name: entry.path.value },
        message: `bundle '${entry.path.value}' is gone (include)`,
        confidence: 'proven',
      })
    else if (entry.directive !== 'include') {
      const aims = entry.target ? [entry.target, entry.path] : [entry.path]
      for (const [i, { value }] of aims.entries()) {
        const module = value.split('/').find(Boolean) ?? ''
        if (module === addon.name || project.addon(module)) continue
        const isAim = i === 0 && (entry.target !== undefined || entry.directive === 'remove')
        add({
          kind: 'asset_removed',
          symbol: value,
          at: isAim ? (entry.targetAt ?? entry.pathAt) : entry.pathAt,
          severity: isAim ? 'runtime error' : 'silent loss',
          effort: 'review',
          alive: (world) => hasFiles(world, value),
          message: isAim
            ? `'${value}' is gone: Odoo cannot build bundle '${bundle}'`
            : `'${value}' is gone: bundle '${bundle}' lacks it`,
          confidence: 'proven',
        })
      }
    }
  }
}

/** Is there a bundle that another module than the user's fills? */
function hasBundle(project: Project, bundle: string): boolean | undefined {
  const [owner = ''] = bundle.split('.')
  if (project.addon(owner)) return true
  const modules = project.release?.modules ?? []
  if (!project.release?.module(owner)) return undefined
  return modules.some(({ name }) => !project.addon(name) && project.bundles.entriesOf(name).has(bundle))
}

function hasFiles(project: Project, path: string): boolean | undefined {
  const { kind } = project.bundles.files.resolve(path)
  if (kind === 'files') return true
  return kind === 'missing' || kind === 'empty' || kind === 'no-module' ? false : undefined
}

/** Variables of styles that nothing gives a value any more. */
function styleUses({ project, addon, add }: Collect): void {
  if (addon.styles.size === 0) return
  const bundles = ownBundles(project, addon)
  const own = new Set(project.facts(addon.name)?.variables)
  const cache = new Map<Project, ReadonlySet<string>>()
  const known = (world: Project): ReadonlySet<string> => {
    let names = cache.get(world)
    if (!names) {
      const reach = [...world.graph.reach(addon.name)]
      cache.set(world, (names = new Set(reach.flatMap((module) => world.facts(module)?.variables ?? []))))
    }
    return names
  }
  for (const [relative, { file, uses, guarded }] of addon.styles) {
    if (guarded || !bundles.has(`/${addon.name}/${relative}`)) continue
    for (const { name, span } of uses)
      if (!own.has(name))
        add({
          kind: 'scss_variable',
          symbol: `$${name}`,
          at: { file, span },
          severity: 'runtime error',
          effort: 'review',
          // a release that was made without styles knows no variable
          alive: (world) => (known(world).has('primary') ? known(world).has(name) : undefined),
          message: `nothing defines the variable $${name} any more: the bundle's styles cannot be compiled`,
          confidence: 'likely',
        })
  }
}
