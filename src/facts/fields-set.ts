import type { Expr, Param, Stmt } from '../parse/python/ast.ts'
import { statementExprs, walkExprs, walkStmts } from '../parse/python/walk.ts'
import type { FunctionFacts } from './python-facts.ts'

/** Methods that may give a new record values that nobody wrote, or take away such as are no fields. */
export const MAKES_RECORDS: ReadonlySet<string> = new Set(['create', 'default_get', '_create', '_load_records_create'])

/** Methods of a dict of values, or of the record model, that hand no values on to code elsewhere. */
const HARMLESS: ReadonlySet<string> = new Set([
  'get', 'pop', 'update', 'setdefault', 'new', 'append', 'extend', 'items', 'keys', 'values', 'copy', 'create', 'write',
  'default_get', 'dict', 'list', 'len', 'zip', 'enumerate', 'isinstance', 'super', 'set', 'any', 'all', 'bool', 'str',
]) // biome-ignore format: a table

/**
 * The texts and keywords of a method that may name fields, those of the methods of its class that it hands its values to
 * among them, sorted; with `?` when it hands them to a method elsewhere, which may set any field.
 */
export function fieldsSet(method: FunctionFacts, siblings: readonly FunctionFacts[]): readonly string[] {
  const reader = new SetReader(siblings)
  reader.read(method)
  return [...reader.found].sort()
}

class SetReader {
  readonly found = new Set<string>()
  readonly #siblings: readonly FunctionFacts[]
  readonly #read = new Set<FunctionFacts>()
  /** texts that only ask for a value: `vals.get('x')`, `'x' in vals`, `vals['x']` where nothing is assigned */
  readonly #asking = new Set<Expr>()

  constructor(siblings: readonly FunctionFacts[]) {
    this.#siblings = siblings
  }

  read(method: FunctionFacts): void {
    if (this.#read.has(method)) return
    this.#read.add(method)
    const { params, body } = method.node
    const values = new Set([...params.posonly, ...params.args, ...params.kwonly].map((param: Param) => param.name))
    values.delete('self')
    // it is given names, and no values
    if (method.name === 'default_get') values.clear()
    const records = new Set<string>(['self'])
    walkStmts(body, (statement) => {
      if (statement.t === 'Assign' && isCreated(statement.value))
        for (const target of statement.targets) for (const name of namesIn(target)) records.add(name)
      // what was made already is not given values by being handed on
      if (statement.t === 'For')
        for (const name of valuesIn(statement.target, statement.iter, records)) values.add(name)
      const exprs: Expr[] = []
      statementExprs(statement, exprs)
      const changed = new Set(changedBy(statement))
      for (const expr of exprs) walkExprs(expr, (one) => this.#expr(one, values, changed))
    })
  }

  #expr(one: Expr, values: Set<string>, changed: ReadonlySet<Expr>): void {
    if (one.t === 'Str') {
      if (/^[a-z_]\w*$/.test(one.value) && !this.#asking.has(one)) this.found.add(one.value)
    } else if (one.t === 'Subscript') {
      if (!changed.has(one)) this.#asking.add(one.index)
    } else if (one.t === 'Compare') {
      if (one.ops.every((op) => op === 'in' || op === 'not in')) this.#asking.add(one.left)
    } else if (one.t === 'Comp')
      for (const { target } of one.clauses) for (const name of namesIn(target)) values.add(name)
    else if (one.t === 'Call') {
      if (one.func.t === 'Attribute' && one.func.attr === 'get' && one.args[0]) this.#asking.add(one.args[0])
      for (const { name } of one.keywords) if (name !== null) this.found.add(name)
      this.#call(one.func, one.args, values)
    }
  }

  #call(func: Expr, args: readonly Expr[], values: ReadonlySet<string>): void {
    const name = func.t === 'Attribute' ? func.attr : func.t === 'Name' ? func.id : ''
    // what becomes of values in a record that is not stored, onchange methods and all
    if (name === '_convert_to_write') this.found.add('?')
    if (HARMLESS.has(name) || !args.some((arg) => arg.t === 'Name' && values.has(arg.id))) return
    const sibling = this.#siblings.findLast((one) => one.name === name)
    if (sibling) this.read(sibling)
    else this.found.add('?')
  }
}

/** `super().create(vals_list)` */
function isCreated(value: Expr): boolean {
  return value.t === 'Call' && value.func.t === 'Attribute' && value.func.attr === 'create'
}

/** The names of a loop that may stand for values of a record: not those of what was made, nor the keys and values of one dict. */
function valuesIn(target: Expr, iter: Expr, records: ReadonlySet<string>): readonly string[] {
  if (records.has(rootOf(iter))) return []
  if (iter.t === 'Call' && iter.func.t === 'Attribute' && /^(?:items|keys|values)$/.test(iter.func.attr)) {
    const { value } = iter.func
    return value.t === 'Name' || value.t === 'Attribute' ? [] : namesIn(target)
  }
  const lists = iter.t === 'Call' && iter.func.t === 'Name' && iter.func.id === 'zip' ? iter.args : undefined
  if (!lists || target.t !== 'Tuple') return namesIn(target)
  return target.items.flatMap((item, i) => {
    const list = lists[i]
    return list && records.has(rootOf(list)) ? [] : namesIn(item)
  })
}

/** The name that a chain begins with: `users` of `users.filtered(…)`. */
function rootOf(expr: Expr): string {
  let at = expr
  while (at.t === 'Attribute' || at.t === 'Call') at = at.t === 'Call' ? at.func : at.value
  return at.t === 'Name' ? at.id : ''
}

/** The places that a statement assigns to or deletes. */
function changedBy(statement: Stmt): readonly Expr[] {
  switch (statement.t) {
    case 'Assign':
    case 'Delete':
      return statement.targets.flatMap(leaves)
    case 'AugAssign':
    case 'AnnAssign':
    case 'For':
      return leaves(statement.target)
    default:
      return []
  }
}

function leaves(target: Expr): readonly Expr[] {
  return target.t === 'Tuple' || target.t === 'List' ? target.items.flatMap(leaves) : [target]
}

function namesIn(target: Expr): readonly string[] {
  if (target.t === 'Name') return [target.id]
  return target.t === 'Tuple' || target.t === 'List' ? target.items.flatMap(namesIn) : []
}
