import type { Expr } from '../../parse/python/ast.ts'
import { nearName } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import { lacksOperator } from '../models/domain-operator.ts'
import type { FieldView } from '../models/models.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import { dottedNames, expressionNames, isGivenName, parseExpression } from './expression-names.ts'
import { ownsAttribute, ownsNode, ownValue, partPlace, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
import { PLAIN_FIELDS } from './view-check-domains.ts'
import { type ExpressionUse, parsed, tellExpression } from './view-check-expressions.ts'
import { viewTypes } from './view-check-record.ts'
import type { ClientFault } from './view-facts.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** What Odoo takes when it loads a view, and what the web client stops at when someone opens it. */
export function checkClient(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    const top = node === scope.root
    if (top && node.tag === 'calendar') checkCalendar(check, node, scope)
    if (top && node.tag === 'activity') checkActivity(check, node, scope)
    if (top && since(check.series, '16.0') && /^(?:list|tree|kanban)$/.test(node.tag)) checkDirection(check, node)
    if (node.tag === 'progressbar' && scope.root.tag === 'kanban') {
      checkJson(check, node, 'colors')
      const missing = ['field', 'colors'].find((name) => node.get(name) === undefined)
      if (missing && ownsNode(check, node) && since(check.series, '16.0')) told(check, node, '', 'progressbar', missing)
      const sum = ownValue(check, node, 'sum_field')
      if (sum !== undefined && scope.model?.closed && !sum.startsWith('x_') && !scope.model.field(sum))
        told(check, node, 'sum_field', 'sum-field', sum)
    }
    if (top && node.tag === 'kanban') checkNew(check, node)
    if (node.tag === 'a' && /^(?:form|list|tree|kanban)$/.test(scope.root.tag)) checkLink(check, node)
    if (node.tag === 'button' && /^(?:form|list|tree|kanban)$/.test(scope.root.tag)) checkJson(check, node, 'options')
    if (node.tag === 'field') checkFieldNode(check, node, scope)
    if (ownsNode(check, node)) checkPlace(check, node, scope)
    if (node.tag === 'filter' && scope.root.tag === 'search') checkFilter(check, node, scope)
  }
}

/** The button New of a kanban runs an action, unless it is to write a card in place. */
function checkNew(check: ViewCheck, node: ArchNode): void {
  const value = ownValue(check, node, 'on_create')
  if (value === undefined || node.get('js_class') !== undefined || !since(check.series, '16.0')) return
  const keys = check.project.views.registries.keys('actions', check.module)?.keys
  if (keys && !keys.has(value) && /^[a-z_]+$/.test(value) && value !== 'quick_create')
    told(check, node, 'on_create', 'on-create', value)
}

/** What a link does when it is clicked. */
function checkLink(check: ViewCheck, node: ArchNode): void {
  const type = node.get('name') === undefined ? undefined : ownValue(check, node, 'type')
  const near = type === undefined || /^(?:object|action)$/.test(type) ? undefined : nearName(type, ['object', 'action'])
  if (near !== undefined && type !== undefined) told(check, node, 'type', 'link-type', type)
}

/** Nodes that the client passes over where they stand, or stops at. */
function checkPlace(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  // what is hidden is there for the expressions of others, wherever it stands
  const shown = node.tag !== 't' && !/^(?:1|true)$/i.test(node.plain('invisible') ?? '')
  if (scope.root.tag === 'form' && node.parent?.tag === 'notebook' && node.tag !== 'page' && shown)
    told(check, node, '', 'notebook-child', node.tag)
  if (node.get('position') !== undefined && check.declared.part.inherit !== '' && node.parent)
    told(check, node, 'position', 'position-unread', node.tag)
  const isLoop = node.get('t-foreach') !== undefined && node.get('t-key') === undefined
  const isThread = scope.model?.closed !== true || scope.model.field('message_ids') !== undefined
  if (node.tag === 'chatter' && scope.root.tag === 'form' && since(check.series, '18.0') && !isThread)
    told(check, node, '', 'chatter-model', '')
  if (isLoop && scope.root.tag === 'kanban' && since(check.series, '16.0'))
    told(check, node, 't-foreach', 'loop-key', '')
}

