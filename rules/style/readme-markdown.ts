import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The README of an addon is Markdown',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['prefer-readme-rst'],
  messages: {
    markdown:
      'Odoo shows README.rst in the list of modules, and OCA’s tools write it; README.md is read by neither: write README.rst',
  },
  check({ addon, report }) {
    if (addon.has('README.md')) report('markdown', { file: addon.pathOf('README.md'), span: [0, 0] }, {})
  },
})
