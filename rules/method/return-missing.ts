import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { type ModelClass, placeIn } from '../../src/model/models/model-classes.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import type { Expr, FunctionDef, Stmt } from '../../src/parse/python/ast.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

/** Methods of every model whose value somebody always takes. */
const VALUED: ReadonlySet<string> = new Set([
  'create', 'copy', 'copy_data', 'read', 'read_group', 'search', '_search', 'search_read', 'search_count', 'browse',
  'default_get', 'name_get', 'name_search', '_name_search', 'name_create', 'fields_get', 'fields_view_get', 'get_view',
  '_get_view', 'get_views', 'onchange', 'export_data', 'load', 'web_read', 'web_search_read', 'web_save', 'exists',
  'web_read_group', 'formatted_read_group',
]) // biome-ignore format: a table
/** Those that answer True, which calls from outside cannot do without. */
const TRUE_ALONE: ReadonlySet<string> = new Set(['write', 'unlink'])

export default defineRule({
  title: 'An override calls super() and does not hand on what it returns',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['missing-return', 'W8110'],
  messages: {
    value: 'super().{method}() returns what callers work with, and this override returns None: return it',
    truth:
      'super().{method}() returns True, and this override None, on which calls by XML-RPC end with an error: return it',
    plain: 'what super().{method}() returns is lost here: return it, or be sure that nobody takes it',
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { name, node, nameSpan, decorators } of one.definition.methods) {
        // it computes fields, or looks whether they are right, and gives nothing back
        if (decorators.some((decorator) => decorator.name === 'api.depends' || decorator.name === 'api.constrains'))
          continue
        const key = TRUE_ALONE.has(name) ? 'truth' : isValued(one, name) ? 'value' : undefined
        if (!key || !callsSuper(node) || returns(node)) continue
        const fix = (): Fix | undefined => {
          const last = node.body.at(-1)
          if (last?.t !== 'Expr' || !isSupersOwn(last.value, name)) return undefined
          const edits = [{ file: one.facts.file, span: [last.s, last.s] as const, text: 'return ' }]
          return { title: 'Return it', safety: 'unsafe', edits }
        }
        report(key, placeIn(one, nameSpan), { method: name }, { fix })
      }
    for (const { owner, node, facts } of codeScopes(addon)) {
      const method = owner?.kind === 'other' ? owner.methods.find((one) => one.node === node) : undefined
      if (!method || SILENT.test(method.name) || !callsSuper(method.node) || returns(method.node)) continue
      const at = { file: facts.file, span: method.nameSpan }
      report('plain', at, { method: method.name }, { severity: 'info', confidence: 'guess', optional: true })
    }
  },
})

/** Methods of plain classes of which nobody takes a value. */
const SILENT = /^(?:__\w+__|(?:async)?setUp\w*|(?:async)?tearDown\w*|_register_hook)$/i

/** Does the method that is overridden give a value that callers take? */
function isValued({ view, part }: ModelClass, name: string): boolean {
  if (VALUED.has(name)) return true
  const fills = view?.fieldsWith(({ compute, inverse }) => compute === name || inverse === name) ?? []
  if (fills.length > 0) return false
  if (/^_(?:prepare|get|search)_/.test(name)) return true
  const behind = view?.lineage ?? []
  const index = behind.findIndex((entry) => entry.part === part)
  return behind
    .slice(index + 1)
    .some((entry) => entry.part.methods.some((method) => method.name === name && isChain(method.returns)))
}

/** A recordset that is named: what calls super() alone may return nothing there. */
function isChain(returned: string | undefined): boolean {
  return returned !== undefined && returned !== 'super' && returned !== ''
}

/** `super().NAME(…)` */
function isSupersOwn(node: Expr | Stmt, name: string): boolean {
  return node.t === 'Call' && node.func.t === 'Attribute' && node.func.attr === name && isSuperCall(node.func.value)
}

function callsSuper(node: FunctionDef): boolean {
  let found = false
  visitBody(node.body, (one) => {
    found ||= isSupersOwn(one, node.name)
    return !found
  })
  return found
}

/** A value is returned or yielded somewhere, or the method ends with an error. */
function returns(node: FunctionDef): boolean {
  let found = node.body.at(-1)?.t === 'Raise'
  walkStmts(node.body, (statement) => {
    if (statement.t === 'Return' && statement.value) found = true
    return statement.t !== 'FunctionDef' && statement.t !== 'ClassDef'
  })
  if (!found)
    visitBody(node.body, (one) => {
      if (one.t === 'Yield') found = true
      return true
    })
  return found
}
