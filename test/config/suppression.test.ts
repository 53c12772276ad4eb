import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applySuppressions } from '../../src/config/apply-suppressions.ts'
import { leadsToRule, matchesFinding, matchesRule, suggestion } from '../../src/config/rule-names.ts'
import { findSuppressions, type Subject, suppressedElement } from '../../src/config/suppression.ts'
import { extract } from '../../src/facts/extract.ts'
import { Source } from '../../src/text/source.ts'
import type { Span } from '../../src/text/span.ts'

const RULES = [
  { id: 'python/sql', aliases: ['sql-injection', 'E8103'] },
  { id: 'python/print', aliases: ['print-used', 'W8116'] },
  { id: 'data/twin', aliases: ['xml-duplicate-record-id'] },
]

const SQL = { rule: 'python/sql', key: 'k', data: {} }

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}

/** `rule` is reported at each `@`; answers the lines (from 1) on which it is still shown, and what is told. */
function judge(language: 'python' | 'xml', text: string, rule: string, subject?: Subject) {
  const source = new Source('f', text)
  const comments = spansOf(text, language === 'python' ? /#[^\r\n]*/g : /<!--[\s\S]*?-->/g)
  const { suppressions, issues } = findSuppressions(source, language, comments, subject)
  const findings = spansOf(text, /@/g).map((span) => ({ rule, key: 'k', data: {}, at: { file: 'f', span } }))
  const { kept, unused } = applySuppressions(findings, suppressions, RULES)
  return {
    shown: kept.map((finding) => source.positionAt(finding.at.span[0]).line),
    told: [...issues, ...unused].map(({ span, message }) => `${source.positionAt(span[0]).line}: ${message}`),
  }
}

const python = (text: string, rule = 'python/sql') => judge('python', text, rule)
const xml = (text: string, rule = 'data/twin') =>
  judge('xml', text, rule, (comment) => suppressedElement(comment, elementsOf(text)))

/** The spans of elements in a well-formed text, outer ones first or last as they end. */
function elementsOf(text: string): Span[] {
  const open: number[] = []
  const spans: Span[] = []
  for (const match of text.matchAll(/<!--[\s\S]*?-->|<(\/?)\w[^>]*?(\/?)>/g)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('<!--')) continue
    if (match[1]) spans.push([open.pop() ?? 0, end])
    else if (match[2]) spans.push([match.index, end])
    else open.push(match.index)
  }
  return spans
}

