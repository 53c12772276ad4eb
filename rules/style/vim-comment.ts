import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A comment sets up somebody’s editor',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['use-vim-comment', 'W8202'],
  messages: {
    vim: 'this line is for one editor alone: keep it in its settings, or in .editorconfig for all',
  },
  check({ addon, report }) {
    for (const facts of addon.python.values())
      for (const span of facts.modelines ?? []) {
        const fix = (): Fix => ({
          title: 'Remove the comment',
          safety: 'safe',
          edits: [{ file: facts.file, span, text: '' }],
        })
        report('vim', { file: facts.file, span }, {}, { fix })
      }
  },
})
