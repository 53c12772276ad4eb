import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractCatalog } from '../../src/facts/extract-catalog.ts'
import { Source } from '../../src/text/source.ts'

const HEADER = 'msgid ""\nmsgstr "Language: fr\\n"\n\n'
const ENTRY = fc.record({ id: fc.constantFrom('a', 'b', 'c'), context: fc.option(fc.constantFrom('', 'x', 'y')) })

/** Which entries repeat an earlier one, by its number. */
function twins(entries: readonly { readonly id: string; readonly context: string | null }[]): string[] {
  return entries.flatMap((one, index) => {
    const first = entries.findIndex(({ id, context }) => id === one.id && context === one.context)
    return first < index ? [`${index} ${first}`] : []
  })
}

test('an entry that repeats an earlier one leads to the first, in order of the ids or not', () => {
  fc.assert(
    fc.property(fc.array(ENTRY, { maxLength: 12 }), fc.boolean(), (drawn, sorted) => {
      const entries = sorted ? drawn.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) : drawn
      const lines = entries.map(
        ({ id, context }) => `${context === null ? '' : `msgctxt "${context}"\n`}msgid "${id}"\nmsgstr ""\n\n`,
      )
      const text = HEADER + lines.join('')
      const starts = entries.map((_, i) => text.indexOf('msgid', HEADER.length + lines.slice(0, i).join('').length) + 6)
      const told = extractCatalog(new Source('a/i18n/fr.po', text)).doubts.flatMap((one) =>
        one.kind === 'twice' ? [`${starts.indexOf(one.span[0])} ${starts.indexOf(one.first[0])}`] : [],
      )
      expect(told).toEqual(twins(entries))
    }),
    { numRuns: 300 },
  )
})
