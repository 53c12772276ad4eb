import type { ClassFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { importOrder } from '../python/import-order.ts'

/** A class that extends a controller, with the controller class that all its bases lead to. */
export interface ControllerClass {
  readonly addon: Addon
  readonly facts: PythonFacts
  readonly definition: ClassFacts
  /** `odoo.addons.web.controllers.home.Home`: the first class of the line, as it is imported */
  readonly root: string
}

/** Classes of controllers that an addon loads, with the class that each begins at: its own name when it extends none. */
export function controllersOf(project: Project, addon: Addon): readonly ControllerClass[] {
  if (!addon.installable) return []
  return importOrder(addon).flatMap((relative) => {
    const facts = addon.python.get(relative)
    return (facts?.classes ?? []).flatMap((definition): ControllerClass[] => {
      if (!facts || definition.kind === 'model' || definition.kind === 'transient') return []
      const root = rootOf(project, addon, relative, definition.name, 0)
      return root === undefined ? [] : [{ addon, facts, definition, root }]
    })
  })
}

/** Follows the first base of a class through imports, over the addons at hand; `undefined`: it is no controller. */
function rootOf(project: Project, addon: Addon, relative: string, name: string, depth: number): string | undefined {
  const facts = addon.python.get(relative)
  const one = facts?.classes.findLast((other) => other.name === name)
  const own = `odoo.addons.${addon.name}.${dotted(relative)}.${name}`
  if (!facts || depth > 20) return undefined
  if (!one) return imported(project, addon, relative, facts, name, depth)
  if (one.kind === 'controller') return own
  if (one.kind !== 'other') return undefined
  for (const base of one.bases) {
    const root = base === name ? undefined : rootOf(project, addon, relative, base.split('.')[0] ?? base, depth + 1)
    if (root !== undefined) return root
  }
  return undefined
}

function imported(
  project: Project,
  addon: Addon,
  relative: string,
  facts: PythonFacts,
  name: string,
  depth: number,
): string | undefined {
  for (const { from, level, module, names } of facts.imports) {
    const taken = from ? names.find((one) => (one.asname ?? one.name) === name) : undefined
    if (!taken) continue
    const folder = relative.split('/').slice(0, -level)
    const path = level > 0 ? ['odoo.addons', addon.name, ...folder, module].filter(Boolean).join('.') : module
    const match = /^odoo\.addons\.(\w+)\.?(.*)$/.exec(path)
    const owner = match?.[1] === undefined ? undefined : project.addon(match[1])
    if (!match || !/(?:^|\.)controllers?(?:\.|$)/.test(path)) continue
    const file = owner && fileOf(owner, (match[2] ?? '').replaceAll('.', '/'))
    const root = owner && file !== undefined ? rootOf(project, owner, file, taken.name, depth + 1) : undefined
    return root ?? (owner ? undefined : `${path}.${taken.name}`)
  }
  return undefined
}

function fileOf(addon: Addon, path: string): string | undefined {
  return [`${path}.py`, `${path}/__init__.py`].find((file) => addon.python.has(file))
}

function dotted(relative: string): string {
  return relative.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')
}
