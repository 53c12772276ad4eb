import { PYTHON_BUILTINS } from '../../src/knowledge/python-builtins.ts'
import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { recordsModel } from '../../src/model/data/record-expression.ts'
import { modelNamed } from '../../src/model/ids/id-model.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Expr, Params, Stmt } from '../../src/parse/python/ast.ts'
import { parsePython } from '../../src/parse/python/parse.ts'
import { statementExprs, walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import type { Span } from '../../src/text/span.ts'

/** Models whose `code` Odoo runs, with `model`, `record` and `records` for the model that `model_id` names. */
const RUN: ReadonlySet<string> = new Set(['ir.actions.server', 'ir.cron', 'base.automation'])

/** Modules that code of actions can name without an import. */
const GIVEN: readonly string[] = ['datetime', 'dateutil', 'time', 'timezone', 'json']

export default defineRule({
  title: 'The code of a server action or scheduled action is wrong',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    syntax: 'the code is no Python: {message}; Odoo refuses the record',
    import: "code of an action may not import: Odoo refuses the record with 'forbidden opcode'; {advice}",
    member: "'{model}' has no method or field '{name}': this code fails whenever it runs; {advice}",
    hidden:
      "the code names '{name}': Odoo refuses the record, as names with two underscores are forbidden in code of actions",
    name: "nothing defines '{name}': this code fails whenever it runs; did you mean '{near}'?",
    model: "there is no model '{model}': this code fails whenever it runs; {advice}",
  },
  check({ addon, project, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    for (const { file, record, model } of project.dataRecords(addon)) {
      const field = RUN.has(model) ? fieldOf(record, 'code') : undefined
      const state = fieldOf(record, 'state')
      const text = field && !field.eval && !field.file && elementText(field.element)
      if (!text || text.value.trim() === '' || (state && state.text?.value !== 'code')) continue
      const lead = text.value.length - text.value.trimStart().length
      const direct = text.span[1] - text.span[0] === text.value.length
      const at = (s: number, e: number): { file: string; span: Span } => ({
        file: file.file,
        span: direct ? [text.span[0] + lead + s, text.span[0] + lead + e] : text.span,
      })
      const { body, issues } = parsePython(text.value.trim())
      const [issue] = issues
      if (issue) {
        report('syntax', at(issue.span[0], issue.span[1]), { message: issue.message }, costOf(file))
        continue
      }
      walkStmts(body, (statement) => {
        if (statement.t !== 'Import' && statement.t !== 'ImportFrom') return
        const module = statement.t === 'Import' ? statement.names[0]?.name : statement.module
        const given = GIVEN.find((name) => module?.split('.')[0] === name)
        const advice = given ? `'${given}' is there without it` : 'call a method of a model that imports it'
        report('import', at(statement.s, statement.e), { advice }, costOf(file))
      })
      const ref = fieldOf(record, 'model_id')?.ref?.value
      const target = ref === undefined ? undefined : modelNamed(project, addon, ref)
      const own = target === undefined ? undefined : viewOf(target)
      const names = new Map<string, ModelView>()
      const bound = assigned(body)
      for (const name of own ? ['model', 'record', 'records'] : []) if (own && !bound.has(name)) names.set(name, own)
      for (const expr of expressions(body)) {
        if (expr.t === 'Subscript' && expr.value.t === 'Name' && expr.value.id === 'env' && expr.index.t === 'Str') {
          const missing = missingModel(project, addon, expr.index.value)
          if (missing) {
            const options = { ...missing.options, ...costOf(file) }
            report(
              'model',
              at(expr.index.s, expr.index.e),
              { model: expr.index.value, advice: missing.advice },
              options,
            )
          }
        }
        const hidden = expr.t === 'Attribute' ? expr.attr : expr.t === 'Name' ? expr.id : ''
        if (hidden.includes('__') && (expr.t === 'Attribute' || expr.t === 'Name')) {
          const start = expr.t === 'Attribute' ? expr.as : expr.s
          report('hidden', at(start, expr.e), { name: hidden }, costOf(file))
        }
        if (expr.t === 'Name' && !bound.has(expr.id) && !isDefined(expr.id)) {
          const near = nearName(expr.id, CODE_NAMES)
          if (near !== undefined)
            report('name', at(expr.s, expr.e), { name: expr.id, near }, { confidence: 'likely', ...costOf(file) })
        }
        if (expr.t !== 'Attribute') continue
        recordsModel(expr, names, viewOf, ({ model: owner, name, node }) => {
          if (node !== expr) return
          const near = nearName(name, [...owner.methods.keys(), ...owner.fields.keys()])
          const advice = near === undefined ? 'correct the name' : `did you mean '${near}'?`
          report('member', at(node.as, node.e), { model: owner.name, name, advice }, costOf(file))
        })
      }
    }
  },
})

/** Names that code of actions has in every release. */
const CODE_NAMES: ReadonlySet<string> = new Set([
  'env', 'model', 'record', 'records', 'user', 'uid', 'time', 'datetime', 'dateutil', 'timezone', 'action', 'log',
  'Warning', 'UserError', 'Command', 'b64encode', 'b64decode', 'float_compare', 'float_round', 'json', '_logger', 'payload',
  'request', 'context', 'self', 'cr', 'pool', 'workflow', 'hmac', 'website', 'response', 'sha512',
]) // biome-ignore format: a table

function isDefined(name: string): boolean {
  return CODE_NAMES.has(name) || PYTHON_BUILTINS.has(name)
}

function expressions(body: readonly Stmt[]): readonly Expr[] {
  const all: Expr[] = []
  walkStmts(body, (statement) => {
    const direct: Expr[] = []
    statementExprs(statement, direct)
    for (const expr of direct) walkExprs(expr, (one) => void all.push(one))
  })
  return all
}

/** Names that the code itself binds. */
function assigned(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (target: Expr): void => walkExprs(target, (one) => void (one.t === 'Name' && names.add(one.id)))
  const addParams = ({ posonly, args, vararg, kwonly, kwarg }: Params): void => {
    for (const param of [...posonly, ...args, vararg, ...kwonly, kwarg]) if (param) names.add(param.name)
  }
  walkStmts(body, (statement) => {
    if (statement.t === 'Assign') statement.targets.forEach(add)
    else if (statement.t === 'AugAssign' || statement.t === 'For') add(statement.target)
    else if (statement.t === 'FunctionDef' || statement.t === 'ClassDef') names.add(statement.name)
    else if (statement.t === 'With') for (const { target } of statement.items) target && add(target)
    else if (statement.t === 'Try') for (const { name } of statement.handlers) name !== null && names.add(name)
    if (statement.t === 'FunctionDef') addParams(statement.params)
  })
  for (const expr of expressions(body)) {
    if (expr.t === 'Comp') for (const { target } of expr.clauses) add(target)
    else if (expr.t === 'Walrus') names.add(expr.target.id)
    else if (expr.t === 'Lambda') addParams(expr.params)
  }
  return names
}
