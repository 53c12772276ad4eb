import { fieldOf } from '../../src/model/data/data-records.ts'
import { removeAttribute } from '../../src/model/data/xml-edit.ts'
import { attribute, elementsWithin } from '../../src/parse/xml/query.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A list has a title that nothing shows',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-deprecated-tree-attribute'],
  messages: {
    title: "'string' of <{tag}> has no effect any more: it is only translated in vain; leave it out",
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      const arch = model === 'ir.ui.view' ? fieldOf(record, 'arch') : undefined
      for (const one of arch ? elementsWithin(arch.element) : []) visit(one, file.file)
    }

    function visit(element: XmlElement, file: string): void {
      const { tag } = element
      const title = tag === 'tree' || tag === 'list' ? attribute(element, 'string') : undefined
      // with a position the element looks for a list, and its attributes say for which
      if (title && !attribute(element, 'position')) {
        const fix = () => removeAttribute(file, element, title, 'Leave the title out', 'safe')
        report('title', { file, span: [title.ns, title.ve + 1] }, { tag }, { fix })
      }
    }
  },
})
