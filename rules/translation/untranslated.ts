import { translators } from '../../src/model/translations/translation-calls.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

/** Exceptions of Odoo whose first value a user reads. */
const SHOWN = new Set([
  'UserError',
  'ValidationError',
  'AccessError',
  'RedirectWarning',
  'MissingError',
  'AccessDenied',
])

export default defineRule({
  title: 'An error for users is not translated',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['translation-required', 'C8107', 'missing-translation'],
  messages: {
    error: 'the text of this {exception} is shown to users and cannot be translated; write _("…")',
  },
  check({ addon, report }) {
    for (const [relative, facts] of addon.python) {
      if (/^(?:tests|migrations|upgrades)\//.test(relative)) continue
      const shown = new Map(
        facts.imports
          .filter((one) => one.from && /^(?:odoo|openerp)\.exceptions$/.test(one.module))
          .flatMap((one) => one.names.filter(({ name }) => SHOWN.has(name)))
          .map(({ name, asname }) => [asname ?? name, name]),
      )
      if (shown.size === 0) continue
      walkStmts(facts.body, (statement) => {
        if (statement.t !== 'Raise' || statement.exc?.t !== 'Call' || statement.exc.func.t !== 'Name') return
        const exception = shown.get(statement.exc.func.id)
        const [text] = statement.exc.args
        if (exception === undefined || !text || !isText(text)) return
        const fix = (): Fix | undefined => {
          if (text.t !== 'Str' || !translators(facts).has('_')) return undefined
          const edit = (at: number, put: string) => ({ file: facts.file, span: [at, at] as const, text: put })
          return { title: 'Translate the text', safety: 'safe', edits: [edit(text.s, '_('), edit(text.e, ')')] }
        }
        report('error', { file: facts.file, span: [text.s, text.e] }, { exception }, { fix })
      })
    }
  },
})

/** A text with words, also one that is filled in. */
function isText(expr: Expr): boolean {
  if (expr.t === 'Str') return /\p{L}{2}/u.test(expr.value)
  if (expr.t === 'JoinedStr') return expr.pieces.some((piece) => typeof piece === 'string' && /\p{L}{2}/u.test(piece))
  if (expr.t === 'Binary') return (expr.op === '%' || expr.op === '+') && isText(expr.left)
  return expr.t === 'Call' && expr.func.t === 'Attribute' && expr.func.attr === 'format' && isText(expr.func.value)
}
