import { Script } from 'node:vm'
import type { ScriptTree } from './script.ts'
import { isTranspiled, transpiled } from './script-transpile.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

/** Where a piece of JavaScript stops being JavaScript. Line and column count from 0. */
export interface ScriptFault {
  readonly message: string
  readonly line: number
  readonly column: number
}

const PLACE = /^addonry:(\d+)\n[^\n]*\n( *)\^/

/**
 * Lets the engine read JavaScript, which it does as browsers do. It is compiled and never run: what is read stays a text.
 * `undefined`: it can be read, or it is too deeply nested for the engine to say.
 */
export function scriptFault(code: string): ScriptFault | undefined {
  try {
    new Script(code, { filename: 'addonry' })
    return undefined
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SyntaxError') return undefined
    const place = PLACE.exec(error.stack ?? '')
    return {
      message: error.message,
      line: Math.max(0, Number(place?.[1] ?? 1) - 1),
      column: place?.[2]?.length ?? 0,
    }
  }
}

/** What is wrong with a script as Odoo puts it into a bundle, where its source alone looks sound. */
export interface BuiltFault extends SyntaxIssue {
  /** `form`: Odoo does not see the import or export; `await`: only functions that wait may (17.0 and later) */
  readonly code: 'form' | 'await' | 'syntax'
}

/** Reads a script as Odoo puts it into a bundle: a module as the body of a function, without its imports and exports. */
export function builtFault(text: string, tree: ScriptTree): BuiltFault | undefined {
  const statements = [...tree.imports.filter(({ dynamic }) => !dynamic), ...tree.reExports]
  const isModule = tree.hasOdooModuleTag || statements.length > 0 || tree.exports.length > 0
  if (!isModule) return issue(text, text, 'syntax', scriptFault(text))
  for (const { start, span } of statements)
    if (!isTranspiled(text, start))
      return { code: 'form', message: '', span: [start, Math.min(span[1] + 1, text.length)] }
  const code = transpiled(text)
  const wrapped = (head: string): ScriptFault | undefined =>
    scriptFault(`${head}\n"use strict"; let __exports = {};\n${code}\n})`)
  const fault = wrapped('(function (require) {')
  if (!fault) return undefined
  const inside = { ...fault, line: fault.line - 2 }
  if (!wrapped('(async function (require) {')) return issue(text, code, 'await', inside)
  return issue(text, code, 'syntax', inside)
}

/** The fault in the source; where the line reads otherwise there, the whole line. */
function issue(
  text: string,
  code: string,
  kind: BuiltFault['code'],
  fault: ScriptFault | undefined,
): BuiltFault | undefined {
  if (!fault) return undefined
  const written = text.split('\n')
  const row = Math.min(fault.line, written.length - 1)
  const line = written[row] ?? ''
  const start = written.slice(0, row).reduce((sum, one) => sum + one.length + 1, 0)
  const same = code.split('\n')[row] === line
  const from = start + (same ? Math.min(fault.column, line.length) : line.length - line.trimStart().length)
  const to = same ? Math.min(from + 1, start + line.length) : start + line.length
  const isForm = kind === 'syntax' && /^(?:Unexpected token 'export'|Cannot use import statement)/.test(fault.message)
  return { code: isForm ? 'form' : kind, message: lowered(fault.message), span: [from, Math.max(from, to)] }
}

/** The engine begins its messages with a capital. */
function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
