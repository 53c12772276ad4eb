import { fieldOf } from '../../src/model/data/data-records.ts'
import { DEFAULT_PRIORITY, LATE_PRIORITY, lossyReplacements } from '../../src/model/views/replacements.ts'
import { attribute, walk } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An extension takes a node away before others have seen it',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-view-dangerous-replace-low-priority', 'dangerous-view-replace-wo-priority'],
  messages: {
    nothing:
      'position does nothing in a view that extends no other one: name that one with inherit_id, or write the view as it is to be',
    early:
      'this replaces a node in an extension of priority {priority}: extensions that come later and look for the node break; hide it with position="attributes", keep it with $0, or give the view a priority of {late} or more',
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.ui.view' || record.tag !== 'record') continue
      if (!fieldOf(record, 'inherit_id')) {
        const whole = fieldOf(record, 'arch')?.element
        if (!whole || fieldOf(record, 'mode')) continue
        walk(whole, (one) => {
          if (one.kind === 'element' && attribute(one, 'position')?.value === 'replace')
            report('nothing', { file: file.file, span: [one.s, one.se] }, {}, { severity: 'warning', optional: true })
        })
        continue
      }
      if (fieldOf(record, 'mode')?.text?.value === 'primary') continue
      const written = fieldOf(record, 'priority')
      const text = written?.eval?.value ?? written?.text?.value ?? String(DEFAULT_PRIORITY)
      const priority = Number(text)
      const arch = fieldOf(record, 'arch')?.element
      if (!arch || Number.isNaN(priority) || priority >= LATE_PRIORITY) continue
      for (const one of lossyReplacements(arch))
        report('early', { file: file.file, span: [one.s, one.se] }, { priority, late: LATE_PRIORITY })
    }
  },
})
