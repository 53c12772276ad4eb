import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { wholeValues } from '../../src/model/python/local-values.ts'
import type { Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'with_context() is given a dict of its own, and all before is gone',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['context-overridden', 'W8121'],
  messages: {
    replaced:
      'this dict takes the place of the whole context: language, time zone and allowed companies of the user are gone; write with_context(**…), or give it an empty dict to drop them on purpose',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      // a function of its own, such as a hook, is called with no context that could be lost
      if (isAside(scope) || !scope.owner) continue
      for (const { func, args, keywords } of scope.calls) {
        const [context] = args
        if (func.t !== 'Attribute' || func.attr !== 'with_context' || keywords.length > 0 || !context) continue
        if (!isFresh(context, scope.node, new Set())) continue
        const at = context.s
        const file = scope.facts.file
        const fix = (): Fix => ({
          title: 'Add to the context',
          safety: 'unsafe',
          edits: [{ file, span: [at, at], text: '**' }],
        })
        report('replaced', { file, span: [context.s, context.e] }, {}, { fix })
      }
    }
  },
})

/** A dict that was made of nothing but what is written here. */
function isFresh(expr: Expr, node: FunctionDef | undefined, trail: ReadonlySet<string>): boolean {
  if (expr.t === 'Dict') return expr.keys.length > 0 && expr.keys.every((key) => key !== null)
  if (expr.t === 'Call')
    return (
      expr.func.t === 'Name' &&
      expr.func.id === 'dict' &&
      expr.args.length === 0 &&
      expr.keywords.length > 0 &&
      expr.keywords.every(({ name }) => name !== null)
    )
  if (expr.t !== 'Name' || !node || trail.has(expr.id)) return false
  const values = wholeValues(node, expr.id)
  return values?.every((value) => isFresh(value, node, new Set([...trail, expr.id]))) ?? false
}
