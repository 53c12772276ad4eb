import { DEFAULT_PRIORITY, LATE_PRIORITY, lossyReplacements } from '../../src/model/views/replacements.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An extension takes a node of a template away before others have seen it',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-dangerous-qweb-replace-low-priority', 'dangerous-qweb-replace-wo-priority'],
  messages: {
    early:
      'this replaces a node in an extension of priority {priority}: extensions that come later and look for the node break; hide it with t-if="False" by position="attributes", keep it with $0, or give the template a priority of {late} or more',
  },
  check({ addon, project, report }) {
    // a theme's templates are copied to the websites that take it: nobody extends them, and one theme is there at a time
    if (addon.name.startsWith('theme_')) return
    for (const { file, record } of project.dataRecords(addon)) {
      const { element, tag } = record
      if (tag !== 'template' || !attribute(element, 'inherit_id') || attribute(element, 'primary')?.value === 'True')
        continue
      const priority = Number(attribute(element, 'priority')?.value ?? DEFAULT_PRIORITY)
      if (Number.isNaN(priority) || priority >= LATE_PRIORITY) continue
      for (const one of lossyReplacements(element))
        report('early', { file: file.file, span: [one.s, one.se] }, { priority, late: LATE_PRIORITY })
    }
  },
})
