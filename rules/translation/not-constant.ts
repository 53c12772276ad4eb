import { type TranslationCall, translationCalls } from '../../src/model/translations/translation-calls.ts'
import { valuesIntoCall } from '../../src/model/translations/translation-edit.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A text is put together before it is translated',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    { names: ['translation-contains-variable', 'W8115'], keys: ['percent', 'format'] },
    { names: ['translation-not-lazy', 'W8301'], keys: ['percent', 'joined'] },
    { names: ['translation-format-interpolation', 'W8302'], keys: ['format'] },
    { names: ['translation-fstring-interpolation', 'W8303'], keys: ['fstring', 'empty'] },
  ],
  messages: {
    percent:
      'the values are put in before the text is looked up: no translation has such a text, it stays English; give the values to the call, as in _("… %s", value)',
    format:
      'the text is formatted before it is looked up: no translation has such a text, it stays English; give the values to the call, as in _("… %s", value)',
    fstring:
      'an f-string is filled in before the text is looked up: no translation has such a text, it stays English; give the values to the call, as in _("… %s", value)',
    empty: 'the f before this text has nothing to fill in: leave it out',
    joined:
      'the text is put together before it is looked up: no translation has such a text, it stays English; translate one whole text with places for values',
  },
  check({ addon, series, report }) {
    for (const one of translationCalls(addon, series)) {
      const key = fault(one)
      if (!key) continue
      const at = { file: one.facts.file, span: [one.term.s, one.term.e] as const }
      if (key === 'empty') report(key, at, {}, { severity: 'info', optional: true })
      else report(key, at, {}, { fix: () => (key === 'percent' ? valuesIntoCall(one) : undefined) })
    }
  },
})

function fault({ term }: TranslationCall): 'percent' | 'format' | 'fstring' | 'empty' | 'joined' | undefined {
  if (term.t === 'JoinedStr') return term.pieces.some((piece) => typeof piece !== 'string') ? 'fstring' : 'empty'
  if (term.t === 'Call' && term.func.t === 'Attribute' && term.func.attr === 'format' && term.func.value.t === 'Str')
    return 'format'
  if (term.t !== 'Binary') return undefined
  if (term.op === '%') return term.left.t === 'Str' ? 'percent' : undefined
  const pieces = piecesOf(term)
  const texts = pieces.filter((piece) => piece.t === 'Str').length
  return texts > 0 && texts < pieces.length ? 'joined' : undefined
}

/** What is put together by `+`. */
function piecesOf(expr: Expr): readonly Expr[] {
  return expr.t === 'Binary' && expr.op === '+' ? [...piecesOf(expr.left), ...piecesOf(expr.right)] : [expr]
}
