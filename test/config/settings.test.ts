import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings, loadSettings, parseSettings, ruleLevel } from '../../src/config/settings.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'

const RULES = [
  { id: 'data/unknown-external-id', aliases: ['xml-not-found'] },
  { id: 'view/unknown-field', aliases: [] },
]

/** The issues of a file, each as `text at its place: message`. */
function issuesOf(text: string, file = '/work/addonry.toml'): string[] {
  return parseSettings(file, text, RULES).issues.map(
    ({ span, message }) => `${text.slice(span[0], span[1]) || `@${span[0]}`}: ${message}`,
  )
}

describe('reads', () => {
  const settings = {
    file: '/work/addonry.toml',
    folder: '/work',
    series: '17.0',
    addonsPath: ['/work/addons', '/odoo/addons'],
    knowledge: [],
    exclude: ['**/old/**'],
    preset: 'oca@2026.11',
    baseline: '/work/ci/known.json',
    rules: [
      { pattern: 'data/unknown-external-id', level: 'warning' },
      { pattern: 'view/*', level: 'off' },
    ],
    addons: [
      { pattern: 'sale_*', rules: [{ pattern: '*', level: 'info' }] },
      { pattern: 'sale_x', rules: [{ pattern: 'view/unknown-field', level: 'error' }] },
    ],
    records: [{ pattern: 'sale_x.access_*', rules: [{ pattern: 'view/unknown-field', level: 'off' }] }],
    conventions: { requiredAuthors: ['Shop Inc.'], requiredKeys: [] },
    failOn: { severity: 'warning', confidence: 'likely' },
    upgradeRates: { review: [0.5, 2], untested: 1.5 },
  }
  const toml = `
series = "17.0"
addons-path = ["addons", "../odoo/addons"]
exclude = ["**/old/**"]
preset = "oca@2026.11"
baseline = "ci/known.json"
rules = { "data/unknown-external-id" = "warning", "view/*" = "off" }
fail-on = { severity = "warning", confidence = "likely" }

[conventions]
required-authors = ["Shop Inc."]
required-keys = []
[upgrade]
review = [0.5, 2]
untested = 1.5
[addons."sale_*".rules]
"*" = "info"
[addons.sale_x]
rules = { "view/unknown-field" = "error" }
[records."sale_x.access_*".rules]
"view/unknown-field" = "off"
`

  test('TOML', () => {
    expect(parseSettings('/work/addonry.toml', toml, RULES)).toEqual({ settings, issues: [] })
  })

  test('JSON', () => {
    const json = JSON.stringify({
      series: '17.0',
      'addons-path': ['addons', '../odoo/addons'],
      exclude: ['**/old/**'],
      $schema: 'https://unpkg.com/addonry/schema/addonry.schema.json',
      preset: 'oca@2026.11',
      baseline: 'ci/known.json',
      rules: { 'data/unknown-external-id': 'warning', 'view/*': 'off' },
      'fail-on': { severity: 'warning', confidence: 'likely' },
      conventions: { 'required-authors': ['Shop Inc.'], 'required-keys': [] },
      upgrade: { review: [2, 0.5], untested: 1.5 },
      records: { 'sale_x.access_*': { rules: { 'view/unknown-field': 'off' } } },
      addons: { 'sale_*': { rules: { '*': 'info' } }, sale_x: { rules: { 'view/unknown-field': 'error' } } },
    })
    const file = '/work/addonry.json'
    expect(parseSettings(file, json, RULES)).toEqual({ settings: { ...settings, file }, issues: [] })
  })

  test('[tool.addonry] of pyproject.toml, and nothing else of it', () => {
    const file = '/work/pyproject.toml'
    const text = '[tool.ruff]\nseries = 1\n[tool.addonry]\nfail-on = "info"\n'
    const failOn = { severity: 'info', confidence: 'proven' }
    expect(parseSettings(file, text)).toEqual({ settings: { ...defaultSettings('/work', file), failOn }, issues: [] })
  })

  test('"addonry" of package.json, and nothing else of it', () => {
    const file = '/work/package.json'
    const text = '{"name": "x", "series": 1, "addonry": {"fail-on": "info"}}'
    const failOn = { severity: 'info', confidence: 'proven' }
    expect(parseSettings(file, text)).toEqual({ settings: { ...defaultSettings('/work', file), failOn }, issues: [] })
    const other = new MemoryHost({ 'package.json': '{"dependencies": {"addonry": "1"}}' })
    expect(loadSettings(other, '/work').settings.file).toBeUndefined()
  })

  test('an empty file as the defaults', () => {
    const file = '/work/addonry.toml'
    expect(parseSettings(file, '')).toEqual({ settings: defaultSettings('/work', file), issues: [] })
  })
})

