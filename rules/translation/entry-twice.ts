import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation file gives one text twice',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['po-duplicate-message-definition'],
  messages: {
    twice:
      "'{text}' stands here a second time: gettext and Weblate refuse the file, and the next export of Odoo keeps one of the two; merge them",
  },
  check({ addon, report }) {
    for (const [path, { doubts, file }] of addon.catalogs) {
      // Odoo never exports to this folder: what stands there overrides other files on purpose
      if (path.startsWith('i18n_extra/')) continue
      for (const { kind, span, text, ...rest } of doubts) {
        // a file that begins anew in the middle has a second head
        if (kind !== 'twice' || !('first' in rest) || text === '') continue
        const related = [{ file, span: rest.first, note: 'stands here first' }]
        report('twice', { file, span }, { text: short(text) }, { related })
      }
    }
  },
})

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
