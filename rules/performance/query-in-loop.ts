import { calls, changes, type Turn, turnOf } from '../../src/model/inference/loop-turns.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const READS: ReadonlySet<string> = new Set([
  'search', 'search_count', 'search_read', 'search_fetch', 'read_group', '_read_group',
]) // biome-ignore format: a table

const CHANGES = /^(?:create|write|unlink|copy|_?action_\w+|button_\w+)$/

export default defineRule({
  title: 'Records are searched one by one',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['search-in-loop'],
  messages: {
    each: "this {method} of '{model}' runs once for each record of the loop; {instead}",
    same: "this {method} of '{model}' asks for the same in each turn of the loop; do it once before the loop",
  },
  check({ addon, project, report }) {
    for (const call of project.code(addon).repeated) {
      const { node, method, facts, loops } = call
      const turn = READS.has(method.name) ? turnOf(call) : undefined
      const [domain] = node.args
      if (!turn || !domain || method.records.views.length > 1 || loops.at(-1)?.over.kind !== 'records') continue
      const model = method.records.views[0]?.name ?? ''
      // what a turn writes the next one may find
      if (calls(turn.loop.body, CHANGES)) continue
      const at = { file: facts.file, span: [node.s, node.e] as const }
      const cause = facts.file
      const parts: readonly Expr[] = [node.func, ...node.args, ...node.keywords.map(({ value }) => value)]
      if (!parts.some((part) => changes(turn, part))) report('same', at, { method: method.name, model }, { cause })
      else {
        const field = soleTerm(turn, parts, domain)
        if (field === undefined) continue
        const instead =
          method.name === 'search_count'
            ? `count all at once with _read_group by '${field}'`
            : `search once with ('${field}', 'in', …) for all of them and pick from what comes`
        report('each', at, { method: method.name, model, instead }, { cause })
      }
    }
  },
})

/** The field of the one term that another value stands in in each turn, compared by equality; all else stays the same. */
function soleTerm(turn: Turn, parts: readonly Expr[], domain: Expr): string | undefined {
  if (domain.t !== 'List' || parts.some((part) => part !== domain && changes(turn, part))) return undefined
  if (turn.call.node.keywords.some(({ name }) => name === 'limit' || name === 'order')) return undefined
  const terms = domain.items.filter((item) => changes(turn, item))
  const [term] = terms
  if (terms.length !== 1 || term?.t !== 'Tuple' || domain.items.some((item) => item.t === 'Str')) return undefined
  const [field, operator, value] = term.items
  if (field?.t !== 'Str' || operator?.t !== 'Str' || !value) return undefined
  return operator.value === '=' ? field.value : undefined
}