function told(check: ViewCheck, node: ArchNode, attribute: string, fault: ClientFault, detail: string): void {
  const at = attribute === '' ? tagPlace(check, node) : valuePlace(check, node, attribute)
  check.emit({ kind: 'client', at, view: check.view, fault, detail })
}

/** Tells of a part of an attribute's value: `start` and `length` are those of the part in it. */
export function toldPart(
  check: ViewCheck,
  node: ArchNode,
  attribute: string,
  start: number,
  length: number,
  fault: ClientFault,
  detail: string,
): void {
  check.emit({ kind: 'client', at: partPlace(check, node, attribute, start, length), view: check.view, fault, detail })
}

function checkCalendar(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  if (ownsNode(check, node) && node.get('date_start') === undefined) told(check, node, '', 'calendar-start', '')
  for (const attribute of ['date_start', 'date_stop']) {
    const field = fieldOf(scope, ownValue(check, node, attribute))
    if (field && !DATES.has(field.type)) told(check, node, attribute, 'calendar-date', typeText(attribute, field))
  }
}

/** Sorting downwards is `name desc`: what else stands after a field is not what it seems. */
function checkDirection(check: ViewCheck, node: ArchNode): void {
  const order = ownValue(check, node, 'default_order')
  if (order === undefined) return
  let at = 0
  for (const part of order.split(',')) {
    const start = at
    at += part.length + 1
    const [name = '', ...words] = part.trim().split(' ')
    const [word] = words
    if (word === undefined || (words.length === 1 && /^(?:asc|desc)$/i.test(word))) continue
    // with more than one word the client sorts upwards
    if (words.length > 1 && words.every((one) => one === '' || /^asc$/i.test(one))) continue
    const lead = part.length - part.trimStart().length + name.length
    check.emit({
      kind: 'client',
      at: partPlace(check, node, 'default_order', start + lead, part.length - lead),
      view: check.view,
      fault: 'order-direction',
      detail: words.length === 1 ? `'${word}'` : `'${words.join(' ').trim()}' after more than one space`,
    })
  }
}

function checkActivity(check: ViewCheck, node: ArchNode, { model }: ArchScope): void {
  if (model?.closed && !model.field('activity_ids') && ownsNode(check, node) && since(check.series, '17.0'))
    told(check, node, '', 'activity-model', model.name)
  if (!ownsNode(check, node) || check.merged.merge.uncertain || node.get('js_class') !== undefined) return
  if (![...walkArch(node)].some((one) => one.plain('t-name') === 'activity-box'))
    told(check, node, '', 'activity-box', '')
}

/** The client reads it with `JSON.parse`. */
function checkJson(check: ViewCheck, node: ArchNode, attribute: 'colors' | 'options'): void {
  const value = ownValue(check, node, attribute)
  if (value === undefined) return
  try {
    JSON.parse(value)
  } catch {
    told(check, node, attribute, 'json', `${attribute}=${value}`)
  }
}

const DATES: ReadonlySet<string> = new Set(['Date', 'Datetime'])

