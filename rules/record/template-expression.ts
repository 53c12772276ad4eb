import type { RecordField } from '../../src/facts/xml-facts.ts'
import { dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { namesOutside, recordsModel, resultsOf } from '../../src/model/data/record-expression.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { mailExpressions, mailNames, recordNames } from '../../src/model/web/mail-expressions.ts'
import { addGiven, namelessIn } from '../../src/model/web/report-scopes.ts'
import { outdatedExpressions, reportExpressions } from '../../src/model/web/template-expressions.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { walkExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A mail template or the name of a report uses a field that its model does not have',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    member: "'{model}' has no field or method '{name}': Odoo takes it and fails when {use}; {advice}",
    empty: "'{model}' has no field or method '{name}': in 14.0 a mail has nothing in its place; {advice}",
    nothing:
      "'{name}' stands for nothing in a mail template: Odoo takes it and fails when {use}; the record is called object, and there are user and ctx",
    syntax: 'this is no Python expression: {message}; Odoo takes it and fails when {use}',
    outdated:
      '\'{text}\' is no expression since Odoo 15.0: mails show it as it stands; write {wanted} in a line, <t t-out="…"/> in the body',
  },
  check({ addon, project, series, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    for (const { file, record, model } of project.dataRecords(addon)) {
      const isMail = model === 'mail.template'
      if (!isMail && model !== 'ir.actions.report') continue
      const use = isMail ? 'a mail is made of it' : 'the report is printed'
      const ofReport = isMail ? undefined : recordNames(project, addon, textOf(fieldOf(record, 'model')))
      const expressions = ofReport
        ? reportExpressions(record).map((one) => ({ ...one, names: ofReport }))
        : mailExpressions(project, addon, file.file, record)
      const hasObject = (ofReport ?? mailNames(project, addon, record)).has('object')
      if (isMail && series !== '14.0')
        for (const { text, span } of outdatedExpressions(record))
          report('outdated', { file: file.file, span }, { text, wanted: '{{ … }}' }, { cause: file.file })
      const body = isMail && series !== '14.0' ? fieldOf(record, 'body_html') : undefined
      // in the Jinja of 14.0 a template may set names of its own
      const given = isMail && series !== '14.0' ? new Set<string>() : undefined
      if (body && given) addGiven(body.element, given)
      const guarded = new Set(expressions.flatMap(({ text }) => [...text.matchAll(/['"](\w+)['"]/g)].map((m) => m[1])))
      // what hangs on an answer need not be there: `'is_published' in object` for what website brings
      const asks = expressions.some(({ text }) => /\bhasattr\(|['"]\w+['"]\s+in\s+[a-z]/.test(text))
      for (const { text, span, names } of expressions) {
        const read = dataExpression({ value: text, span })
        if ('message' in read) {
          if (series !== '14.0') report('syntax', { file: file.file, span: read.at }, { message: read.message, use })
          continue
        }
        const isGiven = (name: string): boolean => MAIL_NAMES.has(name) || given?.has(name) === true
        for (const { name, span: at } of hasObject && given ? namelessIn(project, addon, read, isGiven) : [])
          report('nothing', { file: file.file, span: at }, { name, use }, { confidence: 'likely' })
        const outside = namesOutside(read.expr, names)
        // 14.0 works out mails with Jinja, for which a name that is not there is empty, and an error only when it is used
        const results = new Set(isMail && series === '14.0' ? resultsOf(read.expr) : [])
        if (results.size > 0) walkExprs(read.expr, (expr) => passedOver(expr).forEach((one) => void results.add(one)))
        walkExprs(read.expr, (expr) => {
          if (expr.t !== 'Attribute') return
          recordsModel(expr, outside, viewOf, ({ model: owner, name, node }) => {
            // `hasattr(object, 'x')`, `'x' in object`: a template may ask whether another module is there
            if (node !== expr || asks || guarded.has(name)) return
            const owners = [
              ...project.models.fieldOwners(owner.name, name, addon.name),
              ...project.models.methodOwners(owner.name, name, addon.name),
            ]
            if (owners.length > 0) return
            const near = nearName(name, [...owner.fields.keys(), ...owner.methods.keys()])
            const advice = near === undefined ? 'correct the name' : `did you mean '${near}'?`
            const at = { file: file.file, span: read.spanOf({ s: node.as, e: node.e }) }
            if (results.has(expr)) report('empty', at, { model: owner.name, name, advice })
            else report('member', at, { model: owner.name, name, use, advice })
          })
        })
      }
    }
  },
})

/** Parts of which it only counts whether they are empty: what stands before `or`, what a choice hangs on. */
function passedOver(expr: Expr): readonly Expr[] {
  if (expr.t === 'Bool') return expr.op === 'or' ? expr.values.slice(0, -1) : []
  return expr.t === 'Conditional' ? [expr.test] : []
}

/** Names of mail templates that reports do not have. */
const MAIL_NAMES: ReadonlySet<string> = new Set([
  'object', 'ctx', 'format_date', 'format_datetime', 'format_time', 'format_amount', 'format_duration', 'format_tz', 'quote', 'urlencode', 'reduce',
]) // biome-ignore format: a table

function textOf(field: RecordField | undefined): string | undefined {
  return field && !field.eval && !field.ref ? elementText(field.element)?.value.trim() : undefined
}
