import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Stmt } from './ast.ts'
import { CodeChecker } from './check-statements.ts'
import { checkFuture } from './future.ts'
import { ScopeChecker } from './scopes.ts'

/** What the parser saw that needs a closer look. */
export interface Sights {
  /** `global`, `nonlocal` or `:=` */
  scopes: boolean
  readonly futures: Extract<Stmt, { t: 'ImportFrom' }>[]
}

/**
 * What CPython refuses in a file that its parser takes, in the order in which CPython would come to it: future
 * statements, then names, then the rest (to which `late` belongs, which the parser found).
 */
export function checkModule(body: readonly Stmt[], sights: Sights, late: readonly SyntaxIssue[]): SyntaxIssue[] {
  const issues = sights.futures.length > 0 ? checkFuture(body, sights.futures) : []
  const code = new CodeChecker()
  code.module(body)
  if (code.early.length > 0 || sights.scopes) {
    const scopes = new ScopeChecker()
    if (sights.scopes) scopes.check(body)
    issues.push(...sorted([...code.early, ...scopes.issues]))
  }
  if (code.late.length > 0 || late.length > 0) issues.push(...sorted([...code.late, ...late]))
  return issues
}

function sorted(issues: SyntaxIssue[]): SyntaxIssue[] {
  return issues.sort((a, b) => a.span[0] - b.span[0])
}
