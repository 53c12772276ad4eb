import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { type CodeScope, codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { environmentAttributes } from '../../src/model/python/environment-attributes.ts'
import { localValues } from '../../src/model/python/local-values.ts'
import type { Expr, FunctionDef, Stmt } from '../../src/parse/python/ast.ts'
import { isSelf } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code writes into the context, which nobody can change',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    set: 'the context of an environment is frozen: writing into it ends with NotImplementedError; use records.with_context({key}=…), or write into dict({context})',
    call: '{call}() ends with NotImplementedError: the context of an environment is frozen; use records.with_context(…), or change dict({context})',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      const { node, facts } = scope
      if (!node) continue
      visitBody(node.body, (one) => {
        for (const target of targetsOf(one)) {
          if (target.t !== 'Subscript' || !isContext(target.value, scope) || isReplaced(node)) continue
          const key = target.index.t === 'Str' && /^\w+$/.test(target.index.value) ? target.index.value : 'key'
          const span = [target.s, target.e] as const
          report('set', { file: facts.file, span }, { key, context: shown(target.value) })
        }
        if (one.t !== 'Call' || one.func.t !== 'Attribute' || !CHANGING.has(one.func.attr)) return true
        const { value, attr } = one.func
        if (isContext(value, scope) && !isReplaced(node)) {
          const context = shown(value)
          report('call', { file: facts.file, span: [one.s, one.e] }, { call: `${context}.${attr}`, context })
        }
        return true
      })
    }
  },
})

/** What `frozendict` of `odoo.tools` refuses. */
const CHANGING: ReadonlySet<string> = new Set(['update', 'pop', 'popitem', 'setdefault', 'clear'])

/** What a statement writes into or takes out. */
function targetsOf(one: Expr | Stmt): readonly Expr[] {
  if (one.t === 'Assign' || one.t === 'Delete') return one.targets
  return one.t === 'AugAssign' ? [one.target] : []
}

/** `self.env.context`, `self._context`, or a name that stands for nothing else. */
function isContext(expr: Expr, scope: CodeScope): boolean {
  if (expr.t === 'Name' && scope.node) {
    const { values, parameters, opaque } = localValues(scope.node)
    const given = values.get(expr.id)?.filter(({ kind }) => kind !== 'under') ?? []
    if (given.length === 0 || parameters.has(expr.id) || opaque.has(expr.id)) return false
    return given.every(({ kind, value }) => kind === 'whole' && isFrozen(value, scope))
  }
  return isFrozen(expr, scope)
}

/** Other classes may have an `env` and a `_context` of their own; the one of a request is Odoo's everywhere. */
function isFrozen(expr: Expr, scope: CodeScope): boolean {
  if (expr.t !== 'Attribute') return false
  const { value, attr } = expr
  if (attr === '_context') return isSelf(value) && isModelScope(scope)
  if (attr !== 'context' || value.t !== 'Attribute' || value.attr !== 'env' || value.value.t !== 'Name') return false
  return value.value.id === 'request' || (isModelScope(scope) && value.value.id !== 'threading')
}

function shown(expr: Expr): string {
  if (expr.t === 'Name') return expr.id
  return expr.t === 'Attribute' ? `${shown(expr.value)}.${expr.attr}` : '…'
}

/** `self.env.context = dict(self.env.context)`: from there on it is a dict. */
function isReplaced(node: FunctionDef): boolean {
  return environmentAttributes(node.body).has('context')
}
