import type { ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Span } from '../../text/span.ts'
import { moduleEvents } from './python-events.ts'

/** A module that an absolute import names. */
export interface ImportedModule {
  readonly statement: ImportFacts
  readonly name: string
  readonly span: Span
  /** stands under a condition or in an `except`: somebody thought of its failing */
  readonly conditional: boolean
}

/** The modules that the absolute imports of a file name: `a.b` of `from a.b import c`, each of `import a, b.c`. */
export function importedModuleNames(facts: PythonFacts): readonly ImportedModule[] {
  const conditional = conditionalImports(facts)
  return facts.imports.flatMap((statement) => {
    if (statement.level > 0) return []
    const one = { statement, conditional: conditional.has(statement) }
    if (statement.from) return [{ ...one, name: statement.module, span: statement.moduleSpan }]
    return statement.names.map(({ name, span }) => ({
      ...one,
      name,
      span: [span[0], span[0] + name.length] as const,
    }))
  })
}

/** Imports at the top level of a file that run on a condition only. */
function conditionalImports(facts: PythonFacts): ReadonlySet<ImportFacts> {
  return new Set(
    moduleEvents(facts).flatMap((event) => (event.kind === 'import' && event.conditional ? [event.statement] : [])),
  )
}
