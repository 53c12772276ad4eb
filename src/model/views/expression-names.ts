import type { Expr } from '../../parse/python/ast.ts'
import { parsePython } from '../../parse/python/parse.ts'
import { keepText } from '../../text/keep.ts'
import { type Series, since } from '../../text/series.ts'

/** A Python expression in a view, or Python's objection. `lead` is what was cut off at the beginning. */
export type ViewExpression =
  | { readonly expr: Expr; readonly lead: number }
  | { readonly message: string; readonly at: number }

/** What was read last: several rules read each expression, and many stand in more than one place. */
const known = new Map<string, ViewExpression>()
const MOST_KNOWN = 4096

/** Reads a text as Odoo does with `ast.parse(text.strip(), mode='eval')`. */
export function parseExpression(text: string): ViewExpression {
  let read = known.get(text)
  if (!read) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(keepText(text), (read = readExpression(text)))
  }
  return read
}

function readExpression(text: string): ViewExpression {
  const lead = text.length - text.trimStart().length
  const trimmed = text.trim()
  if (trimmed === '') return { message: 'it is empty', at: lead }
  // Odoo puts a record's number in place of `%(id)d` before anything reads the expression
  const { body, issues } = parsePython(
    trimmed.includes('%(') ? trimmed.replace(/%\([^)]{0,300}\)[ds]/g, (id) => '1'.repeat(id.length)) : trimmed,
  )
  const [issue] = issues
  if (issue) return { message: issue.message, at: lead + issue.span[0] }
  const [statement, second] = body
  if (second) return { message: 'it is more than one expression', at: lead + second.s }
  if (statement?.t !== 'Expr')
    return { message: 'it is a statement, not an expression', at: lead + (statement?.s ?? 0) }
  return { expr: statement.value, lead }
}

/** A name that an expression reads; `parent.x` for a field of the view around. */
export interface NameUse {
  readonly name: string
  /** offset in the expression's text after `lead` */
  readonly at: number
}

/** Odoo gives up on an expression: a kind of node that it does not know. */
export class UnreadableExpression extends Error {}

/** Is it what the client gives every expression? That stands before a field of the name. */
export function isGivenName(name: string | undefined): boolean {
  return name === 'context' || name === 'uid'
}

const IGNORED: ReadonlySet<string> = new Set([
  'True', 'False', 'None', 'self', 'uid', 'context', 'context_today', 'allowed_company_ids', 'current_company_id',
  'time', 'datetime', 'relativedelta', 'current_date', 'today', 'now', 'abs', 'len', 'bool', 'float', 'str', 'unicode',
]) // biome-ignore format: a table
const IGNORED_UNTIL_16: ReadonlySet<string> = new Set([...IGNORED, 'id', 'active_id', 'active_ids', 'active_model'])
const IGNORED_SINCE_17: ReadonlySet<string> = new Set([...IGNORED, 'set'])

/** The names of fields that an expression needs, as the series' `view_validation.py` finds them. */
export function expressionNames(expr: Expr, series: Series): readonly NameUse[] {
  if (!since(series, '17.0')) return looseNames(expr)
  const uses: NameUse[] = []
  for (const { name, at } of contextual(expr)) {
    if (name === 'parent') continue
    const [root = name] = name.split('.')
    if (!IGNORED_SINCE_17.has(root) && root !== 'id') uses.push({ name: root === 'parent' ? name : root, at })
  }
  return uses
}

/** 16.0 and before: every dotted name anywhere in the expression. */
function looseNames(expr: Expr): readonly NameUse[] {
  const uses: NameUse[] = []
  const visit = (one: Expr): void => {
    const dotted = dottedUse(one)
    if (dotted) {
      const [root = ''] = dotted.name.split('.')
      if (!IGNORED_UNTIL_16.has(root)) uses.push(dotted)
      else if (one.t === 'Attribute') return
      return
    }
    for (const child of parts(one)) visit(child)
  }
  visit(expr)
  return uses
}

