import { perAddon } from '../per-addon.ts'
import { importedModules, loadedPythonFiles, moduleFile } from './imports.ts'

/**
 * The Python files that run when an addon is loaded, in the order in which they end running: a file stands after those
 * it imports. Files that are imported by functions, or by computed names, stand at the end.
 */
export const importOrder = perAddon((addon): readonly string[] => {
  const done = new Set<string>()
  const entered = new Set<string>()
  const visitModule = (dotted: string): void => {
    const parts = dotted.split('.').filter(Boolean)
    for (let i = 0; i <= parts.length; i++) visit(moduleFile(addon, parts.slice(0, i).join('.')))
  }
  const visit = (relative: string | undefined): void => {
    if (relative === undefined || entered.has(relative)) return
    entered.add(relative)
    for (const statement of addon.python.get(relative)?.imports ?? [])
      if (!statement.deferred && !statement.typing)
        for (const dotted of importedModules(addon, relative, statement)) visitModule(dotted)
    done.add(relative)
  }
  visit(moduleFile(addon, ''))
  for (const relative of loadedPythonFiles(addon)) done.add(relative)
  return [...done]
})
