import type { PythonFacts } from '../../facts/python-facts.ts'
import type { Compare, Expr, With } from '../../parse/python/ast.ts'
import { dottedName } from '../../parse/python/walk.ts'
import type { CodeFault } from './infer-fault.ts'
import { visitBody, visitExpr } from './infer-visit.ts'

/** What the code of a file asks for before it uses it. */
export interface Guards {
  /** does the code seem to know that this may be missing? */
  covers(fault: CodeFault): boolean
  /** it looks which modules are installed, or what they bring */
  readonly asksModules: boolean
}

/**
 * Reads what a file tests: `'model' in self.env`, `'field' in self._fields`, `hasattr(record, 'name')`,
 * `getattr(record, 'name', default)`. Whatever it tests anywhere it is trusted with everywhere.
 */
export function guardedNames({ body }: Pick<PythonFacts, 'body'>): Guards {
  const names = new Set<string>()
  let asksModules = false
  let loadsData = false
  visitBody(body, (node) => {
    if (node.t === 'Compare') {
      const name = askedMember(node)
      if (name !== undefined) names.add(name)
    } else if (node.t === 'Call') {
      const called = node.func.t === 'Name' ? node.func.id : node.func.t === 'Attribute' ? node.func.attr : ''
      // ids that code loads by itself
      if (called === 'convert_file') loadsData = true
      if (ASKING.test(called) || (called === 'get' && isLookup(node.func)))
        for (const arg of node.args.slice(0, 2)) if (arg.t === 'Str') names.add(arg.value)
    } else if (asksForModules(node)) asksModules = true
    return true
  })
  return {
    asksModules: asksModules || names.size > 0,
    covers: (fault) => {
      if (fault.kind === 'model') return names.has(fault.model)
      if (fault.kind === 'request' || fault.kind === 'request-lost') return names.has(fault.name)
      if (fault.kind === 'member' || fault.kind === 'value') return names.has(fault.name)
      if (fault.kind === 'path') return fault.path.split('.').some((name) => names.has(name))
      return fault.kind === 'ref' && loadsData
    },
  }
}

const ASKING = /^(?:hasattr|getattr|setattr)$/

/** `with suppress(…)`, `with self.assertRaises(…)`: what fails inside was thought of. */
export function takesFailures({ items }: With): boolean {
  return items.some(
    ({ context }) =>
      context.t === 'Call' && /(?:^|\.)(?:suppress|raises|assertRaises\w*)$/.test(dottedName(context.func) ?? ''),
  )
}

/**
 * Does a test look whether a model, a field, a method or a module is there?
 * @param isAnswer is a name bound to the answer of such a test?
 */
export function asksWhatIsThere(
  test: Expr,
  isRecordset: (expr: Expr) => boolean,
  isAnswer: (name: string) => boolean,
): boolean {
  let asks = false
  // a recordset holds its fields by their names: `'field' in record`
  const asksFor = (left: Expr, other: Expr): boolean =>
    isRegistry(other) || (left.t === 'Str' && other.t === 'Name' && isRecordset(other))
  visitExpr(test, (node) => {
    if (node.t === 'Compare') {
      const [other] = node.comparators
      asks ||= /in$/.test(node.ops[0] ?? '') && other !== undefined && asksFor(node.left, other)
    } else if (node.t === 'Call') asks ||= asksByCall(node.func)
    // `env['ir.model']._get('model')`
    else if (node.t === 'Str' && node.value === 'ir.model') asks = true
    else asks ||= (node.t === 'Name' && isAnswer(node.id)) || asksForModules(node)
    return !asks
  })
  return asks
}

/** `hasattr(record, 'name')`; `record.fields_get(['name'])`, which is empty without such a field */
function asksByCall(func: Expr): boolean {
  return func.t === 'Name' ? ASKING.test(func.id) : func.t === 'Attribute' && func.attr === 'fields_get'
}

function asksForModules(node: { readonly t: string }): boolean {
  if ('value' in node && node.t === 'Str') return node.value === 'ir.module.module'
  const name = 'attr' in node ? node.attr : 'id' in node ? node.id : undefined
  return typeof name === 'string' && /install/i.test(name)
}

/** `'name' in registry`: the name. */
function askedMember({ left, ops, comparators }: Compare): string | undefined {
  const [other] = comparators
  return left.t === 'Str' && /in$/.test(ops[0] ?? '') && other && isRegistry(other) ? left.value : undefined
}

function isEnvironment(expr: Expr): boolean {
  return expr.t === 'Attribute' && expr.attr === 'env'
}

function isLookup(func: Expr): boolean {
  return func.t === 'Attribute' && isRegistry(func.value)
}

/** Something that holds models or fields by name, as far as its own name tells; a recordset holds its fields so. */
function isRegistry(expr: Expr): boolean {
  switch (expr.t) {
    case 'Attribute':
      return /^(?:env|_fields|fields|pool|registry|models|_init_modules)$/.test(expr.attr) || isEnvironment(expr.value)
    case 'Name':
      return /(?:env|fields|pool|registry|models)$|^(?:self|rec|record|model)$|^[A-Z]/.test(expr.id)
    case 'Subscript':
      return isRegistry(expr.value)
    case 'Call':
      if (expr.func.t === 'Name' && expr.func.id === 'dir') return true
      return isRegistry(expr.func) || (expr.func.t === 'Attribute' && /fields_get|keys/.test(expr.func.attr))
    default:
      return false
  }
}
