import { FRAMEWORK } from '../../../facts/framework.ts'
import type { ImportFacts, PythonFacts } from '../../../facts/python-facts.ts'
import { isBroughtByOdoo, pythonRange, removedModule } from '../../../knowledge/python-libraries.ts'
import type { Project } from '../../../model/project.ts'
import { addonRequests, isMissingModule, isMissingName } from '../../../model/python/python-addon-imports.ts'
import { declaredDistributions, provides } from '../../../model/python/python-declared.ts'
import { importedModuleNames } from '../../../model/python/python-imported.ts'
import { isGuarded, pythonFileUses } from '../../../model/python/python-uses.ts'
import type { Span } from '../../../text/span.ts'
import type { Collect, RiskSeverity } from '../risk.ts'

/** What the Python files of an addon import from Odoo, from other addons and from libraries. */
export function importUses(collect: Collect): void {
  const { addon, project } = collect
  libraryUses(collect)
  const uses = pythonFileUses(addon, project.series)
  for (const [relative, facts] of addon.python) {
    const use = uses.get(relative) ?? 'never'
    if (use === 'upgrade' || /^(?:migrations|upgrades)\//.test(relative)) continue
    for (const statement of facts.imports) {
      if (statement.guarded || statement.typing || isGuarded(use)) continue
      frameworkUses(collect, facts, statement)
    }
    addonUses(collect, relative, facts)
  }
}

/** Libraries that Odoo brought and brings no more, and modules that Python's own library lost. */
function libraryUses(collect: Collect): void {
  const { addon, project } = collect
  const declared = declaredDistributions(project, addon)
  const uses = pythonFileUses(addon, project.series)
  for (const [relative, facts] of addon.python) {
    const use = uses.get(relative) ?? 'never'
    if (use === 'upgrade' || use === 'never' || isGuarded(use)) continue
    for (const { name, span, statement, conditional } of importedModuleNames(facts)) {
      const [top = ''] = name.split('.')
      if (statement.guarded || statement.typing || conditional || provides(declared, top)) continue
      const at = { file: facts.file, span }
      const gone = removedModule(top)
      if (gone)
        collect.add({
          kind: 'python_removed',
          symbol: top,
          at,
          severity: severityOf(statement),
          effort: 'review',
          alive: ({ series }) => !isOlder(gone.since, pythonRange(series).oldest),
          replacement: gone.instead,
          message: `Python ${gone.since.join('.')} has no module '${top}' any more, and Odoo needs that Python or a later one`,
          confidence: 'proven',
        })
      else if (isBroughtByOdoo(top, project.series))
        collect.add({
          kind: 'library_gone',
          symbol: top,
          at,
          severity: 'deprecation',
          effort: 'review',
          alive: ({ series }) => isBroughtByOdoo(top, series),
          message: `Odoo brings no '${top}' any more: the import fails unless somebody installs it; declare it in external_dependencies, or use something else`,
          confidence: 'proven',
        })
    }
  }
}

function isOlder(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] * 1000 + one[1] <= other[0] * 1000 + other[1]
}

function severityOf(statement: ImportFacts): RiskSeverity {
  return statement.deferred ? 'runtime error' : 'load error'
}

function addonUses(collect: Collect, relative: string, facts: PythonFacts): void {
  for (const request of addonRequests(collect.addon, relative, facts)) {
    const { statement, wanted, module, name, span } = request
    if (statement.guarded || statement.typing || wanted === collect.addon.name || wanted === '') continue
    const dotted = ['odoo.addons', wanted, module].filter(Boolean).join('.')
    if (collect.project.addon(wanted)) continue
    if (name !== '')
      collect.add({
        kind: 'import_symbol',
        symbol: `${dotted}:${name}`,
        at: { file: facts.file, span },
        severity: 'deprecation',
        effort: 'mechanical',
        lookup: { kind: 'import', name: `${dotted}:${name}` },
        alive: (project) => {
          const names = project.facts(wanted)?.python[module]
          return names && (names.names.includes(name) || (names.open ? false : undefined))
        },
        message: `${dotted} does not define '${name}' any more, it may still hand it on (import)`,
        confidence: 'likely',
      })
    collect.add({
      kind: name === '' ? 'import_module' : 'import_symbol',
      symbol: name === '' ? dotted : `${dotted}:${name}`,
      at: { file: facts.file, span },
      severity: severityOf(statement),
      effort: 'review',
      lookup: { kind: 'import', name: name === '' ? dotted : `${dotted}:${name}` },
      alive: (project) => {
        if (!project.facts(wanted)) return undefined
        if (name === '') return !isMissingModule(project, request)
        return isMissingModule(project, request) ? undefined : !isMissingName(project, request)
      },
      message: name === '' ? `${dotted} is gone (import)` : `${dotted} has no '${name}' any more (import)`,
      confidence: 'proven',
    })
  }
}

/** `from odoo.tools import x`, `import odoo.tools.x`: names that Odoo's own package lets others import. */
function frameworkUses(collect: Collect, facts: PythonFacts, statement: ImportFacts): void {
  if (statement.level > 0) return
  const add = (module: string, name: string, span: Span): void =>
    collect.add({
      kind: name === '' ? 'import_module' : 'import_symbol',
      symbol: name === '' ? module : `${module}:${name}`,
      at: { file: facts.file, span },
      severity: severityOf(statement),
      effort: 'review',
      lookup: { kind: 'import', name: name === '' ? module : `${module}:${name}` },
      alive: (project) => frameworkAlive(project, module, name),
      message: name === '' ? `${module} is gone (import)` : `${module} has no '${name}' any more (import)`,
      confidence: 'proven',
    })
  const isOwn = (name: string): boolean => /^odoo(?:\.(?!addons(?:\.|$))|$)/.test(name)
  if (!statement.from) {
    for (const { name, span } of statement.names) if (isOwn(name) && name !== 'odoo') add(name, '', span)
    return
  }
  if (!isOwn(statement.module)) return
  add(statement.module, '', statement.moduleSpan)
  for (const { name, span } of statement.names) if (name !== '*') add(statement.module, name, span)
}

/** Does Odoo's own package have the module, and the name in it? */
export function frameworkAlive(project: Project, module: string, name: string): boolean | undefined {
  const known = project.facts(FRAMEWORK)?.python
  if (!known || Object.keys(known).length === 0) return undefined
  if (module === 'odoo' && (name === '' || !known[''])) return name === '' || undefined
  const inside = module === 'odoo' ? '' : module.slice('odoo.'.length)
  const names = known[inside]
  if (!names) {
    const isPackage = Object.keys(known).some((one) => one.startsWith(`${inside}.`))
    return isPackage ? name === '' || undefined : name === '' ? false : undefined
  }
  if (name === '' || names.open || names.names.includes(name)) return true
  return false
}
