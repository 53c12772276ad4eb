import type { PythonFacts } from '../../src/facts/python-facts.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import type { Stmt } from '../../src/parse/python/ast.ts'
import { walkBodyExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

type ImportFrom = Extract<Stmt, { readonly t: 'ImportFrom' }>

export default defineRule({
  title: '_ is imported and nothing is translated',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  messages: {
    unused: '_ is imported and never used in this file: remove it',
  },
  check({ addon, report }) {
    const using = new Set(
      codeScopes(addon)
        .filter(({ calls }) => calls.some(({ func }) => func.t === 'Name' && func.id === '_'))
        .map(({ facts }) => facts),
    )
    for (const [relative, facts] of addon.python) {
      if (using.has(facts) || facts.open || facts.issues.length > 0 || /(?:^|\/)__init__\.py$/.test(relative)) continue
      for (const [index, statement] of facts.body.entries()) {
        if (statement.t !== 'ImportFrom' || statement.module !== 'odoo' || statement.level > 0) continue
        const at = facts.imports
          .find(({ from, module, span }) => from && module === 'odoo' && span[0] === statement.s)
          ?.names.findIndex(({ name, asname }) => name === '_' && (asname ?? name) === '_')
        if (at === undefined || at < 0 || facts.all?.includes('_')) continue
        if (isNamed(facts) || isTaken(addon.python.values())) continue
        const names = facts.imports.find(({ span }) => span[0] === statement.s)?.names ?? []
        const span = names[at]?.span
        if (!span) continue
        const fix = () =>
          removed(
            facts,
            statement,
            facts.body[index + 1],
            names.map((one) => one.span),
            at,
          )
        report('unused', { file: facts.file, span }, {}, { fix })
      }
    }
  },
})

function removed(
  facts: PythonFacts,
  statement: ImportFrom,
  next: Stmt | undefined,
  spans: readonly (readonly [number, number])[],
  at: number,
): Fix | undefined {
  const [own, after, before] = [spans[at], spans[at + 1], spans[at - 1]]
  if (!own) return undefined
  const alone = next && next.t !== 'FunctionDef' && next.t !== 'ClassDef' ? next.s : undefined
  const span =
    after ? ([own[0], after[0]] as const)
    : before ? ([before[1], own[1]] as const)
    : alone !== undefined ? ([statement.s, alone] as const)
    : undefined // biome-ignore format: reads as a list
  if (!span || facts.comments.some(([start]) => span[0] <= start && start < span[1])) return undefined
  // what another fix of this round marks for translation needs the name
  return { title: 'Remove the import', safety: 'safe', edits: [{ file: facts.file, span, text: '' }], yields: true }
}

/** Is it named anywhere, if not called? */
function isNamed(facts: PythonFacts): boolean {
  let found = false
  walkBodyExprs(facts.body, (inner) => {
    if (inner.t === 'Name' && inner.id === '_') found = true
  })
  return found
}

/** May another file take it from here? */
function isTaken(files: Iterable<PythonFacts>): boolean {
  for (const { imports } of files)
    if (
      imports.some(
        (one) => one.from && one.module !== 'odoo' && one.names.some(({ name }) => name === '_' || name === '*'),
      )
    )
      return true
  return false
}
