import { codeScopes, isAside, isModelScope } from '../../src/model/python/code-scopes.ts'
import { wholeValues } from '../../src/model/python/local-values.ts'
import type { Call, Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A search brings every record of a model',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  aliases: ['no-search-all', 'W8163', 'unbounded-search'],
  messages: {
    all: '{call}() with an empty domain and no limit brings the whole table: say which records are meant, or how many',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      const { node } = scope
      if (!node || !isModelScope(scope) || isAside(scope)) continue
      for (const call of scope.calls) {
        const { func, args, keywords, s, e } = call
        if (func.t !== 'Attribute' || (func.attr !== 'search' && func.attr !== 'search_read')) continue
        const domain = args[0] ?? keywords.find(({ name }) => name === 'domain')?.value
        if (!domain || isLimited(call) || isSmall(func.value) || !isEmpty(domain, node, scope.calls)) continue
        report('all', { file: scope.facts.file, span: [s, e] }, { call: func.attr })
      }
    }
  },
})

/** Models of which each database holds few records, or all of which are wanted when somebody asks. */
const SMALL: ReadonlySet<string> = new Set([
  'ir.model', 'ir.module.module', 'res.company', 'res.currency', 'res.groups', 'res.lang', 'stock.warehouse',
]) // biome-ignore format: a table

/** `self.env['res.lang']`, `self.sudo().env['res.lang']`, with what is called on it. */
function isSmall(records: Expr): boolean {
  if (records.t === 'Call' && records.func.t === 'Attribute') return isSmall(records.func.value)
  return records.t === 'Subscript' && records.index.t === 'Str' && SMALL.has(records.index.value)
}

function isLimited({ args, keywords }: Call): boolean {
  if (keywords.some(({ name }) => name === null || name === 'limit' || name === 'count')) return true
  return args.length >= 3 || args.some((arg) => arg.t === 'Starred')
}

function isEmpty(domain: Expr, node: FunctionDef, calls: readonly Call[]): boolean {
  if (domain.t === 'List') return domain.items.length === 0
  if (domain.t !== 'Name') return false
  const values = wholeValues(node, domain.id)
  if (!values?.every((value) => value.t === 'List' && value.items.length === 0)) return false
  return !calls.some(
    ({ func }) =>
      func.t === 'Attribute' &&
      func.value.t === 'Name' &&
      func.value.id === domain.id &&
      /^(?:append|extend|insert)$/.test(func.attr),
  )
}