describe('tells', () => {
  test('unknown keys, with what was meant', () => {
    expect(issuesOf('addons_path = []\nfailon = "error"\nfoo = 1\n')).toEqual([
      'addons_path: unknown key `addons_path`; did you mean `addons-path`?',
      'failon: unknown key `failon`; did you mean `fail-on`?',
      'foo: unknown key `foo`; known are series, addons-path, knowledge, exclude, preset, rules, addons, records, fail-on, upgrade, conventions, baseline',
    ])
    expect(issuesOf('[addons.sale_x]\nrule = {}\n')).toEqual([
      'rule: unknown key `addons.sale_x.rule`; did you mean `rules`?',
    ])
    expect(issuesOf('[conventions]\nrequired-author = ["x"]\nrequired-keys = "x"\n')).toEqual([
      'required-author: unknown key `conventions.required-author`; did you mean `required-authors`?',
      'required-keys: `conventions.required-keys` must be a list of texts, not "x"',
    ])
  })

  test('wrong values', () => {
    expect(issuesOf('series = 17.0\n')).toEqual(['series: `series` must be in quotes: "17.0"'])
    expect(issuesOf('series = "13.0"\n')).toEqual([
      'series: `series` must be one of "14.0", "15.0", "16.0", "17.0", "18.0", "19.0", not "13.0"; did you mean `14.0`?',
    ])
    expect(
      issuesOf('preset = "defualt"\nexclude = "x"\naddons-path = ["a", 3]\nrules = []\nfail-on = "off"\n'),
    ).toEqual([
      'preset: `preset` must be one of "essential", "recommended", "strict", "oca", "odoo", alone or with a date as in "oca@2026.11", not "defualt"; did you mean `default`?',
      'exclude: `exclude` must be a list of texts, not "x"',
      'addons-path: `addons-path` must be a list of texts, not 3',
      'rules: `rules` must be a table, not a list',
      'fail-on: `fail-on.severity` must be one of "error", "warning", "info", not "off"',
    ])
    expect(issuesOf('[fail-on]\nconfidence = "sure"\n')).toEqual([
      'confidence: `fail-on.confidence` must be one of "proven", "likely", "guess", not "sure"',
    ])
  })

  test('a preset of a date that is not known yet', () => {
    expect(issuesOf('preset = "oca@2031.01"\n')).toEqual([
      'preset: this version knows no presets of 2031.01, its own are of 2026.11: write `oca@2026.11`, or use a newer addonry',
    ])
    expect(issuesOf('baseline = ["a"]\n')).toEqual(["baseline: `baseline` must be a file's path, not a list"])
  })

  test('rules that are not there', () => {
    expect(
      issuesOf('[rules]\n"data/unknown-external-ids" = "off"\nxml-not-found = "off"\n"a/b" = "of"\n"c/*" = "off"\n'),
    ).toEqual([
      '"data/unknown-external-ids": no rule is named `data/unknown-external-ids`; did you mean `data/unknown-external-id`?',
      "xml-not-found: `xml-not-found` is not a rule's id `family/name`; write `data/unknown-external-id`",
      '"a/b": `rules.a/b` must be one of "off", "on", "error", "warning", "info", not "of"; did you mean `off`?',
      '"a/b": no rule is named `a/b`',
      '"c/*": no rule is named `c/*`',
    ])
    expect(issuesOf('[rules]\ndata = "off"\n')).toEqual([
      "data: `data` is not a rule's id `family/name`; write `data/*`",
    ])
    expect(parseSettings('/w/addonry.toml', '[rules]\n"any/thing" = "off"\n').issues).toEqual([])
  })

  test('the place of a key among others of the same name', () => {
    const text = `# rules = 1
preset = "all" # "rules"
[addons.rules.rules]
"view/*" = "off"
[addons.'b']
rules = { "view/*" = "error", 'view/unknown-field' = "loud" }
[rules]
note-1 = """
[rules]
"view/*" = 2
"""
"view/*" = 3
`
    const found = parseSettings('/work/addonry.toml', text).issues.map(({ span }) => span)
    expect(found).toEqual([
      [text.indexOf("'view/u"), text.indexOf("'view/u") + 20],
      [text.indexOf('note-1'), text.indexOf('note-1') + 6],
      [text.indexOf('note-1'), text.indexOf('note-1') + 6],
      [text.lastIndexOf('"view'), text.lastIndexOf('"view') + 8],
    ])
  })

  test('the first place of a table that is opened twice', () => {
    const issues = parseSettings('/work/addonry.toml', '[foo.a]\n[foo.b]\n').issues
    expect(issues.map(({ span }) => span)).toEqual([[1, 4]])
  })

  test('the place of a key in JSON and in pyproject.toml', () => {
    const json =
      '{\n  "exclude":\n ["preset", "rules"],\n  "addons": {"a": {"rules": {}}, "rules": {"x": 1}},\n  "preset": 1\n}'
    const issues = parseSettings('/work/addonry.json', json).issues
    expect(issues.map(({ span }) => span)).toEqual([
      [json.indexOf('"x"'), json.indexOf('"x"') + 3],
      [json.lastIndexOf('"preset"'), json.lastIndexOf('"preset"') + 8],
    ])
    const toml = '[tool.black]\npreset = 1\n[tool.addonry]\npreset = 1\n'
    expect(parseSettings('/work/pyproject.toml', toml).issues[0]?.span).toEqual([39, 45])
  })

  test('syntax errors with their place', () => {
    expect(issuesOf('\n\n  preset = @')).toEqual(['@13: is not valid TOML: invalid value'])
    expect(issuesOf('{"a": ]', '/work/addonry.json')[0]).toMatch(/^@[06]: is not valid JSON: Unexpected token ']'$/)
    expect(issuesOf('[]', '/work/addonry.json')).toEqual(['@0: the settings must be a table, not a list'])
    expect(issuesOf('[tool]\naddonry = 3\n', '/work/pyproject.toml')).toEqual([
      'addonry: the settings must be a table, not 3',
    ])
  })
})

