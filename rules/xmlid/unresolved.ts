import { costOf } from '../../src/model/data/data-files.ts'
import { unloadedModel } from '../../src/model/models/unloaded-maker.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file refers to an external id that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['missing-xml-ref', 'OLS05052', 'OLS05053', 'OLS05054', 'OLS05001'],
  parts: [{ names: ['unknown-model-in-access-csv'], file: '/ir.model.access.csv' }],
  messages: {
    missing: "no record has the external id '{id}': loading this file ends with 'External ID not found'; {advice}",
    group: "there is no group '{id}': Odoo warns, and shows what is bound to it to nobody; {advice}",
    bare: "group '{id}' has no module's name before it: Odoo never finds it in a view; write '{full}'",
    unlisted:
      "'{id}' is declared in {file}, which the manifest does not list: loading this file ends with 'External ID not found'; list {file} before {relative}",
  },
  check({ addon, project, report }) {
    for (const { use, id, file, resolution, lenient } of project.idReferences(addon)) {
      const at = { file: file.file, span: use.span }
      if (use.by === 'view-groups' && !use.xmlid.includes('.')) {
        const own = resolution.verdict === 'yes'
        const full = own ? id : (project.ids.near(id, addon.name) ?? id)
        report('bare', at, { id: use.xmlid, full }, { severity: 'warning' })
        continue
      }
      if (resolution.verdict !== 'no' || resolution.elsewhere.length > 0) continue
      const unlisted = project.ids.unlisted(addon, id)
      const options = lenient ? { severity: 'warning' as const } : costOf(file)
      if (unlisted) {
        report(
          'unlisted',
          at,
          { id, file: unlisted.relative, relative: file.relative },
          { ...options, related: [unlisted.place] },
        )
        continue
      }
      const namespace = id.slice(0, id.indexOf('.'))
      const grows = project.ids.mayGrow(namespace)
      const near = project.ids.near(id, addon.name)
      const maker = unloadedModel(project, addon, id)
      const meant = near === undefined ? 'correct the id or declare the record' : `did you mean '${near}'?`
      const advice = maker?.advice ?? meant
      report(
        lenient ? 'group' : 'missing',
        at,
        { id, advice },
        { ...options, ...(grows && { confidence: 'likely' }), ...(maker && { cause: maker.cause }) },
      )
    }
  },
})
