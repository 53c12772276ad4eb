import type { PythonFacts } from '../../facts/python-facts.ts'
import type { Addon } from '../addon.ts'

/**
 * Might a module-level name of a file come into being in a way that no plain statement shows: `global` in a function,
 * an assignment expression, `globals()[…]`, `exec`, `sys.modules`, an attribute set by another file? Looks through
 * whole files, so ask it last.
 */
export function mayBind(addon: Addon, facts: PythonFacts, name: string): boolean {
  if (facts.body.some((statement) => bindsOddly(statement, name))) return true
  return [...addon.python.values()].some((other) => setsAttribute(other, name))
}

function bindsOddly(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((item) => bindsOddly(item, name))
  if (typeof node !== 'object' || node === null) return false
  if ('t' in node) {
    if (node.t === 'Global' && 'names' in node && Array.isArray(node.names) && node.names.includes(name)) return true
    if (node.t === 'Walrus' && 'target' in node && idOf(node.target) === name) return true
    if (node.t === 'Call' && 'func' in node && /^(?:globals|exec)$/.test(idOf(node.func) ?? '')) return true
    if (node.t === 'Attribute' && 'attr' in node && node.attr === 'modules' && 'value' in node)
      if (idOf(node.value) === 'sys') return true
  }
  return Object.values(node).some((item) => bindsOddly(item, name))
}

function idOf(node: unknown): string | undefined {
  return typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string' ? node.id : undefined
}

/** Does the top level of a file assign to an attribute of this name: `module.name = …`? */
function setsAttribute(facts: PythonFacts, name: string): boolean {
  return facts.body.some(
    (statement) =>
      statement.t === 'Assign' &&
      statement.targets.some((target) => target.t === 'Attribute' && target.attr === name && target.value.t === 'Name'),
  )
}