/** Every dotted name that an expression reads, as it is written. */
export function dottedNames(expr: Expr): readonly NameUse[] {
  const use = dottedUse(expr)
  return use ? [use] : parts(expr).flatMap(dottedNames)
}

function dottedUse(expr: Expr): NameUse | undefined {
  let suffix = ''
  let at = expr
  while (at.t === 'Attribute') {
    suffix = `.${at.attr}${suffix}`
    at = at.value
  }
  return at.t === 'Name' ? { name: at.id + suffix, at: at.s } : undefined
}

/** Expressions directly below one. */
function parts(expr: Expr): readonly Expr[] {
  switch (expr.t) {
    case 'Attribute':
    case 'Starred':
    case 'Await':
      return [expr.value]
    case 'Subscript':
      return [expr.value, expr.index]
    case 'Slice':
      return [expr.lower, expr.upper, expr.step].filter((one) => one !== null)
    case 'Call':
      return [expr.func, ...expr.args, ...expr.keywords.map((keyword) => keyword.value)]
    case 'List':
    case 'Tuple':
    case 'Set':
      return expr.items
    case 'Dict':
      return [...expr.keys.filter((key) => key !== null), ...expr.values]
    case 'Unary':
      return [expr.operand]
    case 'Binary':
      return [expr.left, expr.right]
    case 'Bool':
      return expr.values
    case 'Compare':
      return [expr.left, ...expr.comparators]
    case 'Conditional':
      return [expr.test, expr.body, expr.orelse]
    case 'Comp':
      return [
        expr.element,
        ...(expr.value ? [expr.value] : []),
        ...expr.clauses.flatMap((clause) => [clause.target, clause.iter, ...clause.ifs]),
      ]
    case 'JoinedStr':
      return expr.pieces.filter((piece) => typeof piece !== 'string')
    case 'Formatted':
    case 'Walrus':
      return [expr.value]
    default:
      return []
  }
}

/** 17.0 and later: `_get_expression_contextual_values`. */
function contextual(expr: Expr): readonly NameUse[] {
  switch (expr.t) {
    case 'Str':
    case 'Bytes':
    case 'Num':
    case 'Const':
      return []
    case 'Name':
      return [{ name: expr.id, at: expr.s }]
    case 'Attribute': {
      const values = contextual(expr.value)
      const [one] = values
      const single = one && values.every((value) => value.name === one.name)
      return single ? [{ name: `${one.name}.${expr.attr}`, at: one.at }] : values
    }
    case 'List':
    case 'Tuple':
      return expr.items.flatMap(contextual)
    case 'Subscript':
      return [...contextual(expr.value), ...contextual(expr.index)]
    case 'Compare':
      return [expr.left, ...expr.comparators].flatMap(contextual)
    case 'Binary':
      return [expr.left, expr.right].flatMap(contextual)
    case 'Bool':
      return expr.values.flatMap(contextual)
    case 'Unary':
      return contextual(expr.operand)
    case 'Call':
      // keyword arguments are not looked at
      return [expr.func, ...expr.args].flatMap(contextual)
    case 'Conditional':
      return [expr.test, expr.body, expr.orelse].flatMap(contextual)
    case 'Dict':
      if (expr.keys.includes(null))
        throw new UnreadableExpression('`**` is not read by Odoo in an expression of a view')
      return [...expr.keys.filter((key) => key !== null), ...expr.values].flatMap(contextual)
    default:
      throw new UnreadableExpression(`${KINDS[expr.t] ?? 'this'} is not read by Odoo in an expression of a view`)
  }
}

const KINDS: Readonly<Record<string, string>> = {
  Lambda: 'a lambda',
  Comp: 'a comprehension',
  JoinedStr: 'an f-string',
  Set: 'a set',
  Starred: 'a starred value',
  Slice: 'a slice',
  Walrus: 'an assignment',
}

