import { attributeText } from '../../src/facts/extract-xml.ts'
import type { Addon } from '../../src/model/addon.ts'
import type { Evaluated } from '../../src/model/data/data-evaluated.ts'
import { evaluated } from '../../src/model/data/data-evaluated.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A search in a data file names a field or model that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field: '{reason}: the search fails as Odoo loads the file',
    skipped: '{reason}: the search fails, and Odoo deletes nothing and goes on with a warning',
    'no-model': "'search' needs to know where: '{field}' leads to no model, so write model=\"…\" next to it",
    model: "there is no model '{model}' to search in; {advice}",
  },
  check({ addon, project, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const one of file.xml ? evaluated(file.xml) : []) {
        if (one.attribute !== 'search') continue
        const named = attributeText(one.element, 'model')
        const at = { file: file.file, span: one.text.span }
        const missing = named && one.element.tag !== 'delete' && missingModel(project, addon, named.value)
        if (named && missing) {
          const options = { ...missing.options, ...costOf(file) }
          report(
            'model',
            { file: file.file, span: named.span },
            { model: named.value, advice: missing.advice },
            options,
          )
          continue
        }
        const searched = named?.value ?? comodelOf(project, addon, one)
        if (searched === '')
          report('no-model', at, { field: attributeText(one.element, 'name')?.value ?? '' }, costOf(file))
        const view = searched ? project.models.view(searched, addon.name) : undefined
        const read = dataExpression(one.text)
        if (!view || !('expr' in read)) continue
        const isDelete = one.element.tag === 'delete'
        for (const { node, reason, options } of domainFaults(project, addon, view, read.expr)) {
          const cost = isDelete ? ({ severity: 'warning' } as const) : costOf(file)
          report(
            isDelete ? 'skipped' : 'field',
            { file: file.file, span: read.spanOf(node) },
            { reason },
            { ...options, ...cost },
          )
        }
      }
  },
})

/** The model that the field of a record leads to; empty: to none; `undefined`: not known. */
function comodelOf(project: Project, addon: Addon, { element, owner }: Evaluated): string | undefined {
  const model = attributeText(owner, 'model')?.value
  const name = attributeText(element, 'name')?.value
  if (element.tag !== 'field' || owner.tag !== 'record' || !model || !name) return undefined
  const field = project.models.view(model, addon.name)?.field(name)
  if (!field) return undefined
  const isPlain = ['Char', 'Text', 'Html', 'Boolean', 'Date', 'Datetime', 'Integer', 'Float', 'Selection'].includes(
    field.type,
  )
  return field.comodel ?? (isPlain ? '' : undefined)
}
