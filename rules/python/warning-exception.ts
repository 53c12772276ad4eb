import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'The exception Warning is taken from Odoo',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['odoo-exception-warning', 'R8101'],
  messages: {
    warning: 'Warning of {module} is an older name of UserError, gone in 17.0, and hides Python’s own: take UserError',
  },
  check({ addon, project, report }) {
    const known = project.facts('odoo')?.python['exceptions']
    // where it is gone, another rule tells that the addon cannot be loaded
    if (known && !known.names.includes('Warning')) return
    for (const facts of addon.python.values())
      for (const { from, module, names } of facts.imports) {
        if (!from || !/^(?:odoo|openerp)\.exceptions$/.test(module)) continue
        for (const { name, asname, span } of names) {
          if (name !== 'Warning') continue
          const fix = (): Fix | undefined => {
            if (asname === undefined) return undefined
            const text = asname === 'UserError' ? 'UserError' : `UserError as ${asname}`
            return { title: 'Take UserError', safety: 'safe', edits: [{ file: facts.file, span, text }] }
          }
          report('warning', { file: facts.file, span }, { module }, { fix })
        }
      }
  },
})
