import type { FunctionDef } from '../../parse/python/ast.ts'
import { walkOwnExprs, walkStmts } from '../../parse/python/walk.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'

/**
 * Do data files of an addon call a method that gives records external ids by itself? What ids these are the code alone
 * knows. Methods of Odoo's own modules are not read.
 */
export function callsIdMaker(project: Project, caller: Addon): boolean {
  const called = new Map<string, Set<string>>()
  for (const facts of caller.xml.values())
    for (const { tag, model, name } of facts.calls)
      if (tag === 'function' && model && name)
        called.set(name.value, (called.get(name.value) ?? new Set<string>()).add(model.value))
  if (called.size === 0) return false
  for (const other of project.graph.reach(caller.name)) {
    const addon = project.addon(other)
    if (!addon) continue
    for (const { part, definition } of project.models.classes(addon))
      for (const { name, node } of definition.methods)
        if (called.get(name)?.has(part.model) && speaksOfIds(node)) return true
  }
  return false
}

function speaksOfIds({ body }: FunctionDef): boolean {
  let found = false
  walkStmts(body, (statement) => {
    walkOwnExprs(statement, (expr) => {
      if (expr.t === 'Str' && expr.value === 'ir.model.data') found = true
    })
  })
  return found
}
