import type { Project } from '../../model/project.ts'

/** Names of the addons that are checked. */
export function checkedNames(project: Project): ReadonlySet<string> {
  return new Set(project.checked.map((addon) => addon.name))
}

/** `super()` in any form, or the method reached in another way: by name through the class, or patched. */
export function hasSuper(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasSuper)
  if (typeof node !== 'object' || node === null) return false
  if ('t' in node && node.t === 'Name' && 'id' in node && node.id === 'super') return true
  return Object.values(node).some(hasSuper)
}
