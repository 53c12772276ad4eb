import type { PythonNames } from '../../facts/module-facts.ts'
import type { PythonFacts } from '../../facts/python-facts.ts'
import type { Expr, Params } from '../../parse/python/ast.ts'
import { nearName } from '../../text/near-name.ts'
import type { Span } from '../../text/span.ts'
import { visitBody } from './infer-visit.ts'

/** A name that a file asks of Odoo's own package and that the release does not have. */
export interface MissingFrameworkName {
  /** `odoo.fields` */
  readonly module: string
  /** the missing name; empty when the module itself is missing */
  readonly name: string
  readonly span: Span
  /** may be asked for unharmed: a handler catches what it raises */
  readonly guarded: boolean
  /** runs only when a function is called */
  readonly deferred: boolean
}

/** Modules of Odoo's package whose attributes are asked for as `fields.X`. */
const PARTS: ReadonlySet<string> = new Set(['fields', 'models', 'api', 'exceptions', 'tools', 'http', 'release'])

/** What classes of fields offer to code that is not about one field, in every release. */
const HELPERS: Readonly<Record<string, ReadonlySet<string>>> = {
  Date: new Set([
    'today', 'context_today', 'to_date', 'from_string', 'to_string', 'start_of', 'end_of', 'add', 'subtract', 'type',
  ]),
  Datetime: new Set([
    'now', 'today', 'context_timestamp', 'to_datetime', 'from_string', 'to_string', 'start_of', 'end_of', 'add',
    'subtract', 'type',
  ]),
} // biome-ignore format: a table

/** What either of these classes offers. */
const OFFERED: ReadonlySet<string> = new Set(Object.values(HELPERS).flatMap((names) => [...names]))

/** What the class of commands offers, in every release that has it. */
const COMMANDS: ReadonlySet<string> = new Set([
  'create', 'update', 'delete', 'unlink', 'link', 'clear', 'set', 'CREATE', 'UPDATE', 'DELETE', 'UNLINK', 'LINK', 'CLEAR', 'SET',
]) // biome-ignore format: a table

/** The names that a class of fields offers: `fields.Date`. */
export function fieldHelpers(module: string): ReadonlySet<string> | undefined {
  if (/^odoo\.(?:fields\.)?Command$/.test(module)) return COMMANDS
  return module.startsWith('odoo.fields.') ? HELPERS[module.slice('odoo.fields.'.length)] : undefined
}

/** Parts of the package that releases do not hold. */
const UNREAD = /^(?:addons|tests|cli|upgrade|enterprise)(?:\.|$)|(?:^|\.)tests(?:\.|$)/

/** What the release's own package holds: asked once for each name. */
export class FrameworkNames {
  readonly #known: Readonly<Record<string, PythonNames>>
  readonly #modules: ReadonlySet<string>
  readonly #lacks = new Map<string, boolean>()

