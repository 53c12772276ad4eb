import { actionNames } from '../../src/knowledge/eval-context.ts'
import { ACTION_MEMBERS } from '../../src/knowledge/eval-members.ts'
import type { Addon } from '../../src/model/addon.ts'
import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { memberFaults } from '../../src/model/data/eval-members.ts'
import { modelNamed } from '../../src/model/ids/id-model.ts'
import { actionFaults } from '../../src/model/inference/action-faults.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import type { Project } from '../../src/model/project.ts'
import type { Expr, Params, Stmt } from '../../src/parse/python/ast.ts'
import { parsePython } from '../../src/parse/python/parse.ts'
import { statementExprs, walkBodyExprs, walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
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
    name: "nothing defines '{name}' here: this code fails whenever it runs; {advice}",
    step: "code of an action may not {what}: Odoo refuses the record with 'forbidden opcode'; {advice}",
    part: "'{owner}' has no '{name}' here: this code fails whenever it runs; {advice}",
    arguments: "'{method}({signature})' of '{model}' {reason}: this code fails whenever it runs",
    value: "'{model}' has no field '{name}': {method}() refuses a value for it, so this code fails whenever it runs",
    ref: "there is no record '{id}': this code fails whenever it runs",
    path: "{reason}: '{path}' leads nowhere, so this code fails whenever it runs",
    model: "there is no model '{model}': this code fails whenever it runs; {advice}",
  },
  check({ addon, project, series, report }) {
    const names = actionNames(series)
    let named: boolean | undefined
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
      for (const step of refusedSteps(body))
        report('step', at(step.span[0], step.span[1]), { what: step.what, advice: step.advice }, costOf(file))
      const ref = fieldOf(record, 'model_id')?.ref?.value
      const target = ref === undefined ? undefined : modelNamed(project, addon, ref)
      const own = target === undefined ? undefined : project.models.view(target, addon.name)
      const bound = assigned(body)
      for (const expr of expressions(body)) {
        const hidden = expr.t === 'Attribute' ? expr.attr : expr.t === 'Name' ? expr.id : ''
        if (hidden.includes('__') && (expr.t === 'Attribute' || expr.t === 'Name')) {
          const start = expr.t === 'Attribute' ? expr.as : expr.s
          report('hidden', at(start, expr.e), { name: hidden }, costOf(file))
        } else if (expr.t === 'Name' && !bound.has(expr.id) && !names.has(expr.id)) {
          named ??= knowsNames(project, addon)
          const advice = adviceOn(expr.id, names)
          // an addon that hands more to such code may use any name but those that older code has
          const options = named ? {} : { confidence: 'likely' as const }
          if (named || OLD.has(expr.id))
            report(
              'name',
              at(expr.s, expr.e),
              { name: expr.id, advice: advice ?? 'correct the name' },
              { ...options, ...costOf(file) },
            )
        }
      }
      const members = Object.fromEntries(Object.entries(ACTION_MEMBERS).filter(([name]) => !bound.has(name)))
      for (const fault of ownExpressions(body).flatMap((expr) => memberFaults(expr, members))) {
        const { owner, name, advice } = fault
        report('part', at(fault.s, fault.e), { owner, name, advice }, costOf(file))
      }
      for (const fault of actionFaults(project, addon, file.file, body, own)) {
        const place = at(fault.span[0], fault.span[1])
        if (fault.kind === 'model') {
          const missing = missingModel(project, addon, fault.model)
          if (missing)
            report(
              'model',
              place,
              { model: fault.model, advice: missing.advice },
              { ...missing.options, ...costOf(file) },
            )
        } else if (fault.kind === 'member') {
          const [owner] = fault.views
          if (!owner) continue
          const near = nearName(fault.name, [...owner.methods.keys(), ...owner.fields.keys()])
          const unloaded = unloadedMaker(project, addon, owner.name, fault.name)
          const meant = near === undefined ? 'correct the name' : `did you mean '${near}'?`
          const advice = unloaded?.advice ?? meant
          report(
            'member',
            place,
            { model: owner.name, name: fault.name, advice },
            { ...costOf(file), cause: unloaded?.cause },
          )
        } else if (fault.kind === 'arguments') {
          const { method, signature, reason, view } = fault
          report('arguments', place, { method, signature, reason, model: view.name }, costOf(file))
        } else if (fault.kind === 'value')
          report('value', place, { model: fault.view.name, name: fault.name, method: fault.method }, costOf(file))
        else if (fault.kind === 'ref') report('ref', place, { id: fault.id }, { confidence: 'likely', ...costOf(file) })
        else if (fault.kind === 'path') {
          const found = pathFault(project, addon, fault.view, fault.path)
          if (found)
            report('path', place, { reason: found.reason, path: fault.path }, { ...found.options, ...costOf(file) })
        }
      }
    }
  },
})