describe('Python', () => {
  test('a comment behind code covers its line', () => {
    expect(python('@\n@  # addonry: disable=python/sql\n@\n')).toEqual({ shown: [1, 3], told: [] })
    expect(python('@ # addonry:disable=sql,  python/print -- known #12\n', 'python/print')).toEqual({
      shown: [],
      told: ['1: unused suppression: `sql` is not reported here'],
    })
    expect(python('@  # addonry: disable').shown).toEqual([])
    expect(python('@\r@ # addonry: disable (old code)\r@').shown).toEqual([1, 3])
  })

  test('a comment on a line of its own covers the next line of code', () => {
    expect(python('# addonry: disable=sql\n\n# why\n@\n@\n').shown).toEqual([5])
    expect(python('# addonry: disable=sql\n# addonry: disable=print\n@\n', 'python/print').shown).toEqual([])
    expect(python('@\n# addonry: disable=sql\n')).toEqual({
      shown: [1],
      told: ['2: unused suppression: `sql` is not reported here'],
    })
  })

  test('or what its subject is', () => {
    const text = '# addonry: disable=sql\n@(\n@)\n@\n'
    expect(judge('python', text, 'python/sql', () => [23, 28]).shown).toEqual([4])
  })

  test('disable-file covers the file from anywhere', () => {
    expect(python('@\n@\n# addonry: disable-file=python/*\n@').shown).toEqual([])
    expect(python('@\n# addonry: disable-file=data/twin\n').shown).toEqual([1])
  })

  test('a manifest line is marked by a comment behind it', () => {
    expect(python("{'depends': [\n  '@a',  # addonry: disable=sql\n  '@b',\n]}\n").shown).toEqual([3])
  })

  test('ruff: its line or the next, the file; codes of pylint-odoo with OD before them', () => {
    expect(python('@ # noqa: ODE8103\n@\n').shown).toEqual([2])
    expect(python('@ # ruff: ignore[sql-injection]\n# ruff: ignore[ODE8103, F401]\n@\n@\n').shown).toEqual([4])
    expect(python('# ruff: file-ignore[ODE8103]\n@\n@\n').shown).toEqual([])
    expect(python('@ # ruff: ignore[]\n@ # ruff: ignore[print-used]\n@ # ruff: noqa-like\n').shown).toEqual([1, 2, 3])
  })

  test('pylint: its line; alone the rest of the block; disable-next; names through aliases', () => {
    expect(python('@  # pylint: disable=sql-injection\n@\n').shown).toEqual([2])
    expect(python('@  # pylint: disable=C0103, E8103\n@  # pylint:disable=all\n@').shown).toEqual([3])
    expect(
      python('def f():\n    @\n    # pylint: disable=sql-injection\n    @\n\n    if x:\n        @\n  # c\n@\n').shown,
    ).toEqual([2, 9])
    const ended = (end: string) =>
      python(`def f():\n    # pylint: disable=sql-injection,x\n    @\n    ${end}\n    @\n@\n`).shown
    expect(ended('# pylint: enable=sql-injection')).toEqual([5, 6])
    expect(ended('# pylint: enable=all')).toEqual([5, 6])
    expect(ended('# pylint: enable=x')).toEqual([6])
    expect(python('# pylint: disable=E8103\ndef f():\n    # pylint: enable=E8103\n    @\n\n@\n').shown).toEqual([4])
    expect(python('# pylint: disable=E8103\n@ # pylint: enable=E8103\n@\n').shown).toEqual([2])
    expect(python('# pylint: disable-next=sql-injection\n@\n@\n').shown).toEqual([3])
    expect(python('@ # pylint: disable-next=sql-injection\n@\n').shown).toEqual([1])
    expect(python('@  # pylint: disable=other-check\n')).toEqual({ shown: [1], told: [] })
  })

  test('noqa: only its line, plain or by code', () => {
    expect(python('@ # noqa\n@ # NOQA\n@ # text # noqa: E501,E8103\n@ # noqa:E501 W1 E8103 why\n@').shown).toEqual([5])
    expect(python('# noqa\n@\n').shown).toEqual([2])
    expect(python('@ # noqa: E501\n@ # noqa: W8116 sql *\n@ # noqab').shown).toEqual([1, 2, 3])
    expect(python('x = 1  # noqa\n').told).toEqual([])
  })

  test('what cannot be read is told and silences nothing', () => {
    const hint = 'write `addonry: disable=rule`, with commas between rules'
    expect(python('@ # addonry: disable python/sql')).toEqual({
      shown: [1],
      told: [`1: cannot read \`addonry: disable python/sql\`: ${hint}`],
    })
    expect(
      python('# addonry: ignore=a\n# addonry: disable=a,\n# addonry: disable-next=a\n# addonry: disable=').told,
    ).toHaveLength(4)
    expect(python('# see addonry: disable=x\n# addonry is nice\n').told).toEqual([])
  })
})

