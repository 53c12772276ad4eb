import type { FunctionFacts } from '../../facts/python-facts.ts'
import { dottedFile } from '../../facts/summarize.ts'
import type { Addon } from '../addon.ts'
import { importTarget, moduleFile } from './imports.ts'

/** The function that a name stands for, and the file that defines it. */
export interface FunctionDefinition {
  readonly file: string
  readonly facts: FunctionFacts
}

/**
 * The function that a module-level name stands for, followed through imports inside the addon. `undefined`: it is no
 * function, it is bound more than once, or the trail leads out of the addon.
 */
export function findFunction(
  addon: Addon,
  module: string,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): FunctionDefinition | undefined {
  const file = moduleFile(addon, module)
  const facts = addon.python.get(file ?? '')
  if (!file || !facts || seen.has(file)) return undefined
  const bindings = facts.bindings.filter((binding) => binding.name === name)
  const [binding] = bindings
  if (bindings.length > 1) return undefined
  if (binding?.kind === 'function') {
    const found = facts.functions.findLast((one) => one.name === name)
    return found && { file, facts: found }
  }
  const next = new Set([...seen, file])
  for (const statement of facts.imports) {
    if (!statement.from || statement.deferred) continue
    const item = statement.names.find((one) => (binding ? (one.asname ?? one.name) === name : one.name === '*'))
    const target = item && importTarget(addon, file, statement)
    if (!item || target?.addon !== addon.name) continue
    const found = findFunction(addon, target.module, binding ? item.name : name, next)
    if (found) return found
  }
  return undefined
}

/** Modules of the addon whose top level defines a function of this name, by their dotted names. */
export function modulesDefining(addon: Addon, name: string): readonly string[] {
  return [...addon.python].flatMap(([file, facts]) => {
    if (/^(?:tests|migrations|upgrades|static)\//.test(file)) return []
    if (!facts.functions.some((one) => one.name === name)) return []
    return [dottedFile(file)]
  })
}
