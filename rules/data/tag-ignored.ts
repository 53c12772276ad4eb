import { attributeText } from '../../src/facts/extract-xml.ts'
import { isShortTagRead } from '../../src/knowledge/data-tags.ts'
import { dataFiles } from '../../src/model/data/data-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file uses a short tag that Odoo no longer reads',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  from: '17.0',
  messages: {
    ignored:
      '<{tag}> does nothing since 17.0: its schema still allows it, but no record \'{id}\' is made; write <record model="{model}">',
  },
  check({ addon, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const { tag, tagSpan, element, model } of file.xml?.records ?? []) {
        if ((tag !== 'report' && tag !== 'act_window') || isShortTagRead(tag, series)) continue
        const id = attributeText(element, 'id')?.value ?? ''
        report('ignored', { file: file.file, span: tagSpan }, { tag, id, model: model?.value ?? '' })
      }
  },
})
