import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon carries a Python library with it',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['vendored-python-code'],
  messages: {
    vendored:
      "'{folder}' is a copy of a library of others, which no security update reaches; name it in external_dependencies and let it be installed beside Odoo",
  },
  check({ addon, report }) {
    const told = new Set<string>()
    for (const path of addon.paths()) {
      const folder = /^(.*?(?:\.(?:dist|egg)-info|(?:^|\/)(?:site-packages|dist-packages)))\//.exec(path)?.[1]
      if (folder === undefined || told.has(folder)) continue
      told.add(folder)
      report('vendored', { file: addon.pathOf(path), span: [0, 0] }, { folder })
    }
  },
})
