import type { FieldFacts, PythonFacts } from '../../facts/python-facts.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'
import type { Fix } from '../../text/edit.ts'
import type { Span } from '../../text/span.ts'

/**
 * Takes one argument of a field out, with a comma. `undefined` where a comment would be lost, or where it is given by
 * its place and others by theirs follow.
 */
export function removeArgument(
  facts: PythonFacts,
  field: FieldFacts,
  argument: string,
  title: string,
): Fix | undefined {
  const all = Object.entries(field.args)
    .map(([name, value]) => ({
      name,
      named: field.keywords[name] !== undefined,
      s: field.keywords[name]?.[0] ?? value.s,
      e: value.e,
    }))
    .sort((a, b) => a.s - b.s)
  const index = all.findIndex(({ name }) => name === argument)
  const own = all[index]
  const next = all[index + 1]
  const before = all[index - 1]
  if (!own || field.open || (next && !own.named && !next.named)) return undefined
  const alone = next || before ? undefined : parentheses(facts, field)
  const span: Span | undefined = next ? [own.s, next.s] : before ? [before.e, own.e] : alone
  if (!span || facts.comments.some(([start]) => span[0] <= start && start < span[1])) return undefined
  return { title, safety: 'safe', edits: [{ file: facts.file, span, text: alone ? '()' : '' }] }
}

/** Where the arguments of a field stand, a comma behind the last and the lines around them included. */
function parentheses(facts: PythonFacts, { span }: FieldFacts): Span | undefined {
  let found: Span | undefined
  walkBodyExprs(facts.body, (expr) => {
    if (expr.t === 'Call' && expr.s === span[0] && expr.e === span[1]) found ??= [expr.func.e, expr.e]
  })
  return found
}
