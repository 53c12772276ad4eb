import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A comment sets up somebody’s editor',
  scope: 'addon',
  uninstallable: true,
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
    const { file, comments, remarks } = addon.manifest
    const inManifest = comments.filter((_, i) => /^[#\s]*vim:/i.test(remarks[i] ?? '')).map((span) => ({ file, span }))
    const inCode = [...addon.python.values()].flatMap((facts) =>
      (facts.modelines ?? []).map((span) => ({ file: facts.file, span })),
    )
    for (const at of [...inManifest, ...inCode]) {
      const fix = (): Fix => ({ title: 'Remove the comment', safety: 'safe', edits: [{ ...at, text: '' }] })
      report('vim', at, {}, { fix })
    }
  },
})