function checkFieldNode(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const { tag } = scope.root
  const field = fieldOf(scope, node.plain('name'))
  if (tag === 'searchpanel' && ownsNode(check, node) && field && node.get('invisible') === undefined) {
    const isFilter = node.plain('select') === 'multi'
    if (field.type !== 'Many2one' && field.type !== 'Selection' && !(isFilter && field.type === 'Many2many'))
      told(check, node, 'name', 'panel-type', typeText(field.name, field))
  }
  if (/^(?:form|list|tree|kanban|calendar)$/.test(tag)) {
    const value = ownValue(check, node, 'options')
    const use: ExpressionUse = { node, scope, attribute: 'options', value: value ?? '', later: true }
    const result = value?.trim() ? parsed(check, use) : undefined
    // the client reads keys that are texts or numbers, nothing else
    const key = result?.expr.t === 'Dict' ? result.expr.keys.find((one) => one?.t !== 'Str' && one?.t !== 'Num') : null
    if (key !== null && key !== undefined)
      tellExpression(
        check,
        use,
        'its keys must be texts, in quotes',
        partPlace(check, node, 'options', (result?.lead ?? 0) + key.s, key.e - key.s),
      )
  }
  const outer = tag === 'form' && node.parent?.tag === 'field' && ownsNode(check, node) ? node.parent : undefined
  const around = outer && fieldOf(scope, outer.plain('name'))
  if (outer && around && PLAIN_FIELDS.has(around.type)) told(check, node, '', 'field-inside', around.name)
  checkLines(check, node, scope)
  checkOptions(check, node, scope)
  const operator = tag === 'search' ? ownValue(check, node, 'operator') : undefined
  // a sign that Odoo does not know may be one that an addon teaches it, which need not be in reach of the view
  const isWord = operator !== undefined && /^[a-z =<>!]+$/i.test(operator)
  if (isWord && lacksOperator(check.project, check.module, operator) && node.get('filter_domain') === undefined)
    told(check, node, 'operator', 'domain-operator', `'${operator}'`)
  const optional = /^(?:list|tree)$/.test(tag) ? ownValue(check, node, 'optional') : undefined
  // whatever is not 'show' hides, as `hidden` and the like are meant to
  if (optional !== undefined && optional !== 'show' && !/^hid/i.test(optional))
    told(check, node, 'optional', 'optional', optional)
  const writeModel = tag === 'calendar' ? ownValue(check, node, 'write_model') : undefined
  if (writeModel !== undefined && check.project.models.exists(writeModel, check.module).verdict === 'no')
    told(check, node, 'write_model', 'write-model', writeModel)
  const interval = /^(?:graph|pivot)$/.test(tag) ? ownValue(check, node, 'interval') : undefined
  if (interval !== undefined && !INTERVALS.has(interval)) told(check, node, 'interval', 'interval', interval)
  const type = /^(?:graph|pivot)$/.test(tag) ? ownValue(check, node, 'type') : undefined
  if (type !== undefined && !/^(?:row|col|measure)$/.test(type))
    told(check, node, 'type', tag === 'pivot' ? 'pivot-type' : 'graph-type', type)
  const isMeasure = /^(?:graph|pivot)$/.test(tag) && node.plain('type') === 'measure' && ownsNode(check, node)
  if (isMeasure && field && TEXTS.has(field.type) && !field.part.open && !field.part.aggregator)
    told(check, node, 'type', 'measure', typeText(field.name, field))
}

const TEXTS: ReadonlySet<string> = new Set(['Char', 'Text', 'Html', 'Selection', 'Binary', 'Image'])

const INTERVALS: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year'])

/** Since 17.0 each element in a field of many records is read as a view, and `mode` is the type of one. */
function checkLines(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const field = fieldOf(scope, node.plain('name'))
  if (!since(check.series, '17.0') || !/^(?:form|list|tree|kanban)$/.test(scope.root.tag)) return
  if (field?.type !== 'One2many' && field?.type !== 'Many2many') return
  const types = check.modelOf('ir.ui.view')?.closed ? viewTypes(check) : undefined
  if (!types || check.merged.merge.uncertain) return
  for (const child of node.children) {
    // a list by its other name is told of as such
    const isKnown = types.has(child.tag) || /^(?:list|tree|t)$/.test(child.tag)
    if (!isKnown && ownsNode(check, child)) told(check, child, '', 'lines-child', child.tag)
  }
  const mode = ownValue(check, node, 'mode')
  if (mode !== undefined && !mode.includes(',') && !types.has(mode) && mode !== 'list')
    told(check, node, 'mode', 'lines-mode', mode)
}