/** What a domain names: paths of fields on its left sides, names of the view on its right sides. */
export interface DomainNames {
  readonly paths: readonly NameUse[]
  /** texts in the middle of conditions */
  readonly operators: readonly NameUse[]
  readonly values: readonly NameUse[]
}

/** Reads a domain as the series does. Throws `UnreadableExpression` where Odoo raises an error. */
export function domainNames(expr: Expr, series: Series): DomainNames {
  return since(series, '17.0') ? strictDomain(expr, series) : looseDomain(expr)
}

function strictDomain(domain: Expr, series: Series): DomainNames {
  const paths: NameUse[] = []
  const values: NameUse[] = []
  const operators: NameUse[] = []
  const isPart = (one: Expr): boolean =>
    one.t === 'List' || one.t === 'Conditional' || one.t === 'Bool' || one.t === 'Binary'
  const take = (one: Expr): void => {
    values.push(...expressionNames(one, series))
  }
  const visit = (one: Expr): void => {
    if (one.t === 'Conditional') [one.body, one.orelse].forEach(visit)
    else if (one.t === 'Bool') for (const value of one.values) (isPart(value) ? visit : take)(value)
    else if (one.t === 'Binary') for (const value of [one.left, one.right]) (isPart(value) ? visit : take)(value)
    else if (one.t === 'List' || one.t === 'Tuple' || one.t === 'Set') one.items.forEach(leaf)
    else throw new UnreadableExpression('it is no list of conditions')
  }
  const leaf = (one: Expr): void => {
    if (one.t === 'Str') {
      if (!OPERATORS.has(one.value))
        throw new UnreadableExpression(`'${one.value}' is no operator; only '&', '|' and '!' stand between conditions`)
      return
    }
    if (one.t === 'Const' && typeof one.value === 'boolean') return
    if (one.t === 'Num' && (one.value === 0 || one.value === 1)) return
    if (one.t !== 'List' && one.t !== 'Tuple') throw new UnreadableExpression('a condition is no tuple')
    const [left, operator, right] = one.items
    if (!left || !right || one.items.length !== 3)
      throw new UnreadableExpression(`a condition has three parts, this one ${one.items.length}`)
    take(right)
    if (operator?.t === 'Str') operators.push({ name: operator.value, at: operator.s + 1 })
    if (left.t === 'Str') paths.push({ name: left.value, at: left.s + 1 })
    else if (left.t === 'Num' && (left.value === 0 || left.value === 1)) return
    else if (isOne(right)) take(left)
    else throw new UnreadableExpression('the left side of a condition is no field')
  }
  if (domain.t === 'Name') take(domain)
  else visit(domain)
  return { paths, values, operators }
}

/** What is equal to 1 in Python. */
function isOne(expr: Expr): boolean {
  return (expr.t === 'Num' && expr.value === 1) || (expr.t === 'Const' && expr.value === true)
}

const OPERATORS: ReadonlySet<string> = new Set(['&', '|', '!'])

function looseDomain(domain: Expr): DomainNames {
  const paths: NameUse[] = []
  const operators: NameUse[] = []
  if (domain.t === 'List')
    for (const one of domain.items) {
      if (one.t === 'Str' && !OPERATORS.has(one.value))
        throw new UnreadableExpression(`'${one.value}' is no operator; only '&', '|' and '!' stand between conditions`)
      if (one.t !== 'List' && one.t !== 'Tuple') continue
      if (one.items.length !== 3)
        throw new UnreadableExpression(`a condition has three parts, this one ${one.items.length}`)
      const [left, operator] = one.items
      if (operator?.t !== 'Str') throw new UnreadableExpression('the operator of a condition is no text')
      operators.push({ name: operator.value, at: operator.s + 1 })
      if (left?.t === 'Str') paths.push({ name: left.value, at: left.s + 1 })
    }
  return { paths, values: looseNames(domain), operators }
}