  constructor(known: Readonly<Record<string, PythonNames>>) {
    this.#known = known
    const modules = new Set<string>()
    for (const name of Object.keys(known))
      for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) modules.add(part)
    this.#modules = modules
  }

  /** Does the package surely have no such name in a module (dotted, empty for `odoo` itself)? */
  lacks(module: string, name: string): boolean {
    const below = module === '' ? name : `${module}.${name}`
    let lacks = this.#lacks.get(below)
    if (lacks === undefined) {
      const part = this.#known[module]
      const unread = module === '' && UNREAD.test(name)
      lacks = !!part && !part.open && !unread && name !== '*' && !part.names.includes(name) && !this.#modules.has(below)
      this.#lacks.set(below, lacks)
    }
    return lacks
  }

  /**
   * What a file imports from `odoo` (addons left out) or asks of its parts, and that the release does not have. Nothing
   * is said of names that code binds there by itself.
   */
  missing(facts: PythonFacts): readonly MissingFrameworkName[] {
    const missing: MissingFrameworkName[] = []
    const parts = new Set<string>()
    for (const { module, level, from, names, guarded, deferred, typing, moduleSpan } of facts.imports) {
      if (level > 0 || !from || typing || !/^odoo(?:\.|$)/.test(module) || /^odoo\.addons(?:\.|$)/.test(module))
        continue
      const inner = module === 'odoo' ? '' : module.slice('odoo.'.length)
      if (UNREAD.test(inner)) continue
      if (inner !== '' && !this.#modules.has(inner))
        missing.push({ module, name: '', span: moduleSpan, guarded, deferred })
      for (const { name, asname, span } of names) {
        if ((inner === '' && PARTS.has(name) && (asname ?? name) === name) || isCommand(inner, name, asname))
          parts.add(name)
        if (this.lacks(inner, name)) missing.push({ module, name, span, guarded, deferred })
      }
    }
    return parts.size === 0 ? missing : [...missing, ...this.#attributes(facts, parts)]
  }

  /** `fields.X` in the body of a module, a class or a function, where nothing else bears the part's name. */
  #attributes(facts: PythonFacts, parts: ReadonlySet<string>): readonly MissingFrameworkName[] {
    const asked: { readonly part: string; readonly name: string; readonly span: Span; readonly at: number }[] = []
    visitBody(facts.body, (node) => {
      if (node.t !== 'Attribute') return true
      const { value } = node
      if (value.t === 'Attribute' && value.value.t === 'Name' && value.value.id === 'fields' && parts.has('fields')) {
        // a slip has a namesake, here or in the other of both classes; other attributes belong to the field
        const helpers = HELPERS[value.attr]
        if (value.attr === 'Command' && isNoCommand(node.attr))
          asked.push({ part: 'fields.Command', name: node.attr, span: [node.as, node.e], at: node.s })
        if (
          helpers &&
          /^[a-z]/.test(node.attr) &&
          !helpers.has(node.attr) &&
          (OFFERED.has(node.attr) || nearName(node.attr, helpers) !== undefined)
        )
          asked.push({ part: `fields.${value.attr}`, name: node.attr, span: [node.as, node.e], at: node.s })
        return true
      }
      if (value.t !== 'Name' || !parts.has(value.id)) return true
      if (value.id === 'Command') {
        if (isNoCommand(node.attr))
          asked.push({ part: 'Command', name: node.attr, span: [node.as, node.e], at: node.s })
        return true
      }
      if (node.attr.startsWith('__') || !this.lacks(value.id, node.attr)) return true
      asked.push({ part: value.id, name: node.attr, span: [node.as, node.e], at: node.s })
      return true
    })
    if (asked.length === 0) return []
    const { bound, guarded, functions } = surroundings(facts)
    return asked.flatMap(({ part, name, span, at }) =>
      bound.has(part.split('.')[0] ?? '')
        ? []
        : [{ module: `odoo.${part}`, name, span, guarded: within(guarded, at), deferred: within(functions, at) }],
    )
  }
}

/** `from odoo import Command`, `from odoo.fields import Command` */
function isCommand(module: string, name: string, asname: string | null | undefined): boolean {
  return name === 'Command' && (asname ?? name) === name && (module === '' || module === 'fields')
}

function isNoCommand(name: string): boolean {
  return !COMMANDS.has(name) && !/^(?:_|name$|value$)/.test(name)
}

/** Names that a file binds or asks about, and where handlers and functions stand. */
function surroundings(facts: PythonFacts): {
  readonly bound: ReadonlySet<string>
  readonly guarded: readonly Span[]
  readonly functions: readonly Span[]
} {
  const bound = new Set<string>()
  const guarded: Span[] = []
  const functions: Span[] = []
  visitBody(facts.body, (node) => {
    if (node.t === 'FunctionDef') {
      functions.push([node.s, node.e])
      bindParameters(node.params, bound)
    } else if (node.t === 'Lambda') {
      functions.push([node.s, node.e])
      bindParameters(node.params, bound)
    } else if (node.t === 'Comp') for (const clause of node.clauses) bindTarget(clause.target, bound)
    else if (node.t === 'With') for (const item of node.items) bindTarget(item.target, bound)
    else if (node.t === 'AnnAssign') bindTarget(node.target, bound)
    else if (node.t === 'Try') guarded.push([node.s, node.e])
    else if (node.t === 'Call' && node.func.t === 'Name' && /^(?:hasattr|getattr|setattr)$/.test(node.func.id)) {
      const [part] = node.args
      if (part?.t === 'Name') bound.add(part.id)
    } else if (node.t === 'Assign') for (const target of node.targets) bindTarget(target, bound)
    else if (node.t === 'For' || node.t === 'Walrus') bindTarget(node.target, bound)
    return true
  })
  return { bound, guarded, functions }
}

function bindParameters(params: Params, bound: Set<string>): void {
  for (const list of [params.posonly, params.args, [params.vararg], params.kwonly, [params.kwarg]])
    for (const param of list) if (param) bound.add(param.name)
}

function bindTarget(target: Expr | null | undefined, bound: Set<string>): void {
  if (target?.t === 'Name') bound.add(target.id)
  // `fields.Serialized = Serialized`: the file adds it
  else if (target?.t === 'Attribute' && target.value.t === 'Name') bound.add(target.value.id)
  else if (target?.t === 'Tuple' || target?.t === 'List') for (const item of target.items) bindTarget(item, bound)
  else if (target?.t === 'Starred') bindTarget(target.value, bound)
}

function within(spans: readonly Span[], at: number): boolean {
  return spans.some(([start, end]) => start <= at && at < end)
}
