import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { FilePath, Span } from '../../src/text/span.ts'

const HEADER = '<?xml version="1.0" encoding="UTF-8" ?>'

export default defineRule({
  title: 'An XML file without its first line',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  parts: [
    { names: ['xml-header-missing'], keys: ['missing'] },
    { names: ['xml-header-wrong'], keys: ['wrong', 'other'] },
  ],
  messages: {
    missing: 'the file does not begin with an XML declaration; write {header}',
    wrong: 'the XML declaration names no encoding, or another version than 1.0; write {header}',
    other: 'the hooks of OCA take {header} alone, which says the same',
  },
  check({ addon, report }) {
    for (const facts of addon.xml.values()) {
      if (facts.issues.length > 0 || !facts.root) continue
      const { declaration, file } = facts
      if (!declaration) {
        const fix = () => write(file, [0, 0], `${HEADER}\n`)
        report('missing', { file, span: [0, 0] }, { header: HEADER }, { fix })
      } else if (!/^<\?xml version=(["'])1\.0\1 encoding=(["'])[\w-]+\2 ?\?>$/.test(declaration.value)) {
        const other = /encoding\s*=\s*["'](?!utf-?8)/i.test(declaration.value)
        const fix = () => (other ? undefined : write(file, declaration.span, HEADER))
        report('wrong', { file, span: declaration.span }, { header: HEADER }, { fix })
      } else if (/utf-?8/i.test(declaration.value) && declaration.value !== HEADER)
        report('other', { file, span: declaration.span }, { header: HEADER }, { optional: true })
    }
  },
})

function write(file: FilePath, span: Span, text: string): Fix {
  return { title: 'Write the XML declaration', safety: 'safe', edits: [{ file, span, text }] }
}
