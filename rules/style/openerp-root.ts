import { renameElement } from '../../src/model/data/xml-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file begins with <openerp>',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['xml-deprecated-openerp-node'],
  messages: {
    root: '<openerp> is the name from before 9.0; write <odoo>',
  },
  check({ addon, report }) {
    for (const { root, issues, file } of addon.xml.values()) {
      if (issues.length > 0 || root?.tag !== 'openerp') continue
      const fix = () => ({ title: 'Write <odoo>', safety: 'safe' as const, edits: renameElement(file, root, 'odoo') })
      report('root', { file, span: [root.s, root.se] }, {}, { fix })
    }
  },
})
