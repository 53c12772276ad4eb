import { type TranslationCall, translationCalls } from '../../src/model/translations/translation-calls.ts'
import { percentFormat } from '../../src/parse/percent-format.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The values of a translated text do not fit its places',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    { names: ['translation-unsupported-format', 'E8300'], keys: ['letter'] },
    { names: ['translation-format-truncated', 'E8301'], keys: ['end'] },
    {
      names: ['translation-too-many-args', 'E8305', 'translation-too-few-args', 'E8306'],
      keys: ['count', 'name', 'unnamed'],
    },
  ],
  messages: {
    count: 'the text has places for {places} values and gets {values}: building it ends with TypeError',
    letter:
      "'%{letter}' is no conversion of Python: building the text ends with ValueError; write '%%' for a percent sign",
    end: "the text ends in the middle of a conversion: building it ends with ValueError; write '%%' for a percent sign",
    name: "the text names '{name}', which it is not given: building it ends with KeyError",
    unnamed:
      'the text takes values by name and gets them by place: building it ends with TypeError; give {names} by name',
  },
  check({ addon, series, report }) {
    for (const one of translationCalls(addon, series)) {
      const { term, facts } = one
      if (term.t !== 'Str' || one.expected) continue
      const given = valuesOf(one)
      if (!given) continue
      const at = { file: facts.file, span: [term.s, term.e] as const }
      const { positional, names, fault } = percentFormat(term.value)
      if (fault?.kind === 'letter') report('letter', at, { letter: fault.letter })
      else if (fault) report('end', at, {})
      else if (given.names) {
        const missing = names.find((name) => !given.names?.has(name))
        if (missing !== undefined) report('name', at, { name: missing })
      } else if (names.length > 0) {
        if (given.exact) report('unnamed', at, { names: names.join(', ') })
      } else if (given.count !== positional) report('count', at, { places: positional, values: given.count })
    }
  },
})

interface Given {
  readonly count: number
  /** the values are surely no mapping */
  readonly exact: boolean
  readonly names: ReadonlySet<string> | undefined
}

/** The values that a text is built with; `undefined` when there are none, or when they cannot be counted. */
function valuesOf({ call, outer }: TranslationCall): Given | undefined {
  const rest = call.args.slice(1)
  if (rest.length + call.keywords.length > 0) {
    if (rest.some((arg) => arg.t === 'Starred') || call.keywords.some((keyword) => keyword.name === null))
      return undefined
    if (rest.length > 0 && call.keywords.length > 0) return undefined
    if (rest.length > 0) return { count: rest.length, exact: true, names: undefined }
    return { count: 0, exact: true, names: new Set(call.keywords.flatMap(({ name }) => name ?? [])) }
  }
  if (outer?.t !== 'Binary') return undefined
  const { right } = outer
  if (right.t === 'Tuple' && !right.items.some((item) => item.t === 'Starred'))
    return { count: right.items.length, exact: true, names: undefined }
  if (right.t !== 'Dict' || right.keys.some((key) => key?.t !== 'Str')) return undefined
  return { count: 0, exact: true, names: new Set(right.keys.flatMap((key) => (key?.t === 'Str' ? [key.value] : []))) }
}
