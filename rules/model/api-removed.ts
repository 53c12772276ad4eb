import type { PythonFacts } from '../../src/facts/python-facts.ts'
import { cameLate } from '../../src/knowledge/early-snapshots.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A decorator of odoo.api that this release of Odoo does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    removed: 'odoo.api has no {name} in Odoo {series}: the addon cannot be imported; {advice}',
  },
  check({ addon, project, series, report }) {
    const known = project.facts('odoo')?.python['api']
    if (!known || known.open) return
    const names = new Set(known.names)
    for (const one of project.models.classes(addon)) {
      if (one.conditional || !importsApi(one.facts)) continue
      for (const method of one.definition.methods)
        for (const { name, span } of method.decorators) {
          const called = /^api\.(\w+)$/.exec(name)?.[1]
          if (called === undefined || names.has(called) || cameLate(series, `odoo.api.${called}`)) continue
          report('removed', placeIn(one, span), {
            name: called,
            series,
            advice: ADVICE[called] ?? 'remove the decorator',
          })
        }
    }
  },
})

/** What to do instead of decorators that Odoo once had. */
const ADVICE: Readonly<Record<string, string>> = {
  multi: 'remove the decorator, methods work on any number of records without it',
  one: 'remove the decorator and loop over self',
  returns: 'remove the decorator',
  cr: 'remove the decorator and take a recordset',
  noguess: 'remove the decorator',
  v7: 'remove the method for the old API',
  v8: 'remove the decorator',
}

function importsApi(facts: PythonFacts): boolean {
  return facts.imports.some(
    ({ module, from, names }) =>
      from && module === 'odoo' && names.some(({ name, asname }) => name === 'api' && (asname ?? name) === 'api'),
  )
}
