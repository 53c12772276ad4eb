import type { ImportFacts, PythonFacts } from '../facts/python-facts.ts'
import type { Span } from '../text/span.ts'

/** A module that an absolute import names. */
export interface ImportedModule {
  readonly statement: ImportFacts
  readonly name: string
  readonly span: Span
}

/** The modules that the absolute imports of a file name: `a.b` of `from a.b import c`, each of `import a, b.c`. */
export function importedModuleNames(facts: PythonFacts): readonly ImportedModule[] {
  return facts.imports.flatMap((statement) => {
    if (statement.level > 0) return []
    if (statement.from) return [{ statement, name: statement.module, span: statement.moduleSpan }]
    return statement.names.map(({ name, span }) => ({
      statement,
      name,
      span: [span[0], span[0] + name.length] as const,
    }))
  })
}
