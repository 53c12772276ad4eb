import type { Expr } from '../../parse/python/ast.ts'
import { dottedName, walkExprs } from '../../parse/python/walk.ts'
import { since } from '../../text/series.ts'
import type { ArchNode } from './arch-node.ts'
import { isGivenName, parseExpression } from './expression-names.ts'
import { ownValue, type ViewCheck } from './view-check.ts'
import { toldPart } from './view-check-client.ts'
import type { ClientFault } from './view-facts.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** Views whose expressions the client itself works out. */
const DRAWN: ReadonlySet<string> = new Set(['form', 'list', 'tree', 'kanban', 'search'])

/** Names that Odoo lets pass when it loads a view, and the client's reading of Python does not have. */
const FOREIGN: ReadonlySet<string> = new Set(['len', 'abs', 'str', 'float', 'unicode', 'self'])

/** What the client knows of texts: dates are texts for it too. */
const TEXT_METHODS: ReadonlySet<string> = new Set(['lower', 'upper'])
const TEXTS: ReadonlySet<string> = new Set(['Char', 'Text', 'Html', 'Selection', 'Date', 'Datetime'])

/** What the client knows of Python's modules. */
const MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['time', new Set(['strftime'])],
  ['datetime', new Set(['time', 'timedelta', 'datetime', 'date'])],
  ['datetime.datetime', new Set(['now', 'combine', 'create', 'convertDate'])],
  ['datetime.date', new Set(['today', 'create', 'convertDate'])],
])

/** Expressions that Odoo takes and the client cannot work out: since 17.0 modifiers too are worked out there alone. */
export function checkReadable(check: ViewCheck, visits: readonly ArchVisit[]): void {
  if (!since(check.series, '17.0')) return
  for (const { node, scope } of visits) {
    if (!DRAWN.has(scope.root.tag) || scope.root.get('js_class') !== undefined) continue
    for (const [attribute] of node.attributes)
      if (
        /^(?:invisible|readonly|required|column_invisible|decoration-.*|context)$/.test(attribute) ||
        (attribute === 'domain' && (node.tag === 'filter' || node.tag === 'field'))
      )
        checkOne(check, node, scope, attribute)
  }
}

function checkOne(check: ViewCheck, node: ArchNode, scope: ArchScope, attribute: string): void {
  const value = ownValue(check, node, attribute)
  if (value === undefined || !/[(.]|self/.test(value)) return
  const result = parseExpression(value)
  if (!('expr' in result)) return
  const tell = (fault: ClientFault, expr: Expr, detail: string): void =>
    toldPart(check, node, attribute, result.lead + expr.s, expr.e - expr.s, fault, detail)
  // `self` is what was typed into a search
  const typed = scope.root.tag === 'search' && node.tag === 'field'
  walkExprs(result.expr, (expr) => {
    if (expr.t === 'Name' && FOREIGN.has(expr.id) && !scope.fields.has(expr.id) && !(expr.id === 'self' && typed))
      tell('client-name', expr, expr.id)
    const called = expr.t === 'Call' && expr.func.t === 'Attribute' ? expr.func : undefined
    const owner = called && dottedName(called.value)
    if (!called || owner === undefined) return
    const members = scope.fields.has(owner) ? undefined : MEMBERS.get(owner)
    const field = scope.fields.has(owner) && !isGivenName(owner) ? scope.model?.field(owner) : undefined
    const isText = field && field.definitions.length > 0 && !field.part.open && TEXTS.has(field.type)
    if ((members && !members.has(called.attr)) || (isText && !TEXT_METHODS.has(called.attr)))
      tell('client-method', called, `${owner}.${called.attr}`)
  })
}