describe('XML', () => {
  test('covers the next element, whole', () => {
    const text =
      '<odoo>\n<!-- addonry: disable=data/twin -->\n<!-- why -->\n<record\n id="@">\n<field name="@"/>\n</record>\n<record id="@"/>\n</odoo>'
    expect(xml(text)).toEqual({ shown: [8], told: [] })
  })

  test('covers the enclosing element when no element follows in it', () => {
    expect(
      xml('<odoo>\n<record id="@">\n@\n<!-- addonry: disable=twin -->\n</record>\n<record id="@"/>\n</odoo>').shown,
    ).toEqual([6])
  })

  test('before the root it covers the file', () => {
    expect(xml('<!-- addonry: disable=twin -->\n<odoo>\n@\n</odoo>').shown).toEqual([])
  })

  test('behind an element it covers its line', () => {
    expect(xml('<odoo>\n<a x="@"/> <!-- addonry: disable -->\n<a x="@"/>\n</odoo>').shown).toEqual([3])
    expect(xml('<odoo><!-- addonry: disable --><a\n x="@"/><b x="@"/></odoo>').shown).toEqual([2])
  })

  test('without a subject it covers the next line', () => {
    expect(judge('xml', '<!-- addonry: disable=twin -->\n<!--\nc --> <a x="@"/>\n@', 'data/twin').shown).toEqual([4])
  })

  test('disable-file and the older tools cover the file', () => {
    expect(xml('<odoo>\n@\n<!-- addonry: disable-file=twin -->\n@</odoo>').shown).toEqual([])
    expect(xml('<!-- pylint:disable=xml-duplicate-record-id -->\n<odoo>@</odoo>').shown).toEqual([])
    expect(xml('<odoo>@</odoo>\n<!-- oca-hooks:disable=other,\nxml-duplicate-record-id -->').shown).toEqual([])
    expect(xml('<!-- oca-hooks:disable=other -->\n<odoo>@</odoo>')).toEqual({ shown: [2], told: [] })
  })
})

