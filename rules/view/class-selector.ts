import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An XPath compares the whole class attribute',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['xml-xpath-class'],
  messages: {
    whole:
      "'{expr}' finds the node only as long as its class attribute is written exactly so, and Odoo warns of it ('Error-prone use of @class'); use hasclass('{name}')",
    part: "'{expr}' also finds nodes with a class whose name has '{name}' in it, and Odoo warns of it ('Error-prone use of @class'); use hasclass('{name}')",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('class-selector'))
      report(
        /@class\s*=/.test(fact.expr) ? 'whole' : 'part',
        fact.at,
        { expr: fact.expr, name: classesIn(fact.expr) },
        { cause: fact.at.file },
      )
  },
})

function classesIn(expr: string): string {
  const found = /@class\s*(?:=|,)\s*(['"])(.*?)\1/.exec(expr)?.[2]?.trim()
  return found ? found.split(/\s+/).join("', '") : 'NAME'
}
