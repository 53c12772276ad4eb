import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Stmt } from './ast.ts'

const FEATURES: ReadonlySet<string> = new Set([
  ...['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function'],
  ...['unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations'],
])

type FutureImport = Extract<Stmt, { t: 'ImportFrom' }>

/** Tells what is wrong with the `from __future__` imports of a module, of those in its blocks too. */
export function checkFuture(body: readonly Stmt[], others: readonly FutureImport[]): SyntaxIssue[] {
  const issues: SyntaxIssue[] = []
  const early = new Set<Stmt>()
  let done = false
  for (const [i, statement] of body.entries()) {
    if (statement.t === 'ImportFrom' && statement.module === '__future__') {
      if (done) break
      early.add(statement)
      checkFeatures(statement, issues)
    } else if (i > 0 || statement.t !== 'Expr' || statement.value.t !== 'Str') done = true
  }
  const message = 'from __future__ imports must occur at the beginning of the file'
  for (const { s, e } of others.filter((statement) => !early.has(statement)))
    issues.push({ code: 'late-future-import', message, span: [s, e] })
  return issues
}

function checkFeatures(statement: FutureImport, issues: SyntaxIssue[]): void {
  for (const { name } of statement.names) {
    if (FEATURES.has(name)) continue
    const message = name === 'braces' ? 'not a chance' : `future feature ${name} is not defined`
    issues.push({ code: 'unknown-future-feature', message, span: [statement.s, statement.e] })
    return
  }
}
