import { FRAMEWORK } from '../facts/framework.ts'
import type { ImportFacts, PythonFacts } from '../facts/python-facts.ts'
import type { Project } from '../model/project.ts'
import { addonRequests, isMissingModule, isMissingName } from '../model/python-addon-imports.ts'
import { isGuarded, pythonFileUses } from '../model/python-uses.ts'
import type { Span } from '../text/span.ts'
import type { Collect, RiskSeverity } from './upgrade-risk.ts'

/** What the Python files of an addon import from Odoo and from other addons. */
export function importUses(collect: Collect): void {
  const { addon, project } = collect
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
  const inside = module === 'odoo' ? '' : module.slice('odoo.'.length)
  const names = known[inside]
  if (!names) {
    const isPackage = Object.keys(known).some((one) => one.startsWith(`${inside}.`))
    return isPackage ? name === '' || undefined : name === '' ? false : undefined
  }
  if (name === '' || names.open || names.names.includes(name)) return true
  return false
}
