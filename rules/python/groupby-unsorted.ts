import type { ClassFacts } from '../../src/facts/python-facts.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { wholeValues } from '../../src/model/python/local-values.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'itertools.groupby goes through what nobody sorted',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['bad-builtin-groupby', 'W8155'],
  messages: {
    unsorted:
      'itertools.groupby puts neighbours together alone, so that a key comes up again later: take odoo.tools.groupby, or sort by the key before',
  },
  check({ addon, report }) {
    for (const { facts, node, calls, owner } of codeScopes(addon))
      for (const call of calls) {
        const [iterable] = call.args
        if (!iterable || nameOrigin(facts, call.func) !== 'itertools.groupby') continue
        if (isUnsorted(iterable, node) && !isComputed(iterable, owner)) {
          const sorts = calls.some(({ func }) => isSortOf(func, iterable))
          if (!sorts) report('unsorted', { file: facts.file, span: [call.s, call.func.e] }, {})
        }
      }
  },
})

/** `self.valid_ids`, a field that a method of the class fills: it may do so in order. */
function isComputed(expr: Expr, owner: ClassFacts | undefined): boolean {
  if (expr.t !== 'Attribute') return false
  return owner?.fields.some(({ name, args }) => name === expr.attr && args['compute'] !== undefined) === true
}

/** Does the code show that nobody sorted it? What comes from elsewhere may be in order. */
function isUnsorted(expr: Expr, node: FunctionDef | undefined, depth = 0): boolean {
  if (depth > 5) return false
  if (expr.t === 'List' || expr.t === 'Tuple' || expr.t === 'Set') return true
  if (expr.t === 'Comp') return expr.clauses.every(({ iter }) => isUnsorted(iter, node, depth + 1))
  if (expr.t === 'Name') {
    const values = node && wholeValues(node, expr.id)
    return values !== undefined && values.length > 0 && values.every((value) => isUnsorted(value, node, depth + 1))
  }
  if (expr.t === 'Attribute') return /_ids$/.test(expr.attr)
  if (expr.t !== 'Call' || expr.func.t !== 'Attribute') return false
  const { attr, value } = expr.func
  if (attr === 'values' || attr === 'items' || attr === 'keys') return true
  return /^(?:filtered|mapped|filtered_domain|with_context|sudo)$/.test(attr) && isUnsorted(value, node, depth + 1)
}

/** `lines.sort(…)` */
function isSortOf(func: Expr, list: Expr): boolean {
  return (
    func.t === 'Attribute' &&
    func.attr === 'sort' &&
    func.value.t === 'Name' &&
    list.t === 'Name' &&
    func.value.id === list.id
  )
}
