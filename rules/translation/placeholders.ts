import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation asks for other values than its text',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['po-python-parse-printf', 'po-python-parse-format'],
  messages: {
    percent:
      "the translation {fault}: with it Odoo logs an error and shows the text untranslated, or fails where the values are put in later; the text is '{text}'",
    braces: "the translation {fault}: .format() fails with it; the text is '{text}'",
  },
  check({ addon, report }) {
    for (const { doubts, file } of addon.catalogs.values())
      for (const { kind, span, text, ...rest } of doubts) {
        if (!('fault' in rest) || kind === 'twice' || kind === 'target') continue
        report(kind, { file, span }, { fault: rest.fault, text: short(text) })
      }
  },
})

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
