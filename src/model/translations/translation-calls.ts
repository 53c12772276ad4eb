import type { PythonFacts } from '../../facts/python-facts.ts'
import type { Binary, Call, Expr, Stmt } from '../../parse/python/ast.ts'
import { childBlocks, dottedName, walkOwnExprs } from '../../parse/python/walk.ts'
import { type Series, since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import { takesFailures } from '../inference/infer-guard.ts'
import { perAddon } from '../per-addon.ts'

/** `_('…')`, `_lt('…')` or `self.env._('…')`. */
export interface TranslationCall {
  readonly facts: PythonFacts
  readonly call: Call
  /** the text that is to be translated, or what makes it */
  readonly term: Expr
  /** what is done with the translated text at once: `_('…') % x`, `_('…').format(x)` */
  readonly outer: Binary | Call | undefined
  /** a test waits for it to fail */
  readonly expected: boolean
}

/** Every call in an addon's Python code that asks for a translation, file by file in order. */
export function translationCalls(addon: Addon, series: Series): readonly TranslationCall[] {
  return since(series, '18.0') ? allCalls(addon) : importedCalls(addon)
}

/** `self.env._` is new in 18.0: before, files that import no function need not be looked through. */
const importedCalls = perAddon((addon): readonly TranslationCall[] =>
  [...addon.python.values()].filter((facts) => translators(facts).size > 0).flatMap(callsIn),
)
const allCalls = perAddon((addon): readonly TranslationCall[] => [...addon.python.values()].flatMap(callsIn))

/** The names by which a file calls Odoo's translation functions. */
export function translators(facts: PythonFacts): ReadonlySet<string> {
  const modules = new Set(['odoo', 'openerp', 'odoo.tools', 'odoo.tools.translate'])
  const imported = facts.imports
    .filter((one) => one.from && one.level === 0 && modules.has(one.module))
    .flatMap((one) => one.names.filter(({ name }) => /^(?:_|_lt|LazyTranslate)$/.test(name)))
  const called = (wanted: boolean): Set<string> =>
    new Set(
      imported.filter(({ name }) => (name === 'LazyTranslate') === wanted).map(({ name, asname }) => asname ?? name),
    )
  const names = called(false)
  const makers = called(true)
  // `_lt = LazyTranslate(__name__)`, since 18.0
  if (makers.size > 0)
    for (const statement of facts.body)
      if (statement.t === 'Assign' && isMadeBy(statement.value, makers))
        for (const target of statement.targets) if (target.t === 'Name') names.add(target.id)
  return names
}

function isMadeBy(value: Expr, makers: ReadonlySet<string>): boolean {
  return value.t === 'Call' && value.func.t === 'Name' && makers.has(value.func.id)
}

function callsIn(facts: PythonFacts): readonly TranslationCall[] {
  const names = translators(facts)
  const outer = new Map<Expr, Binary | Call>()
  const found: TranslationCall[] = []
  let expected = false
  const visit = (expr: Expr): void => {
    if (expr.t === 'Binary' && expr.op === '%') outer.set(expr.left, expr)
    if (expr.t !== 'Call') return
    if (expr.func.t === 'Attribute' && expr.func.attr === 'format') outer.set(expr.func.value, expr)
    if (!asksTranslation(expr, names)) return
    const [term] = expr.args
    if (term) found.push({ facts, call: expr, term, outer: outer.get(expr), expected })
  }
  const read = (body: readonly Stmt[]): void => {
    for (const statement of body) {
      walkOwnExprs(statement, visit)
      const before = expected
      expected ||= statement.t === 'With' && takesFailures(statement)
      for (const block of childBlocks(statement)) read(block)
      expected = before
    }
  }
  read(facts.body)
  return found
}

function asksTranslation({ func }: Call, names: ReadonlySet<string>): boolean {
  if (func.t === 'Name') return names.has(func.id)
  return func.t === 'Attribute' && func.attr === '_' && /(?:^|\.)env$/.test(dottedName(func.value) ?? '')
}