test('never throws, and always answers with whole settings', () => {
  const token = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '=',
    ':',
    ',',
    '\n',
    '"',
    "'",
    '.',
    '#',
    'rules',
    'addons',
    '"a/b"',
    '1',
    ' ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(token).map((parts) => parts.join('')),
    fc.json(),
  )
  const file = fc.constantFrom('/w/addonry.toml', '/w/addonry.json', '/w/pyproject.toml')
  fc.assert(
    fc.property(file, text, (name, content) => {
      const { settings, issues } = parseSettings(name, content, RULES)
      expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSettings('/w')).sort())
      for (const { span } of issues) expect(span[1]).toBeLessThanOrEqual(content.length)
    }),
  )
})

test('the narrower pattern decides, the addon before all addons', () => {
  const text = `[rules]
"*" = "info"
"view/*" = "warning"
"view/unknown-field" = "error"
[addons."sale_*".rules]
"view/unknown-field" = "info"
[addons.sale_x.rules]
"view/*" = "off"
`
  const { settings } = parseSettings('/work/addonry.toml', text)
  expect(ruleLevel(settings, 'data/a', 'stock_x')).toBe('info')
  expect(ruleLevel(settings, 'view/a', 'stock_x')).toBe('warning')
  expect(ruleLevel(settings, 'view/unknown-field', 'stock_x')).toBe('error')
  expect(ruleLevel(settings, 'view/unknown-field', 'sale_y')).toBe('info')
  expect(ruleLevel(settings, 'view/unknown-field', 'sale_x')).toBe('off')
  expect(ruleLevel(settings, 'data/a', 'sale_x')).toBe('info')
  expect(ruleLevel(defaultSettings('/work'), 'data/a', 'sale_x')).toBeUndefined()
})

describe('finds the file', () => {
  const load = (files: Readonly<Record<string, string>>, folder = '/work/a/b') =>
    loadSettings(new MemoryHost(files), folder).settings

  test('in the folder or the nearest one above', () => {
    const files = { '/work/addonry.json': '{}', '/work/a/addonry.toml': '', '/work/a/addonry.json': '{}' }
    expect(load(files).file).toBe('/work/a/addonry.toml')
    expect(load(files, '/work').file).toBe('/work/addonry.json')
  })

  test('passes a pyproject.toml without our table', () => {
    expect(load({ '/work/a/pyproject.toml': '[tool.ruff]\n', '/pyproject.toml': '[tool.addonry]\n' })).toMatchObject({
      file: '/pyproject.toml',
      folder: '/',
    })
  })

  test('or takes the defaults', () => {
    expect(load({})).toEqual(defaultSettings('/work/a/b'))
  })

  test('and tells when it cannot be read', () => {
    const host = new MemoryHost({ '/work/addonry.toml': '' })
    host.readBytes = () => ({ failed: 'permission denied' })
    expect(loadSettings(host, '/work').issues).toEqual([
      { file: '/work/addonry.toml', span: [0, 0], message: 'cannot be read: permission denied' },
    ])
  })
})
