import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Module } from './ast.ts'
import { checkModule } from './check.ts'
import { Parser } from './compound-statements.ts'
import { Interner } from './intern.ts'
import { Lexer } from './lexer.ts'
import { MAX_ISSUES } from './recovery.ts'

const interner = new Interner()

/** Reads a Python file as CPython does. Never throws: what is wrong is told in `issues`, CPython's own error first. */
export function parsePython(text: string): Module {
  interner.trim()
  const lexer = new Lexer(text, interner)
  lexer.run(text.charCodeAt(0) === 0xfeff ? 1 : 0)
  const parser = new Parser(lexer)
  const body = parser.file()
  const nul = text.indexOf('\0')
  // CPython looks no further, wherever it stands
  const issues: readonly SyntaxIssue[] =
    nul >= 0
      ? [{ code: 'null-byte', message: 'source code string cannot contain null bytes', span: [nul, nul + 1] }]
      : parser.issues.length > 0
        ? parser.issues
        : checkModule(body, parser.sights, parser.late).slice(0, MAX_ISSUES)
  return { body, issues, comments: lexer.comments }
}