/** What the code says in vain, and what to say instead. */
const GONE: Readonly<Record<string, string>> = {
  self: 'write model, record or records',
  cr: 'write env.cr',
  context: 'write env.context',
  pool: 'write env',
  print: 'write log(…)',
  _: 'texts of such code are not translated',
  fields: 'write datetime, or call a method of a model',
  relativedelta: 'write dateutil.relativedelta.relativedelta',
  timedelta: 'write datetime.timedelta',
}

const OLD: ReadonlySet<string> = new Set(['self', 'cr', 'pool'])

function adviceOn(name: string, names: ReadonlySet<string>): string | undefined {
  const near = nearName(name, names)
  return GONE[name] ?? (near === undefined ? undefined : `did you mean '${near}'?`)
}

/** Is all known that code of actions may name? */
function knowsNames(project: Project, addon: Addon): boolean {
  const view = project.models.view('ir.actions.server', addon.name)
  const definitions = view?.method('_get_eval_context')?.definitions ?? []
  // an addon may hand more to the code of actions
  return view?.closed === true && definitions.every(({ method }) => method.place === undefined)
}

/** What Odoo lets no code of an action do, whatever it is about. */
function refusedSteps(body: readonly Stmt[]): readonly { span: Span; what: string; advice: string }[] {
  const steps: { span: Span; what: string; advice: string }[] = []
  const sets = (target: Expr): void => {
    if (target.t === 'Tuple' || target.t === 'List') target.items.forEach(sets)
    else if (target.t === 'Attribute') {
      const advice = `write record.write({'${target.attr}': …})`
      steps.push({ span: [target.s, target.e], what: 'set an attribute', advice })
    }
  }
  const add = ({ s, e }: Stmt, what: string, advice: string): void => void steps.push({ span: [s, e], what, advice })
  walkStmts(body, (statement) => {
    if (statement.t === 'Assign') statement.targets.forEach(sets)
    else if (statement.t === 'AugAssign' || statement.t === 'AnnAssign' || statement.t === 'For') sets(statement.target)
    else if (statement.t === 'ClassDef') add(statement, 'define a class', 'put it into a model')
    else if (statement.t === 'With') add(statement, 'use with', 'put it into a method of a model')
    else if (statement.t === 'Assert') add(statement, 'assert', 'raise UserError')
    else if (statement.t === 'Delete')
      for (const target of statement.targets)
        if (target.t === 'Attribute' || target.t === 'Subscript')
          steps.push({ span: [target.s, target.e], what: 'delete parts of a value', advice: 'call pop()' })
  })
  return steps
}

/** The whole expressions of all statements. */
function ownExpressions(body: readonly Stmt[]): readonly Expr[] {
  const all: Expr[] = []
  walkStmts(body, (statement) => statementExprs(statement, all))
  return all
}

function expressions(body: readonly Stmt[]): readonly Expr[] {
  const all: Expr[] = []
  walkBodyExprs(body, (one) => void all.push(one))
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
    else if (statement.t === 'Import' || statement.t === 'ImportFrom')
      for (const { name, asname } of statement.names) names.add(asname ?? name.split('.')[0] ?? name)
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
