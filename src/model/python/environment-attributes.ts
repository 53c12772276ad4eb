import type { Stmt } from '../../parse/python/ast.ts'
import { walkStmts } from '../../parse/python/walk.ts'
import { perAddon } from '../per-addon.ts'

/** What statements set on an environment by themselves: `self.env.kind = 'x'`. */
export function environmentAttributes(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>()
  walkStmts(body, (statement) => {
    const targets = statement.t === 'Assign' ? statement.targets : statement.t === 'AnnAssign' ? [statement.target] : []
    for (const target of targets)
      if (target.t === 'Attribute' && target.value.t === 'Attribute' && target.value.attr === 'env')
        names.add(target.attr)
  })
  return names
}

/** The same of all code of an addon. */
export const environmentAttributesOf = perAddon(
  (addon): ReadonlySet<string> =>
    new Set([...addon.python.values()].flatMap(({ body }) => [...environmentAttributes(body)])),
)
