import { nearestOwner } from '../../src/model/add-dependency.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { missingModel, undeclared } from '../../src/model/models/missing-model.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A <function> or <delete> of a data file names a model or method that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    model: "there is no model '{model}' for this <{tag}>: Odoo stops with KeyError as it loads the file; {advice}",
    bare: "'{method}' of '{model}' works on records, and this <function> gives none: Odoo stops with IndexError as it loads the file; give their ids in a first <value>",
    method: "'{model}' has no method '{method}': Odoo stops with AttributeError as it loads the file; {advice}",
  },
  check({ addon, project, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const { tag, model, name, element } of file.xml?.calls ?? []) {
        if (!model) continue
        const missing = missingModel(project, addon, model.value)
        if (missing) {
          const options = { ...missing.options, ...costOf(file) }
          report(
            'model',
            { file: file.file, span: model.span },
            { model: model.value, tag, advice: missing.advice },
            options,
          )
          continue
        }
        const view = project.models.view(model.value, addon.name)
        if (tag !== 'function' || !name || !view?.membersKnown) continue
        const known = view.method(name.value)
        if (known) {
          // only methods of the model itself, `@api.model` and the like, are called without ids
          const bare =
            !element.attributes.some((one) => one.name === 'eval' && one.value !== '') &&
            element.children.every(
              (child) => child.kind !== 'element' || (child.tag === 'value' && attribute(child, 'name') !== undefined),
            )
          if (
            bare &&
            known.definitions.every(({ method }) =>
              (method.decorators ?? []).every((one) => /^(?:depends|constrains|onchange|returns)/.test(one)),
            )
          )
            report(
              'bare',
              { file: file.file, span: name.span },
              { model: model.value, method: name.value },
              costOf(file),
            )
          continue
        }
        if (view.hasAttribute(name.value) || view.field(name.value)) continue
        const owner = nearestOwner(project, addon, project.models.methodOwners(model.value, name.value, addon.name))
        const near = nearName(name.value, view.methods.keys())
        const advice =
          owner !== undefined
            ? `it comes with ${owner}, which ${addon.name} does not depend on: add '${owner}' to depends`
            : near === undefined
              ? 'correct the name or remove the call'
              : `did you mean '${near}'?`
        const options = owner === undefined ? {} : undeclared(project, addon, owner)
        report(
          'method',
          { file: file.file, span: name.span },
          { model: model.value, method: name.value, advice },
          { ...options, ...costOf(file) },
        )
      }
  },
})
