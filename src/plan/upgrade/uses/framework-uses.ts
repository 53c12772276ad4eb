import type { PythonFacts } from '../../../facts/python-facts.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import { isGuarded, pythonFileUses } from '../../../model/python/python-uses.ts'
import { dottedName } from '../../../parse/python/walk.ts'
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
  const modules = frameworkModules(facts)
  if (modules.size === 0) return
  visitBody(facts.body, (node) => {
    if (node.t !== 'Attribute') return undefined
    const written = dottedName(node.value)
    if (written === undefined) return undefined
    const [local = '', ...rest] = written.split('.')
    const start = modules.get(local)
    if (start === undefined) return undefined
    const module = [start, ...rest].join('.')
    // a class of it, or an object: what these have is another matter
    if (frameworkAlive(project, module, '') !== true || module === 'odoo.addons') return undefined
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

/** The names under which a file has modules of Odoo's own package. */
function frameworkModules(facts: PythonFacts): ReadonlyMap<string, string> {
  const modules = new Map<string, string>()
  for (const { from, level, module, names, guarded, typing } of facts.imports) {
    if (level > 0 || guarded || typing) continue
    for (const { name, asname } of names) {
      const dotted = from ? `${module}.${name}` : name
      if (!/^odoo(?:\.(?!addons(?:\.|$))|$)/.test(dotted)) continue
      if (from) modules.set(asname ?? name, dotted)
      else modules.set(asname ?? 'odoo', asname === undefined ? 'odoo' : dotted)
    }
  }
  return modules
}
