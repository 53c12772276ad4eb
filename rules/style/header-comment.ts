import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { FilePath, Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A Python file begins with comments about authors and licences',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['use-header-comments', 'header-comments', 'ODC8501'],
  messages: {
    header: 'the file begins with {lines} of comments: the manifest names the licence, and the history the authors',
  },
  check({ addon, report }) {
    for (const { file, headComments } of [addon.manifest, ...addon.python.values()]) {
      const [first] = headComments ?? []
      const last = headComments?.at(-1)
      if (!headComments || !first || !last) continue
      const count = headComments.length
      const lines = count === 1 ? 'a line' : `${count} lines`
      report(
        'header',
        { file, span: [first[0], last[1]] },
        { lines },
        { fix: () => removal(file, headComments), cause: '' },
      )
    }
  },
})

/** Unsafe: a licence may demand that its notice stays. */
function removal(file: FilePath, comments: readonly Span[]): Fix {
  return { title: 'Remove the comments', safety: 'unsafe', edits: comments.map((span) => ({ file, span, text: '' })) }
}
