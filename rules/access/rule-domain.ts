import { RULE_DOMAIN_NAMES } from '../../src/knowledge/eval-context.ts'
import { dataExpression, elementText, freeNames } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { recordsModel } from '../../src/model/data/record-expression.ts'
import { modelNamed } from '../../src/model/ids/id-model.ts'
import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { conditions, tellsApart } from '../../src/model/models/domain-paths.ts'
import { lonelyOperator } from '../../src/model/models/domain-shape.ts'
import { followPath, RELATIONAL } from '../../src/model/models/field-path.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { walkExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

/** What an expression of a record rule looks like when it stands in quotes. */
const EXPRESSION = /^(?:user(?:\.\w+)+|company_ids?|uid)$/

export default defineRule({
  title: "A record rule's domain is wrong",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field: '{reason}: {effect}',
    syntax: 'the domain is no Python expression: {message}; {effect}',
    few: "this operator stands before too few terms: '&' and '|' take the two behind them, '!' takes one; {effect}",
    member: "'{model}' has no field or method '{name}': {effect}",
    quoted:
      "this is the text '{text}' and no expression, as it stands in quotes: no record of '{field}' is called like that, and the rule holds for none; leave the quotes out",
    name: "the domain uses '{name}', which Odoo does not know there (it knows user, time, company_id, company_ids): {effect}",
  },
  check({ addon, project, series, report }) {
    const viewOf = (name: string): ModelView | undefined => project.models.view(name, addon.name)
    const isChecked = since(series, '16.0')
    // another addon may hand the domains names of its own; of Odoo's modules it is known
    const names = viewOf('ir.rule')?.method('_eval_context')?.definitions ?? []
    const isExtended = names.some(({ module }) => project.addon(module) && module !== 'base' && module !== 'website')
    const effect = isChecked
      ? "Odoo refuses the rule with 'Invalid domain'"
      : 'Odoo takes the rule, and everybody whom it concerns gets an error'
    for (const { record, model, file } of project.dataRecords(addon)) {
      const field = model === 'ir.rule' ? fieldOf(record, 'domain_force') : undefined
      if (!field || field.eval || field.ref || field.search) continue
      // a rule that is switched off is not looked at
      const active = fieldOf(record, 'active')
      const isActive = !active || !/^(?:False|0|false|off)$/.test((active.eval ?? active.text)?.value.trim() ?? '')
      const text = elementText(field.element)
      if (!isActive || !text || text.value.trim() === '') continue
      const options = costOf(file)
      const read = dataExpression(text)
      if ('message' in read) {
        report('syntax', { file: file.file, span: read.at }, { message: read.message, effect }, options)
        continue
      }
      for (const name of freeNames(read.expr))
        if (!RULE_DOMAIN_NAMES.has(name.id) && !isExtended && project.isComplete(addon.name))
          report(
            'name',
            { file: file.file, span: read.spanOf(name) },
            { name: name.id, effect },
            { confidence: 'likely', ...options },
          )
      const lonely = read.expr.t === 'List' ? lonelyOperator(read.expr) : undefined
      if (lonely) report('few', { file: file.file, span: read.spanOf(lonely) }, { effect }, options)
      const users = viewOf('res.users')
      if (users && text.value.includes('user.'))
        walkExprs(read.expr, (node) => {
          if (node.t !== 'Attribute') return
          recordsModel(node, new Map([['user', users]]), viewOf, ({ model: owner, name, node: found }) => {
            if (found !== node) return
            const at = { file: file.file, span: read.spanOf(found) }
            report('member', at, { model: owner.name, name, effect }, { confidence: 'likely', ...options })
          })
        })
      const named = fieldOf(record, 'model_id')?.ref?.value
      const target = named === undefined ? undefined : modelNamed(project, addon, named)
      const view = target === undefined ? undefined : project.models.view(target, addon.name)
      if (!view) continue
      for (const { path, operator, value } of conditions(read.expr)) {
        if (value?.t !== 'Str' || !EXPRESSION.test(value.value)) continue
        const end = followPath(view, path.value, viewOf)
        if (end.verdict !== 'yes' || !(RELATIONAL.has(end.field.type) || end.field.type === 'Id')) continue
        if (operator?.t === 'Str' && !tellsApart(operator.value))
          report(
            'quoted',
            { file: file.file, span: read.spanOf(value) },
            { text: value.value, field: path.value },
            { severity: 'warning' },
          )
      }
      for (const { node, reason, options: more } of domainFaults(project, addon, view, read.expr))
        report('field', { file: file.file, span: read.spanOf(node) }, { reason, effect }, { ...more, ...options })
    }
  },
})
