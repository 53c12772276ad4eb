import { type TranslationCall, translationCalls } from '../../src/model/translations/translation-calls.ts'
import { percentFormat } from '../../src/parse/percent-format.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A text to translate has several places without names',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['translation-positional-used', 'W8120'],
  messages: {
    places:
      'a translation cannot put {count} places without names in another order, as its language may need: name them, as in _("%(name)s … %(day)s", name=…, day=…)',
  },
  check({ addon, series, report }) {
    for (const one of translationCalls(addon, series)) {
      const count = placesOf(one)
      if (count >= 2) report('places', { file: one.facts.file, span: [one.term.s, one.term.e] }, { count })
    }
  },
})

function placesOf({ term, outer }: TranslationCall): number {
  const formatted = outer?.t === 'Call' || (term.t === 'Call' && term.func.t === 'Attribute')
  const text = textOf(term)
  if (text === undefined) return 0
  if (formatted) return [...text.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{(?:[!:][^{}]*)?\}/g)].length
  const { positional, names } = percentFormat(text)
  return names.length > 0 ? 0 : positional
}

/** The text itself, also where values are put into it at once. */
function textOf(term: Expr): string | undefined {
  if (term.t === 'Str') return term.value
  if (term.t === 'Binary') return term.op === '%' ? textOf(term.left) : undefined
  return term.t === 'Call' && term.func.t === 'Attribute' && term.func.attr === 'format'
    ? textOf(term.func.value)
    : undefined
}
