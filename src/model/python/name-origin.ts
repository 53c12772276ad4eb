import type { ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Expr } from '../../parse/python/ast.ts'
import { dottedName } from '../../parse/python/walk.ts'
import { perObject } from '../per-addon.ts'

/**
 * What an expression is called where it was imported from: `post` after `from requests import post` is `requests.post`,
 * `r.post` after `import requests as r` too. `undefined` for what no absolute import of the file brought in.
 */
export function nameOrigin(facts: PythonFacts, expr: Expr): string | undefined {
  const dotted = dottedName(expr)
  return dotted === undefined ? undefined : dottedOrigin(facts, dotted)
}

/** The same of a dotted name. */
export function dottedOrigin(facts: PythonFacts, dotted: string): string | undefined {
  return originAmong(importedNames(facts), dotted)
}

/** The same, where the import is no attempt that a handler guards, and not for type checkers alone. */
export function plainOrigin(facts: PythonFacts, expr: Expr): string | undefined {
  const dotted = dottedName(expr)
  return dotted === undefined ? undefined : originAmong(plainlyImported(facts), dotted)
}

function originAmong(names: ReadonlyMap<string, string>, dotted: string): string | undefined {
  const dot = dotted.indexOf('.')
  const origin = names.get(dot < 0 ? dotted : dotted.slice(0, dot))
  return origin === undefined ? undefined : origin + (dot < 0 ? '' : dotted.slice(dot))
}

const importedNames = perObject((facts: PythonFacts) => namesOf(facts.imports))

const plainlyImported = perObject((facts: PythonFacts) =>
  namesOf(facts.imports.filter(({ guarded, typing }) => !guarded && !typing)),
)

/** Names that absolute imports bind, with what each stands for. */
function namesOf(imports: readonly ImportFacts[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { from, level, module, names: list } of imports) {
    if (level > 0) continue
    for (const { name, asname } of list) {
      if (from) names.set(asname ?? name, `${module}.${name}`)
      else if (asname !== undefined) names.set(asname, name)
      else {
        const [root = name] = name.split('.')
        names.set(root, root)
      }
    }
  }
  return names
}
