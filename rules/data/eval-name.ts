import { attributeText } from '../../src/facts/extract-xml.ts'
import { CONTEXT_EVAL_NAMES, dataEvalNames, idsAreNames } from '../../src/knowledge/eval-context.ts'
import { evaluated } from '../../src/model/data/data-evaluated.ts'
import { dataExpression, freeNames } from '../../src/model/data/data-expression.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'An expression in a data file uses a name that Odoo does not give it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    unknown: "'{attribute}' uses '{name}', which Odoo does not know there: it stops with NameError; {advice}",
    obj: "'eval' uses 'obj', which Odoo gives only where the tag names a model: write model=\"…\" next to it",
    later: "'Command' is known to data files since 15.0: write the commands as tuples here",
  },
  check({ addon, project, series, report }) {
    const names = dataEvalNames(series)
    const ids = idsAreNames(series) ? new Set(project.ids.declaredBy(addon.name)) : new Set<string>()
    for (const file of dataFiles(addon, series))
      for (const { text, attribute, element, owner } of file.xml ? evaluated(file.xml) : []) {
        const read = dataExpression(text)
        if (!('expr' in read)) continue
        // `search` of a field knows its field's model; a function and a delete name theirs
        const hasModel = attribute === 'search' || (attributeText(element, 'model')?.value ?? '') !== ''
        const known = attribute === 'context' ? CONTEXT_EVAL_NAMES : names
        for (const name of freeNames(read.expr)) {
          if (known.has(name.id) || ids.has(`${addon.name}.${name.id}`)) continue
          const at = { file: file.file, span: read.spanOf(name) }
          const options = costOf(file)
          if (name.id === 'obj') {
            if (!hasModel && element !== owner) report('obj', at, {}, options)
          } else if (name.id === 'Command' && attribute !== 'context') report('later', at, {}, options)
          else {
            const near = nearName(name.id, known)
            const advice =
              near === undefined
                ? `it knows ref, time, datetime, timedelta, relativedelta …`
                : `did you mean '${near}'?`
            report('unknown', at, { attribute, name: name.id, advice }, options)
          }
        }
      }
  },
})
