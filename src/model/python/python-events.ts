import type { ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Expr, Stmt } from '../../parse/python/ast.ts'
import { childExprs } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'

/** What the top level of a module does to its names, in the order of the file. */
export type ModuleEvent =
  | {
      readonly kind: 'import'
      readonly statement: ImportFacts
      /** stands under a condition, in a loop or in an `except` */
      readonly conditional: boolean
      /** stands in the body of a class: it runs, and binds no name of the module */
      readonly local: boolean
    }
  | { readonly kind: 'bind'; readonly name: string }
  /** `name.attribute` is asked for, where `name` was imported from the addon itself */
  | {
      readonly kind: 'use'
      readonly name: string
      readonly attribute: string
      readonly span: Span
      readonly conditional: boolean
    }
  /** `__getattr__`: any name may be asked for */
  | { readonly kind: 'open' }

/** Reads the top level of a file and the bodies of its classes. Conditions are taken both ways. */
export function moduleEvents(facts: PythonFacts): readonly ModuleEvent[] {
  const reader = new EventReader(facts)
  reader.read(facts.body, false, false)
  return reader.events
}

class EventReader {
  readonly events: ModuleEvent[] = []
  readonly #imports: ReadonlyMap<number, ImportFacts>
  /** names that may stand for modules of the addon */
  readonly #modules: ReadonlySet<string>

  constructor(facts: PythonFacts) {
    this.#imports = new Map(facts.imports.map((statement) => [statement.span[0], statement]))
    const own = facts.imports.filter(
      ({ level, module }) => level > 0 || module === '' || module.startsWith('odoo.addons.'),
    )
    this.#modules = new Set(own.flatMap(({ names }) => names.map(({ name, asname }) => asname ?? name)))
  }

  read(body: readonly Stmt[], conditional: boolean, local: boolean): void {
    for (const statement of body) this.#statement(statement, conditional, local)
  }

  #statement(statement: Stmt, conditional: boolean, local: boolean): void {
    const bind = (target: Expr): void => {
      if (local) return
      for (const name of boundNames(target)) this.events.push({ kind: 'bind', name })
    }
    switch (statement.t) {
      case 'Import':
      case 'ImportFrom': {
        const facts = this.#imports.get(statement.s)
        if (facts) this.events.push({ kind: 'import', statement: facts, conditional, local })
        break
      }
      case 'ClassDef':
        this.#uses([...statement.bases, ...statement.decorators], conditional)
        this.read(statement.body, conditional, true)
        if (!local) this.events.push({ kind: 'bind', name: statement.name })
        break
      case 'FunctionDef':
        this.#uses(statement.decorators, conditional)
        if (local) break
        this.events.push({ kind: 'bind', name: statement.name })
        if (statement.name === '__getattr__') this.events.push({ kind: 'open' })
        break
      case 'Assign':
        this.#uses([statement.value], conditional)
        for (const target of statement.targets) bind(target)
        break
      case 'AnnAssign':
      case 'AugAssign':
        bind(statement.target)
        break
      case 'TypeAlias':
        if (!local) this.events.push({ kind: 'bind', name: statement.name })
        break
      case 'If':
        if (!isNeverTrue(statement.test)) this.read(statement.body, conditional || !isAlwaysTrue(statement.test), local)
        this.read(statement.orelse, true, local)
        break
      case 'For':
        bind(statement.target)
        this.read(statement.body, true, local)
        this.read(statement.orelse, true, local)
        break
      case 'While':
        this.read(statement.body, true, local)
        this.read(statement.orelse, true, local)
        break
      case 'With':
        for (const item of statement.items) if (item.target) bind(item.target)
        this.read(statement.body, conditional, local)
        break
      case 'Try':
        this.read(statement.body, conditional, local)
        for (const handler of statement.handlers) this.read(handler.body, true, local)
        this.read(statement.orelse, conditional, local)
        this.read(statement.finalbody, conditional, local)
        break
      case 'Expr':
        this.#uses([statement.value], conditional)
        break
      case 'Match':
        for (const one of statement.cases) {
          if (!local) for (const name of one.pattern.binds) this.events.push({ kind: 'bind', name })
          this.read(one.body, true, local)
        }
        break
      default:
        break
    }
  }

  /** Attributes that are asked for at once: not in a lambda or a comprehension, which may run later. */
  #uses(values: readonly Expr[], conditional: boolean): void {
    if (this.#modules.size === 0) return
    for (const value of values) {
      if (value.t === 'Lambda' || value.t === 'Comp') continue
      if (value.t === 'Attribute' && value.value.t === 'Name' && this.#modules.has(value.value.id)) {
        const { attr, s, e } = value
        this.events.push({ kind: 'use', name: value.value.id, attribute: attr, span: [s, e], conditional })
      } else {
        const inside: Expr[] = []
        childExprs(value, inside)
        this.#uses(inside, conditional)
      }
    }
  }
}

function boundNames(target: Expr): readonly string[] {
  if (target.t === 'Name') return [target.id]
  if (target.t === 'Tuple' || target.t === 'List') return target.items.flatMap(boundNames)
  return target.t === 'Starred' ? boundNames(target.value) : []
}

function isAlwaysTrue(test: Expr): boolean {
  return test.t === 'Const' && test.value === true
}

/** `if False` and `if __name__ == '__main__'`: Odoo never comes there. */
function isNeverTrue(test: Expr): boolean {
  if (test.t === 'Const') return test.value === false || test.value === null
  if (test.t !== 'Compare' || test.left.t !== 'Name' || test.left.id !== '__name__') return false
  const [other] = test.comparators
  return test.ops[0] === '==' && other?.t === 'Str' && other.value === '__main__'
}
