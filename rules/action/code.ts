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
import type { ModelView } from '../../src/model/models/models.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import type { Project } from '../../src/model/project.ts'
import type { Expr, Params, Stmt } from '../../src/parse/python/ast.ts'
import { parsePython } from '../../src/parse/python/parse.ts'
import { statementExprs, walkBodyExprs, walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
import type { SyntaxIssue } from '../../src/parse/syntax-issue.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import type { FilePath, Place, Span } from '../../src/text/span.ts'

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
    for (const code of actionCodes(project, addon)) {
      const [issue] = code.issues
      if (issue) report('syntax', code.at(issue.span), { message: issue.message }, code.cost)
      else {
        judgeSteps(code)
        judgeNames(code)
        judgeMembers(code)
      }
    }

    function judgeSteps({ body, at, cost }: ActionCode): void {
      walkStmts(body, (statement) => {
        if (statement.t !== 'Import' && statement.t !== 'ImportFrom') return
        const module = statement.t === 'Import' ? statement.names[0]?.name : statement.module
        const given = GIVEN.find((name) => module?.split('.')[0] === name)
        const advice = given ? `'${given}' is there without it` : 'call a method of a model that imports it'
        report('import', at([statement.s, statement.e]), { advice }, cost)
      })
      for (const { span, what, advice } of refusedSteps(body)) report('step', at(span), { what, advice }, cost)
    }

    function judgeNames({ body, bound, at, cost }: ActionCode): void {
      for (const expr of expressions(body)) {
        const hidden = expr.t === 'Attribute' ? expr.attr : expr.t === 'Name' ? expr.id : ''
        if (hidden.includes('__') && (expr.t === 'Attribute' || expr.t === 'Name')) {
          const start = expr.t === 'Attribute' ? expr.as : expr.s
          report('hidden', at([start, expr.e]), { name: hidden }, cost)
        } else if (expr.t === 'Name' && !bound.has(expr.id) && !names.has(expr.id)) {
          named ??= knowsNames(project, addon)
          // an addon that hands more to such code may use any name but those that older code has
          if (!named && !OLD.has(expr.id)) continue
          const advice = adviceOn(expr.id, names) ?? 'correct the name'
          const options = named ? {} : { confidence: 'likely' as const }
          report('name', at([expr.s, expr.e]), { name: expr.id, advice }, { ...options, ...cost })
        }
      }
    }

    function judgeMembers({ file, body, own, bound, at, cost }: ActionCode): void {
      const members = Object.fromEntries(Object.entries(ACTION_MEMBERS).filter(([name]) => !bound.has(name)))
      for (const fault of ownExpressions(body).flatMap((expr) => memberFaults(expr, members))) {
        const { owner, name, advice } = fault
        report('part', at([fault.s, fault.e]), { owner, name, advice }, cost)
      }
      for (const fault of actionFaults(project, addon, file, body, own)) tell(fault, at(fault.span), cost)
    }

    function tell(fault: ActionFault, place: Place, cost: Cost): void {
      if (fault.kind === 'model') {
        const missing = missingModel(project, addon, fault.model)
        const data = missing && { model: fault.model, advice: missing.advice }
        if (data) report('model', place, data, { ...missing.options, ...cost })
      } else if (fault.kind === 'member') {
        const [owner] = fault.views
        if (!owner) return
        const near = nearName(fault.name, [...owner.methods.keys(), ...owner.fields.keys()])
        const unloaded = unloadedMaker(project, addon, owner.name, fault.name)
        const meant = near === undefined ? 'correct the name' : `did you mean '${near}'?`
        const data = { model: owner.name, name: fault.name, advice: unloaded?.advice ?? meant }
        report('member', place, data, { ...cost, cause: unloaded?.cause })
      } else if (fault.kind === 'arguments') {
        const { method, signature, reason, view } = fault
        report('arguments', place, { method, signature, reason, model: view.name }, cost)
      } else if (fault.kind === 'value')
        report('value', place, { model: fault.view.name, name: fault.name, method: fault.method }, cost)
      else if (fault.kind === 'ref') report('ref', place, { id: fault.id }, { confidence: 'likely', ...cost })
      else if (fault.kind === 'path') {
        const found = pathFault(project, addon, fault.view, fault.path)
        const data = found && { reason: found.reason, path: fault.path }
        if (data) report('path', place, data, { ...found.options, ...cost })
      }
    }
  },
})

type Cost = ReturnType<typeof costOf>
type ActionFault = ReturnType<typeof actionFaults>[number]

/** The code of one action, read. */
interface ActionCode {
  readonly file: FilePath
  readonly body: readonly Stmt[]
  readonly issues: readonly SyntaxIssue[]
  /** names that the code binds itself */
  readonly bound: ReadonlySet<string>
  /** the model that the action is for */
  readonly own: ModelView | undefined
  readonly at: (span: Span) => Place
  readonly cost: Cost
}

function* actionCodes(project: Project, addon: Addon): Generator<ActionCode> {
  for (const { file, record, model } of project.dataRecords(addon)) {
    const field = RUN.has(model) ? fieldOf(record, 'code') : undefined
    const state = fieldOf(record, 'state')
    const text = field && !field.eval && !field.file && elementText(field.element)
    if (!text || text.value.trim() === '' || (state && state.text?.value !== 'code')) continue
    const { body, issues } = parsePython(text.value.trim())
    const lead = text.span[0] + text.value.length - text.value.trimStart().length
    const direct = text.span[1] - text.span[0] === text.value.length
    const ref = fieldOf(record, 'model_id')?.ref?.value
    const target = ref === undefined ? undefined : modelNamed(project, addon, ref)
    yield {
      file: file.file,
      body,
      issues,
      bound: assigned(body),
      own: target === undefined ? undefined : project.models.view(target, addon.name),
      at: ([s, e]) => ({ file: file.file, span: direct ? [lead + s, lead + e] : text.span }),
      cost: costOf(file),
    }
  }
}

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
