import { since } from '../../text/series.ts'
import { lacksOperator } from '../models/domain-operator.ts'
import { lonelyOperator } from '../models/domain-shape.ts'
import { followPath } from '../models/field-path.ts'
import type { ModelView } from '../models/models.ts'
import { domainNames, type NameUse, UnreadableExpression } from './expression-names.ts'
import { maskedBy, ownValue, partPlace, type ViewCheck, valuePlace } from './view-check.ts'
import { type ExpressionUse, needFields, parsed, readable, tellExpression } from './view-check-expressions.ts'
import type { ArchVisit } from './view-walk.ts'

const RELATIONAL: ReadonlySet<string> = new Set(['Many2one', 'One2many', 'Many2many'])

/** Fields that never lead to another model. */
export const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'Char', 'Text', 'Html', 'Integer', 'Float', 'Monetary', 'Boolean', 'Date', 'Datetime', 'Selection', 'Binary', 'Image',
]) // biome-ignore format: a table

/** Domains of fields and filters. */
export function checkDomains(check: ViewCheck, { node, scope }: ArchVisit): void {
  const use = (attribute: string): ExpressionUse | undefined => {
    const value = ownValue(check, node, attribute)
    return value === undefined ? undefined : { node, scope, attribute, value, later: attribute === 'filter_domain' }
  }
  const name = node.plain('name')
  const domain = use('domain')
  if (node.tag === 'filter' && domain) checkDomain(check, domain, scope.model, `domain of the filter '${name ?? ''}'`)
  if (node.tag !== 'field') return
  const field = name === undefined ? undefined : scope.model?.field(name)
  if (domain && field && !field.part.open) {
    if (RELATIONAL.has(field.type)) {
      const target = field.comodel === undefined ? undefined : check.modelOf(field.comodel)
      checkDomain(check, domain, target, `domain of <field name="${name}">`)
    } else if (field.definitions.length > 0 && PLAIN_FIELDS.has(field.type))
      check.emit({
        kind: 'structure',
        at: valuePlace(check, node, 'domain'),
        view: check.view,
        fault: 'domain',
        detail: `${name} is a ${field.type} field`,
      })
  }
  const filter = scope.root.tag === 'search' ? use('filter_domain') : undefined
  if (filter) checkDomain(check, filter, scope.model, `filter_domain of <field name="${name ?? ''}">`)
}

/** A domain: left sides are paths from the model, right sides read the view's fields. */
function checkDomain(check: ViewCheck, use: ExpressionUse, model: ModelView | undefined, what: string): void {
  // since 17.0 Odoo puts parentheses around a domain: it may go over several lines
  const result = parsed(check, use)
  if (!result) return
  const read = () => domainNames(result.expr, check.series)
  const names = use.later ? tolerant(read) : readable(check, use, read)
  if (!names) return
  for (const { name, at } of names.operators)
    if (lacksOperator(check.project, check.module, name))
      check.emit({
        kind: 'client',
        at: partPlace(check, use.node, use.attribute, result.lead + at, name.length),
        view: check.view,
        fault: 'domain-operator',
        detail: `'${name}'`,
      })
  const lonely = result.expr.t === 'List' ? lonelyOperator(result.expr) : undefined
  if (lonely)
    tellExpression(
      check,
      { ...use, later: true },
      "'&' and '|' stand before two terms, '!' before one, and here one is missing",
      partPlace(check, use.node, use.attribute, result.lead + lonely.s, lonely.e - lonely.s),
    )
  if (!use.later) needFields(check, use, names.values, result.lead)
  else checkSearchNames(check, use, names.values, result.lead)
  if (!model) return
  for (const path of names.paths) {
    if (path.name.split('.')[0] === 'parent' && since(check.series, '17.0')) continue
    const end = followPath(model, path.name, (other) => check.modelOf(other))
    if (end.verdict === 'yes' && end.field.searchable === false && !use.later && model.closed)
      check.emit({
        kind: 'unstored',
        at: partPlace(check, use.node, use.attribute, result.lead + path.at, path.name.length),
        view: check.view,
        use: 'domain',
        field: end.field.name,
        model: model.name,
        path: path.name,
      })
    if (end.verdict !== 'no' && end.verdict !== 'leaf') continue
    check.emit({
      kind: 'domain-field',
      at: partPlace(check, use.node, use.attribute, result.lead + path.at, path.name.length),
      view: check.view,
      path: path.name,
      field: end.name,
      model: end.model,
      leaf: end.verdict === 'leaf',
      use: what,
      likely: use.later === true,
      masked: maskedBy(check, check.project.models.fieldOwners(end.model.name, end.name, check.module)),
    })
  }
}

/** A `filter_domain` is worked out by the client with what was typed, and nothing of any record. */
function checkSearchNames(check: ViewCheck, use: ExpressionUse, names: readonly NameUse[], lead: number): void {
  if (!since(check.series, '16.0')) return
  for (const { name, at } of names)
    if (!/^(?:self|raw_value|true|false)$/.test(name) && !name.startsWith('parent.'))
      tellExpression(
        check,
        use,
        `'${name}' is not known here: 'self' is the text that was typed, 'raw_value' the value that was picked`,
        partPlace(check, use.node, use.attribute, lead + at, name.length),
      )
}

function tolerant<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableExpression) return undefined
    throw error
  }
}
