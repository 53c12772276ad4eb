import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import { translators } from '../../src/model/translations/translation-calls.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
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
  'Warning',
])

export default defineRule({
  title: 'An error for users is not translated',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['translation-required', 'C8107', 'missing-translation'],
  messages: {
    error: 'the text of this {exception} is shown to users and cannot be translated; write _("…")',
    post: 'the {part} of message_post() is shown to users and cannot be translated; write _("…")',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      const { facts } = scope
      if (isAside(scope)) continue
      const wrapped = (text: Expr): Fix | undefined => {
        if (text.t !== 'Str' || !translators(facts).has('_')) return undefined
        const edit = (at: number, put: string) => ({ file: facts.file, span: [at, at] as const, text: put })
        return { title: 'Translate the text', safety: 'safe', edits: [edit(text.s, '_('), edit(text.e, ')')] }
      }
      for (const { exc } of scope.raises) {
        if (exc?.t !== 'Call') continue
        const exception = /^(?:odoo|openerp)\.exceptions\.(\w+)$/.exec(nameOrigin(facts, exc.func) ?? '')?.[1]
        const [text] = exc.args
        if (exception === undefined || !SHOWN.has(exception) || !text || !isText(text)) continue
        report('error', { file: facts.file, span: [text.s, text.e] }, { exception }, { fix: () => wrapped(text) })
      }
      for (const { func, keywords } of scope.calls) {
        if (func.t !== 'Attribute' || func.attr !== 'message_post') continue
        for (const { name, value } of keywords)
          if ((name === 'body' || name === 'subject') && isText(value))
            report(
              'post',
              { file: facts.file, span: [value.s, value.e] },
              { part: name },
              { fix: () => wrapped(value) },
            )
      }
    }
  },
})

/** A text with words, also one that is filled in. */
function isText(expr: Expr): boolean {
  if (expr.t === 'Str') return hasWords(expr.value)
  if (expr.t === 'JoinedStr') return expr.pieces.some((piece) => typeof piece === 'string' && hasWords(piece))
  if (expr.t === 'Binary') return (expr.op === '%' || expr.op === '+') && isText(expr.left)
  return expr.t === 'Call' && expr.func.t === 'Attribute' && expr.func.attr === 'format' && isText(expr.func.value)
}

/** Words outside of tags and of places for values. */
function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/<[^<>]*>|%\(\w+\)\w|\{[^{}]*\}|&\w+;/g, ' '))
}
