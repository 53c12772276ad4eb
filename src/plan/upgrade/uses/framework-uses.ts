import type { PythonFacts } from '../../../facts/python-facts.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import { plainOrigin } from '../../../model/python/name-origin.ts'
import { isGuarded, pythonFileUses } from '../../../model/python/python-uses.ts'
import type { Collect } from '../risk.ts'
import { frameworkAlive } from './import-uses.ts'
import { lastingPython } from './use.ts'

/** `http.redirect_with_hash(…)`, `odoo.tools.ustr(…)`: names that code asks modules of Odoo's own package for. */
export function frameworkUses(collect: Collect): void {
  const { addon, project } = collect
  const uses = pythonFileUses(addon, project.series)
  for (const [relative, facts] of lastingPython(addon)) {
    const use = uses.get(relative) ?? 'never'
    if (use !== 'upgrade' && !isGuarded(use)) fileUses(collect, facts)
  }
}

function fileUses({ project, add }: Collect, facts: PythonFacts): void {
  if (!facts.imports.some(({ module, names }) => [module, ...names.map(({ name }) => name)].some(isOdoos))) return
  visitBody(facts.body, (node) => {
    if (node.t !== 'Attribute') return undefined
    const module = plainOrigin(facts, node.value)
    if (module === undefined || !/^odoo(?:\.(?!addons(?:\.|$))|$)/.test(module)) return undefined
    // a class of it, or an object: what these have is another matter
    if (frameworkAlive(project, module, '') !== true) return undefined
    const symbol = `${module}:${node.attr}`
    add({
      kind: 'import_symbol',
      symbol,
      at: { file: facts.file, span: [node.as, node.e] },
      severity: 'runtime error',
      effort: 'review',
      lookup: { kind: 'import', name: symbol },
      alive: (world) => frameworkAlive(world, module, node.attr),
      message: `${module} has no '${node.attr}' any more (code)`,
      confidence: 'likely',
    })
    return undefined
  })
}

function isOdoos(name: string): boolean {
  return /^odoo(?:\.|$)/.test(name)
}
