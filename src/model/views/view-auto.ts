import type { Project } from '../project.ts'

/**
 * Modules that Odoo installs by itself together with a module and all that it needs: their `auto_install` triggers are
 * all there. What they bring is there on most databases, though nothing says that it must be.
 */
export function autoInstalledWith(project: Project, module: string): ReadonlySet<string> {
  const present = new Set([module, ...project.graph.reach(module)])
  const added = new Set<string>()
  const waiting = project.modules.filter(
    (one) => one.autoInstall && one.autoInstall.length > 0 && one.installable && one.countries.length === 0,
  )
  for (let grown = true; grown; ) {
    grown = false
    for (const one of waiting) {
      if (present.has(one.name) || !one.autoInstall?.every((name) => present.has(name))) continue
      for (const name of [one.name, ...project.graph.reach(one.name)]) {
        if (present.has(name)) continue
        present.add(name)
        added.add(name)
      }
      grown = true
    }
  }
  return added
}
