import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { FilePath, Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A translation file is not written as Odoo exports it',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  aliases: ['po-pretty-format'],
  messages: {
    order:
      'the entries are not in the order of their texts: the next export moves them, and the change is hard to read',
    repeat: 'the translation only repeats the text: leave it empty, so that translators see what is still to be done',
  },
  check({ addon, report }) {
    for (const [path, { sorted, repeats, file }] of addon.catalogs) {
      if (sorted) {
        const at = { file, span: [Math.min(...sorted), Math.min(...sorted)] as const }
        report('order', at, {}, { fix: () => sortEntries(file, sorted) })
      }
      if (path.startsWith('i18n_extra/')) continue
      for (const span of repeats) report('repeat', { file, span }, {}, { fix: () => empty(file, span) })
    }
  },
})

/** Each place of an entry takes the one that should stand there, its comments with it. */
function sortEntries(file: FilePath, sorted: readonly number[]): Fix {
  const then = sorted.flatMap((start, i): readonly Span[] => (i % 2 === 0 ? [[start, sorted[i + 1] ?? start]] : []))
  const now = [...then].sort((a, b) => a[0] - b[0])
  const edits = now.flatMap((span, i) => {
    const copy = then[i] ?? span
    return copy === span ? [] : [{ file, span, text: '', copy }]
  })
  return { title: 'Sort the entries', safety: 'safe', edits }
}

function empty(file: FilePath, span: Span): Fix {
  return { title: 'Leave the translation empty', safety: 'safe', edits: [{ file, span, text: '""' }] }
}