/** Options of Odoo's own widgets that name a field of the model. */
const FIELD_OPTIONS: readonly (readonly [option: string, widgets: RegExp])[] = [
  ['currency_field', /^monetary$/],
  ['color_field', /^many2many_tags(?:_avatar)?$/],
  ['start_date_field', /^daterange$/],
  ['end_date_field', /^daterange$/],
  ['max_value', /^progressbar$/],
  ['current_value', /^progressbar$/],
  ['model_field', /^reference$/],
]

function checkOptions(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const widget = node.plain('widget')
  if (widget === undefined || !FIELD_OPTIONS.some(([, widgets]) => widgets.test(widget))) return
  const value = ownValue(check, node, 'options')
  if (!value || !since(check.series, '16.0')) return
  const result = parseExpression(value)
  if (!('expr' in result) || result.expr.t !== 'Dict') return
  const { expr, lead } = result
  for (const [option, widgets] of FIELD_OPTIONS) {
    const at = expr.keys.findIndex((key) => key?.t === 'Str' && key.value === option)
    const named = expr.values[at]
    if (named?.t !== 'Str' || !widgets.test(widget) || !/^[a-z_]\w*$/.test(named.value)) continue
    // the colours of tags are those of the records that the field leads to
    const own = option === 'color_field' ? fieldOf(scope, node.plain('name'))?.comodel : scope.model?.name
    const model = own === undefined ? undefined : check.modelOf(own)
    if (!model?.closed || named.value.startsWith('x_') || model.field(named.value)) continue
    const detail = `'${option}': '${named.value}'`
    toldPart(check, node, 'options', lead + named.s, named.e - named.s, 'option-field', detail)
  }
}

/** 17.0 and before know these periods; 18.0 looks at its own when it loads the view. */
const PERIODS: readonly string[] = [
  'this_month', 'last_month', 'antepenultimate_month', 'this_year', 'last_year', 'antepenultimate_year',
  'first_quarter', 'second_quarter', 'third_quarter', 'fourth_quarter',
] // biome-ignore format: a table

function checkPeriod(check: ViewCheck, node: ArchNode): void {
  const value = node.get('date') === undefined ? undefined : ownValue(check, node, 'default_period')
  if (value === undefined || since(check.series, '18.0') || !since(check.series, '16.0')) return
  // addons add periods of their own: only a slip of the pen, and what 18.0 calls them, is told
  const wrong = value
    .split(',')
    .find(
      (one) =>
        /^(?:year|month)(?:[-+]\d+)?$/.test(one) || (nearName(one, PERIODS) !== undefined && !PERIODS.includes(one)),
    )
  if (wrong !== undefined) told(check, node, 'default_period', 'default-period', wrong)
}

/** A filter that is meant to group, with a key that is not quite the one. */
function checkGroupKey(check: ViewCheck, node: ArchNode): void {
  const value = node.get('domain') === undefined ? ownValue(check, node, 'context') : undefined
  const result = value === undefined ? undefined : parseExpression(value)
  if (!result || !('expr' in result) || result.expr.t !== 'Dict') return
  for (const key of result.expr.keys)
    if (key?.t === 'Str' && key.value !== 'group_by' && nearName(key.value, ['group_by']) !== undefined)
      toldPart(check, node, 'context', result.lead + key.s, key.e - key.s, 'group-key', key.value)
}

