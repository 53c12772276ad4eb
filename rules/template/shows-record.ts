import { dataExpression } from '../../src/model/data/data-expression.ts'
import { fullResultsOf, namesOutside, recordsModel } from '../../src/model/data/record-expression.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { documentExpressions } from '../../src/model/web/shown-documents.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A mail or report shows a record as Python writes it',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    shown:
      "this is a record of '{model}' and no text: the {document} has '{model}(7,)' in its place; ask the record for a field, as in {text}.display_name{else}",
  },
  check({ addon, project, report }) {
    const viewOf = (model: string): ModelView | undefined => project.models.view(model, addon.name)
    for (const { file, text, span, names, shown, of: document } of documentExpressions(project, addon)) {
      const read = shown && names.size > 0 ? dataExpression({ value: text, span }) : undefined
      if (!read || 'message' in read) continue
      const outside = namesOutside(read.expr, names)
      for (const result of fullResultsOf(read.expr)) {
        const model = recordsModel(result, outside, viewOf, () => {})
        if (!model) continue
        const at = { file, span: read.spanOf(result) }
        const shape = text.slice(...placeIn(text, result))
        report('shown', at, {
          model: model.name,
          document,
          text: shape,
          else:
            document === 'report' && /^\w+\.[\w.]+$/.test(shape) ? `, or write t-field="${shape}"` : ', or for its id',
        })
      }
    }
  },
})

/** Where a part of an expression stands in its text, blanks before it left out as they are read. */
function placeIn(text: string, { s, e }: { readonly s: number; readonly e: number }): readonly [number, number] {
  const lead = text.length - text.trimStart().length
  return [s + lead, e + lead]
}
