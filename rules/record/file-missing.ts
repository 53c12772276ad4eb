import { costOf } from '../../src/model/data/data-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A field takes its value from a file that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing: "there is no file '{path}': Odoo stops with FileNotFoundError as it loads this record{advice}",
  },
  check({ addon, project, report }) {
    for (const { file, record } of project.dataRecords(addon)) {
      for (const { file: named } of record.fields) {
        if (!named || named.value === '') continue
        const [module = '', ...rest] = named.value.replace(/^\/+/, '').split('/')
        const owner = project.addon(module)
        const path = rest.join('/')
        // other addons of a release are known without their files
        if (owner ? owner.has(path) : project.knows(module) || module === 'addons') continue
        const own = addon.has(named.value)
        const advice = own ? `; write '${addon.name}/${named.value}'` : owner ? '' : `; no module is called '${module}'`
        if (!owner && !own && !project.isComplete(addon.name)) continue
        report('missing', { file: file.file, span: named.span }, { path: named.value, advice }, costOf(file))
      }
    }
  },
})