function checkFilter(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const date = fieldOf(scope, ownValue(check, node, 'date'))
  if (date && !DATES.has(date.type)) told(check, node, 'date', 'filter-date', typeText(date.name, date))
  checkGroupKey(check, node)
  checkPeriod(check, node)
  const context = ownValue(check, node, 'context')
  const match = context === undefined ? null : /(["'])group_by\1\s*:\s*(["'])(\w+):(\w*)\2/.exec(context)
  const field = fieldOf(scope, match?.[3])
  if (!match || !field) return
  const [text, , , , interval = ''] = match
  const at = match.index + text.length - interval.length - 1
  const tell = (fault: ClientFault, detail: string): void =>
    check.emit({
      kind: 'client',
      at: partPlace(check, node, 'context', at, interval.length),
      view: check.view,
      fault,
      detail,
    })
  if (!DATES.has(field.type)) {
    if (!field.type.startsWith('Properties')) tell('interval-type', typeText(field.name, field))
  } else if (!INTERVALS.has(interval) && !since(check.series, '19.0')) tell('interval', interval)
}

function fieldOf(scope: ArchScope, name: string | undefined): FieldView | undefined {
  const field = name === undefined ? undefined : scope.model?.field(name)
  const isKnown = field && (field.definitions.length > 0 || LOGGED.has(field.name))
  return isKnown && !field.part.open ? field : undefined
}

/** Dates that the ORM gives every model. */
const LOGGED: ReadonlySet<string> = new Set(['create_date', 'write_date'])

function typeText(name: string, field: FieldView): string {
  return name === field.name ? `'${name}' is a ${field.type} field` : `${name} '${field.name}' is a ${field.type} field`
}

/** Modifiers that say the same of every record, though they were meant to tell records apart. */
export function checkModifiers(check: ViewCheck, visits: readonly ArchVisit[]): void {
  const modern = since(check.series, '17.0')
  for (const { node, scope } of visits) {
    for (const attribute of ['invisible', 'readonly', 'required', 'column_invisible']) {
      const value = ownValue(check, node, attribute)
      if (value === undefined || /^(?:0|1|true|false)$/i.test(value.trim())) continue
      const result = parseExpression(value)
      if (!('expr' in result)) continue
      if (modern) {
        if (result.expr.t === 'List' && result.expr.items.length > 0 && ownsAttribute(check, node, attribute))
          told(check, node, attribute, 'domain-modifier', attribute)
        checkReads(check, { node, scope, attribute, value }, result)
        continue
      }
      if (attribute === 'column_invisible') continue
      // 16.0 and before work it out with nothing but the context at hand
      const uses = expressionNames(result.expr, '17.0')
      const stray = uses.find(({ name }) => !BUILTINS.has(name.split('.')[0] ?? ''))
      if (stray) tellStatic(check, node, attribute, value, stray.name)
    }
  }
}

/** What an expression reads that it cannot have where the client works it out. */
function checkReads(check: ViewCheck, use: ExpressionUse, { expr, lead }: { expr: Expr; lead: number }): void {
  const { node, scope, attribute } = use
  const tell = (fault: ClientFault, at: number, name: string): void =>
    toldPart(check, node, attribute, lead + at, name.length, fault, name)
  for (const { name, at } of dottedNames(expr)) {
    const path = name.split('.')
    let target: ArchScope | undefined = scope
    while (path[0] === 'parent' && target?.parent) {
      path.shift()
      target = target.parent
    }
    const [first, next] = path
    const field = fieldOf(target ?? scope, first)
    if (!field) continue
    const isColumn = attribute === 'column_invisible' && /^(?:list|tree)$/.test(scope.root.tag)
    if (isColumn && target === scope && !isGivenName(first)) tell('column-record', at, name)
    else if (next !== undefined && field.type === 'Many2one') tell('through-relation', at, name)
  }
}

const BUILTINS: ReadonlySet<string> = new Set([
  'context', 'int', 'dict', 'list', 'tuple', 'map', 'min', 'max', 'sum', 'filter', 'sorted', 'round', 'repr', 'all',
  'any', 'ord', 'chr', 'divmod', 'isinstance', 'range', 'zip', 'set', 'enumerate', 'reduce', 'bytes',
]) // biome-ignore format: a table

function tellStatic(check: ViewCheck, node: ArchNode, attribute: string, value: string, name: string): void {
  check.emit({
    kind: 'expression',
    at: valuePlace(check, node, attribute),
    view: check.view,
    attribute,
    expression: value,
    message: `Odoo ${check.series} works it out before there is a record, and does not know '${name}'; write attrs="{'${attribute}': [(…)]}"`,
    later: since(check.series, '15.0'),
  })
}
