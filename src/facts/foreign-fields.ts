import type { Call, Expr, FunctionDef } from '../parse/python/ast.ts'
import { dottedName, walkStmts } from '../parse/python/walk.ts'
import type { Span } from '../text/span.ts'
import type { FieldFacts, ImportFacts } from './python-facts.ts'

/**
 * Classes of fields that addons make themselves, as one file knows them: what derives from a class of `fields`, and what
 * comes from an addon, of which the file does not tell whether it is one. `records = JobSerialized()` of a model may be a
 * field, which then takes whatever parameters it likes. So is what a function gives that is handed a class of `fields`,
 * or that gives back a field: `member = membership_field('member', fields.Boolean)`.
 */
export class ForeignFields {
  readonly #classes = new Set<string>()
  readonly #modules = new Set<string>()
  readonly #makers = new Set<string>()

  /** What an import statement brings. */
  import(facts: ImportFacts | undefined): void {
    if (!facts?.from || (facts.level === 0 && !/^odoo\.addons\./.test(facts.module))) return
    for (const { name, asname } of facts.names) {
      if (/^[A-Z]/.test(name)) this.#classes.add(asname ?? name)
      else if (/fields$/.test(name)) this.#modules.add(asname ?? name)
    }
  }

  /** A class that the file defines. */
  define(name: string, bases: readonly string[]): void {
    if (bases.some((base) => /^(?:odoo\.)?fields\.[A-Z]\w*$/.test(base) || this.#has(base))) this.#classes.add(name)
    else this.#classes.delete(name)
  }

  /** A function of the file. */
  defineFunction({ name, body }: FunctionDef): void {
    this.#makers.delete(name)
    walkStmts(body, (statement) => {
      const value = statement.t === 'Return' && statement.value?.t === 'Call' ? statement.value : undefined
      const called = value && dottedName(value.func)
      if (called !== undefined && (isFieldClass(called) || this.#makers.has(called))) this.#makers.add(name)
    })
  }

  /** The field that `name = Something(…)` in the body of a model may be. */
  field(name: string, nameSpan: Span, call: Call): FieldFacts | undefined {
    const dotted = dottedName(call.func)
    if (dotted === undefined || name.startsWith('_') || !(this.#has(dotted) || this.#makes(dotted, call)))
      return undefined
    const type = dotted.slice(dotted.lastIndexOf('.') + 1)
    const named = call.keywords.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }]))
    return {
      name,
      nameSpan,
      type,
      span: [call.s, call.e],
      args: Object.fromEntries(named.map((one) => [one.name, one.value])),
      keywords: Object.fromEntries(named.map((one) => [one.name, [one.s, one.s + one.name.length] as const])),
      open: true,
    }
  }

  /** Does a plain function give a field? */
  #makes(called: string, { args, keywords }: Call): boolean {
    if (called.includes('.')) return false
    const given = [...args, ...keywords.map(({ value }) => value)]
    return this.#makers.has(called) || given.some((value) => isFieldClass(dottedOf(value)))
  }

  #has(dotted: string): boolean {
    const [first = '', second, more] = dotted.split('.')
    if (second === undefined) return this.#classes.has(first)
    return more === undefined && this.#modules.has(first) && /^[A-Z]/.test(second)
  }
}

/** `fields.Boolean` */
function isFieldClass(dotted: string | undefined): boolean {
  return dotted !== undefined && /^(?:odoo\.)?fields\.[A-Z]\w*$/.test(dotted)
}

function dottedOf(expr: Expr): string | undefined {
  return expr.t === 'Attribute' ? dottedName(expr) : undefined
}
