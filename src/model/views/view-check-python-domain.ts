import { since } from '../../text/series.ts'
import { followPath, RELATIONAL } from '../models/field-path.ts'
import type { FieldView } from '../models/models.ts'
import type { ArchNode } from './arch-node.ts'
import { domainNames, parseExpression, UnreadableExpression } from './expression-names.ts'
import { maskedBy, ownsNode, tagPlace, type ViewCheck } from './view-check.ts'
import { type ExpressionUse, needFields } from './view-check-expressions.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** The domain that a relational field has from Python: where it can be edited, it needs fields of the view. */
export function checkPythonDomain(check: ViewCheck, { node, scope }: ArchVisit): void {
  const name = node.tag === 'field' ? node.plain('name') : undefined
  const field = name === undefined ? undefined : scope.model?.field(name)
  if (name === undefined || !field || !ownsNode(check, node) || node.get('domain')) return
  if (!RELATIONAL.has(field.type) || field.part.open || !isEditable(check, node, scope)) return
  const text = clientDomain(check, scope, field)
  const read = text === undefined ? undefined : domainOf(check, text)
  if (text === undefined || !read) return
  const what = `the domain of field '${name}' in Python`
  const use: ExpressionUse = { node, scope, attribute: what, value: text }
  needFields(check, use, read.values, 0)
  const comodel = field.comodel === undefined ? undefined : check.modelOf(field.comodel)
  for (const path of comodel ? read.paths : []) {
    const end = comodel && followPath(comodel, path.name, (other) => check.modelOf(other))
    if (end?.verdict !== 'no' && end?.verdict !== 'leaf') continue
    check.emit({
      kind: 'domain-field',
      at: tagPlace(check, node),
      view: check.view,
      path: path.name,
      field: end.name,
      model: end.model,
      leaf: end.verdict === 'leaf',
      use: what,
      likely: false,
      masked: maskedBy(check, check.project.models.fieldOwners(end.model.name, end.name, check.module)),
    })
  }
}

function domainOf(check: ViewCheck, text: string): ReturnType<typeof domainNames> | undefined {
  const parsed = parseExpression(text)
  if (!('expr' in parsed)) return undefined
  try {
    return domainNames(parsed.expr, check.series)
  } catch (error) {
    if (error instanceof UnreadableExpression) return undefined
    throw error
  }
}

/** `_description_domain`: the domain as the client gets it, when it is a text. */
function clientDomain(check: ViewCheck, scope: ArchScope, { part }: FieldView): string | undefined {
  const { domain } = part
  const text = domain === '?' || domain === '' ? undefined : domain
  // since 18.0 Odoo looks at the model first, and what a company says needs no look
  if (!part.checkCompany || part.company || since(check.series, '18.0')) return text
  const company = scope.model?.name === 'res.company' ? 'id' : 'company_id'
  if (!since(check.series, '17.0')) return domain ? text : `[(1, '=', ${company})]`
  return text === undefined ? `[(1, '=', ${company})]` : `[(1, '=', ${company})] + (${text})`
}

/** Odoo's `_editable_node`, from the root of the outermost view down to the field. */
function isEditable(check: ViewCheck, node: ArchNode, scope: ArchScope): boolean {
  let at: ArchScope | undefined = scope
  for (let one: ArchNode | undefined = node; one; one = one.parent) {
    if (one === at?.root) {
      const isList = one.tag === 'list' || one.tag === 'tree'
      const many = since(check.series, '16.0') && one.get('multi_edit')
      if (isList ? !one.get('editable') && !many : one.tag !== 'form') return false
      at = at.parent
    } else if (one.tag === 'field' && at && !isFieldEditable(one, at)) return false
  }
  return true
}

function isFieldEditable(node: ArchNode, scope: ArchScope): boolean {
  const field = scope.model?.field(node.plain('name') ?? '')
  if (!field) return true
  const { part } = field
  const computed = part.related ? true : part.compute !== undefined && part.compute !== '' && !part.inverseMethod
  if (part.open || field.delegated !== undefined || (part.readonly ?? computed)) return false
  const readonly = node.get('readonly')
  return readonly === undefined || (node.plain('readonly') !== undefined && readonly !== '1' && readonly !== 'True')
}
