import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon imports its own tests',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['test-folder-imported', 'E8130'],
  messages: {
    tests:
      'Odoo imports tests by itself when it runs them: imported here, they are loaded with the addon in each database too, with all that they need; remove the import',
  },
  check({ addon, report }) {
    const facts = addon.python.get('__init__.py')
    for (const { from, level, module, names, span, guarded, deferred } of facts?.imports ?? []) {
      if (guarded || deferred || !from || !facts) continue
      const own =
        level === 1 ? module : /^odoo\.addons\.(\w+)\.(.*)$/.exec(module)?.[1] === addon.name ? module : undefined
      if (own === undefined) continue
      const tests = level === 1 && module === '' ? names.some(({ name }) => name === 'tests') : isTests(own, level)
      if (tests) report('tests', { file: facts.file, span }, {})
    }
  },
})

function isTests(module: string, level: number): boolean {
  return (level === 1 ? module : module.split('.').slice(3).join('.')).split('.')[0] === 'tests'
}