describe('unused and unknown', () => {
  const told = (text: string, ran?: ReadonlySet<string>) => {
    const { suppressions } = findSuppressions(new Source('f', text), 'python', spansOf(text, /#.*/g))
    return applySuppressions([], suppressions, RULES, ran).unused.map(({ message }) => message)
  }

  test('a name that is no rule', () => {
    expect(told('# addonry: disable=python/sqk,pyton/*,nothing-like-it')).toEqual([
      'no rule is named `python/sqk`; did you mean `python/sql`?',
      'no rule is named `pyton/*`; did you mean `python/*`?',
      'no rule is named `nothing-like-it`',
    ])
  })

  test('a rule that did not run is not unused', () => {
    const text = '# addonry: disable=sql,print'
    expect(told(text, new Set(['python/print']))).toEqual(['unused suppression: `print` is not reported here'])
    expect(told('# addonry: disable')).toEqual(['unused suppression: nothing is reported here'])
  })

  test('two comments that hide the same finding are both used', () => {
    expect(python('# addonry: disable-file=sql\n@ # addonry: disable=sql\n')).toEqual({ shown: [], told: [] })
  })

  test('another file is not concerned', () => {
    const { suppressions } = findSuppressions(new Source('f', '# addonry: disable-file'), 'python', [[0, 23]])
    const finding = { ...SQL, at: { file: 'g', span: [0, 1] as const } }
    expect(applySuppressions([finding], suppressions, RULES).kept).toEqual([finding])
  })
})

test('rule patterns', () => {
  const rule = { id: 'python/sql', aliases: ['sql-injection', 'E8103'] }
  for (const pattern of ['python/sql', 'python/*', '*', 'sql', 'sql-injection', 'e8103']) {
    expect(matchesRule(pattern, rule)).toBe(true)
  }
  for (const pattern of ['python', 'pyth/*', 'py*', 'sq', 'data/*', 'data/sql', '']) {
    expect(matchesRule(pattern, rule)).toBe(false)
  }
})

test('the name of a part silences this part, a name beside the rule nothing', () => {
  const rule = {
    id: 'manifest/value-type',
    aliases: [],
    parts: [{ names: ['manifest-author-string', 'E8101'], keys: ['kind'], data: { key: ['author'] }, file: '.py' }],
    beside: ['manifest-syntax-error'],
  }
  const finding = { key: 'kind', data: { key: 'author' }, at: { file: '/w/a/__manifest__.py' } }
  expect(matchesFinding('e8101', rule, finding)).toBe(true)
  expect(matchesFinding('value-type', rule, finding)).toBe(true)
  expect(matchesFinding('E8101', rule, { ...finding, key: 'item' })).toBe(false)
  expect(matchesFinding('E8101', rule, { ...finding, data: { key: 'depends' } })).toBe(false)
  expect(matchesFinding('E8101', rule, { ...finding, at: { file: 'a.xml' } })).toBe(false)
  expect(matchesFinding('manifest-syntax-error', rule, finding)).toBe(false)
  for (const name of ['manifest-author-string', 'manifest-syntax-error', 'value-type'])
    expect(leadsToRule(name, rule)).toBe(true)
  expect(matchesRule('E8101', rule)).toBe(false)
})

test('suggests only what is near, the first of equals', () => {
  expect(suggestion('exclud', ['include', 'exclude'])).toBe('; did you mean `exclude`?')
  expect(suggestion('aa', ['ab', 'ac'])).toBe('; did you mean `ab`?')
  expect(suggestion('xyz', ['abc', 'xbc'])).toBe('')
})

test('never throws on any comments', () => {
  const word = fc.constantFrom(
    '# ',
    'addonry:',
    ' disable',
    '=',
    'a/b',
    ',',
    '*',
    '\n',
    ' ',
    'noqa',
    'pylint: disable=',
    '<!--',
    '-->',
  )
  const text = fc.array(word).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom('python' as const, 'xml' as const), (content, language) => {
      const comments = spansOf(content, language === 'python' ? /#[^\n]*/g : /<!--[\s\S]*?-->/g)
      for (const { covers } of findSuppressions(new Source('f', content), language, comments).suppressions) {
        expect(covers[0]).toBeLessThanOrEqual(covers[1])
      }
    }),
  )
})

describe('records of other kinds', () => {
  const facts = (kind: 'python' | 'catalog', file: string, text: string) => {
    const source = new Source(file, text)
    const found = extract(kind, source)
    const silences = 'silences' in found ? found.silences : undefined
    const findings = spansOf(text, /@/g).map((span) => ({ ...SQL, at: { file, span } }))
    const { kept } = applySuppressions(findings, silences?.suppressions ?? [], RULES)
    return kept.map((finding) => source.positionAt(finding.at.span[0]).line)
  }

  test('a comment above a class or a function covers all of it, its decorators too', () => {
    const body =
      "a = '@'\n# addonry: disable=python/sql -- old\n\n@dec('@')\nclass A:\n    b = '@'\n\n    def c(self):\n        '@'\n\nd = '@'\n"
    expect(facts('python', 'f.py', body)).toEqual([1, 11])
    const method =
      "class A:\n    # addonry: disable=python/sql\n    def b(self):\n        '@'\n        return '@'\n    c = '@'\n"
    expect(facts('python', 'f.py', method)).toEqual([6])
    expect(facts('python', 'f.py', "# addonry: disable=python/sql\na = '@'\nb = '@'\n")).toEqual([3])
  })

  test('a comment in an entry of a catalogue covers the entry, one in the head the file', () => {
    const entry = (comment: string) => `${comment}#: a.py:0\nmsgid "@"\nmsgstr "@"\n\n`
    const head = 'msgid ""\nmsgstr ""\n\n'
    const one = '# addonry: disable=python/sql\n'
    expect(facts('catalog', 'de.po', head + entry(one) + entry(''))).toEqual([10, 11])
    expect(facts('catalog', 'de.po', `# addonry: disable-file=python/sql\n${head}${entry('')}`)).toEqual([])
  })

  test('a comment beside the name of a file in a manifest covers that file', () => {
    const text =
      "{\n  'data': [\n    'security/ir.model.access.csv',  # addonry: disable=python/sql\n    'b.csv',\n  ],\n}\n"
    const found = extract('manifest', new Source('/w/a/__manifest__.py', text))
    const suppressions = ('silences' in found && found.silences?.suppressions) || []
    const at = (file: string) => ({ ...SQL, at: { file, span: [7, 8] as const } })
    const { kept, unused } = applySuppressions(
      [at('/w/a/security/ir.model.access.csv'), at('/w/a/b.csv'), at('/w/b/security/ir.model.access.csv')],
      suppressions,
      RULES,
    )
    expect(kept.map((one) => one.at.file)).toEqual(['/w/a/b.csv', '/w/b/security/ir.model.access.csv'])
    expect(unused).toEqual([])
    expect(applySuppressions([at('/w/a/b.csv')], suppressions, RULES).unused).toHaveLength(1)
  })
})
