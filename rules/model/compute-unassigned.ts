import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { gapOfCompute } from '../../src/model/models/compute-ways.ts'
import type { FieldView } from '../../src/model/models/field-view.ts'
import { argumentPlace, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Call, Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A compute method never gives its field a value',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    stored:
      "{method} computes '{field}' and never assigns it: the stored field stays empty; give it a value for every record",
    partly:
      "{method} gives '{field}' a value only for the records that come through here: reading it on any other ends with 'Compute method failed to assign'; give it a value before",
    never:
      "{method} computes '{field}' and never assigns it: reading the field ends with 'Compute method failed to assign'; give it a value for every record",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional || one.view.kind === 'abstract') continue
      for (const field of writtenFields(one)) {
        const { compute, name, open } = field.part
        if (!compute || compute === '?' || open) continue
        const view = one.view.method(compute)
        // an override may do what the first definition does not
        if (view?.definitions.length !== 1) continue
        const method = one.definition.methods.find((own) => own.name === compute)
        if (!method || method.decorators.some((known) => !/^(?:odoo\.)?api\./.test(known.name))) continue
        if (assignsElsewhere(method.node, name)) continue
        const shown = one.view.field(name)
        const gap = shown && failsWhenEmpty(shown) ? gapOfCompute(method.node, name) : undefined
        if (gap) {
          const related = [{ ...argumentPlace(field, 'compute'), note: 'the field' }]
          report('partly', placeIn(one, gap), { method: compute, field: name }, { related, severity: 'warning' })
        }
        if (mentions(method.node, name)) continue
        const stored = one.view.field(name)?.stored === true
        // a method that does nothing is there for others to override
        if (stored && method.node.body.every(({ t }) => t === 'Pass' || t === 'Expr')) continue
        const related = [{ ...placeIn(one, method.nameSpan), note: 'the method' }]
        const at = argumentPlace(field, 'compute')
        if (stored) report('stored', at, { method: compute, field: name }, { related, severity: 'warning' })
        else report('never', at, { method: compute, field: name }, { related })
      }
    }
  },
})

/** Functions that change none of the records given to them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'len', 'sum', 'any', 'all', 'bool', 'str', 'int', 'float', 'list', 'set', 'dict', 'tuple', 'sorted', 'reversed', 'enumerate', 'zip', 'min',
  'max', 'round', 'range', 'isinstance', 'print', 'map', 'filter', '_', 'defaultdict', 'abs', 'frozenset', 'repr', 'hasattr',
]) // biome-ignore format: a table

/** Methods of records, of lists and the like that give no field of theirs a value. */
const READING: ReadonlySet<string> = new Set([
  'mapped', 'filtered', 'filtered_domain', 'sorted', 'grouped', 'search', 'search_count', 'search_read', 'read', 'read_group', '_read_group',
  'browse', 'exists', 'ensure_one', 'sudo', 'with_context', 'with_company', 'with_user', 'with_env', 'ref', 'get', 'items', 'keys', 'values', 'append',
  'extend', 'add', 'join', 'format', 'split', 'strip', 'lower', 'upper', 'replace', 'startswith', 'endswith', 'has_group', 'user_has_groups', 'execute',
  'fetchall', 'fetchone', 'dictfetchall', 'today', 'now', 'context_today', 'info', 'debug', 'warning', 'error', 'exception', 'name_get', 'strftime', 'date',
  'get_param', 'total_seconds', 'is_zero', 'compare_amounts',
]) // biome-ignore format: a table

/** Does a missing value end with an error, and is not taken for an empty one? */
function failsWhenEmpty({ stored, related, part }: FieldView): boolean {
  return !stored && !related && part.inverseMethod === undefined && part.readonly !== false
}

/** Does the method name the field, or end on its own? */
function mentions(method: FunctionDef, field: string): boolean {
  let found = false
  visitBody(method.body, (node) => {
    if (node.t === 'Raise' || (node.t === 'Attribute' && node.attr === field)) found = true
    return !found
  })
  return found
}

/** May the method give the field a value in a way that is not followed? */
function assignsElsewhere(method: FunctionDef, field: string): boolean {
  let may = false
  visitBody(method.body, (node) => {
    if (node.t === 'Str' && node.value === field) may = true
    else if (node.t === 'BadExpr' || node.t === 'Yield') may = true
    else if (node.t === 'Call' && mayChange(node)) may = true
    else if (node.t === 'Subscript' && node.index.t !== 'Str' && node.index.t !== 'Num' && isRecords(node.value))
      may = true
    return !may
  })
  return may
}

function mayChange({ func, args }: Call): boolean {
  if (func.t === 'Name') return !HARMLESS.has(func.id) && (func.id === 'super' || args.some(isRecords))
  return func.t !== 'Attribute' || !READING.has(func.attr)
}

/** `self`, the variable of a loop, or a list of them. */
function isRecords(expr: Expr): boolean {
  return expr.t === 'Name' || expr.t === 'Starred'
}
