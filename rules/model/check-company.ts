import { argumentPlace, type ModelClass, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A model checks the companies of its records and has no company itself',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    lacking:
      "'{field}' has check_company, '{model}' has _check_company_auto and no field company_id to check against: creating a record ends with AttributeError; add company_id, or leave check_company out",
    skipped:
      "'{field}' has check_company, '{model}' has _check_company_auto and no field company_id or company_ids to check against: Odoo warns for each record and checks nothing; add company_id, or leave check_company out",
  },
  check({ addon, project, series, report }) {
    const isSkipped = since(series, '18.0')
    const classes = project.models.classes(addon)
    for (const one of classes) {
      const { view, conditional } = one
      if (conditional || !view?.closed || view.kind === 'abstract' || view.field('company_id')) continue
      if (isSkipped && view.field('company_ids')) continue
      if (view.name === 'res.company' || !classes.some((other) => other.view === view && checksAlways(other))) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const comodel = project.models.view(part.comodel ?? '', addon.name)
        if (!isTrue(written.args['check_company']) || part.company || !comodel) continue
        const at = argumentPlace(field, 'check_company')
        const data = { field: part.name, model: view.name }
        if (isSkipped) report('skipped', at, data, { severity: 'warning' })
        else if (comodel.field('company_id')) report('lacking', at, data)
        else continue
        break
      }
    }
  },
})

function checksAlways({ definition }: ModelClass): boolean {
  return isTrue(definition.attributes['_check_company_auto']?.value)
}

function isTrue(value: { readonly t: string } | undefined): boolean {
  return value?.t === 'Const' && 'value' in value && value.value === true
}
