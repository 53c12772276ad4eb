import { dataExpression } from '../../src/model/data/data-expression.ts'
import { namesOutside, recordsModel } from '../../src/model/data/record-expression.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import { namelessIn, reportExpressions } from '../../src/model/web/report-scopes.ts'
import { walkExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A report shows a field that its records do not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unknown: "'{model}' has no field or method '{name}': printing the report ends with an error; {advice}",
    nothing:
      "'{name}' stands for nothing in this report: neither Odoo nor a template of {addon} gives it a value, and printing the report ends with an error; the records of a report are called docs, those of a loop by its t-as",
    undeclared:
      "'{name}' of '{model}' comes from {owner}, which {addon} does not depend on: while {owner} is not installed, printing the report ends with an error; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    const told = new Set<string>()
    for (const { file, text, span, names, given } of reportExpressions(project, addon)) {
      const read = dataExpression({ value: text, span })
      if ('message' in read) continue
      const isGiven = (name: string): boolean => given?.has(name) === true || isOfLoop(name, given)
      for (const { name, span: at } of given ? namelessIn(project, addon, read, isGiven) : []) {
        const key = `${file}:${at[0]}`
        if (told.has(key)) continue
        told.add(key)
        report('nothing', { file, span: at }, { name, addon: addon.name })
      }
      const guarded = new Set([...text.matchAll(/['"](\w+)['"]/g)].map((match) => match[1]))
      const outside = namesOutside(read.expr, names)
      walkExprs(read.expr, (expr) => {
        if (expr.t !== 'Attribute') return
        recordsModel(expr, outside, viewOf, ({ model, name, node }) => {
          if (node !== expr || guarded.has(name)) return
          const at = { file, span: read.spanOf({ s: node.as, e: node.e }) }
          const key = `${file}:${at.span[0]}`
          if (told.has(key)) return
          told.add(key)
          const owners = [
            ...project.models.fieldOwners(model.name, name, addon.name),
            ...project.models.methodOwners(model.name, name, addon.name),
          ]
          const [owner] = owners
          const unloaded = unloadedMaker(project, addon, model.name, name)
          if (owner !== undefined && !unloaded) {
            const options = { severity: 'warning' as const, cause: needOf(owner) }
            report('undeclared', at, { name, model: model.name, owner, addon: addon.name }, options)
            return
          }
          const near = nearName(name, [...model.fields.keys(), ...model.methods.keys()])
          const meant = near === undefined ? 'correct the name' : `did you mean '${near}'?`
          const advice = unloaded?.advice ?? meant
          report('unknown', at, { model: model.name, name, advice }, { cause: unloaded?.cause })
        })
      })
    }
  },
})

/** `line_index` of a loop `t-as="line"` */
function isOfLoop(name: string, given: ReadonlySet<string> | undefined): boolean {
  const loop = /^(.+)_(?:index|size|first|last|value|odd|even|parity|all)$/.exec(name)?.[1]
  return loop !== undefined && given?.has(loop) === true
}
