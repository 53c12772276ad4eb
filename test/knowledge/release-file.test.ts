import { describe, expect, test } from 'vitest'
import type { ModuleFacts, SkeletonNode } from '../../src/facts/module-facts.ts'
import { joinReleases, openRelease, packRelease } from '../../src/knowledge/release.ts'
import { encodeReleases, RELEASE_FORMAT, ReleaseFile } from '../../src/knowledge/release-file.ts'
import { builtinFile } from '../../src/session/releases.ts'
import { SERIES, type Series } from '../../src/text/series.ts'

const arch: SkeletonNode = {
  tag: 'form',
  attributes: [
    ['string', '#ab'],
    ['class', 'é "x"\n'],
  ],
  children: [{ tag: 'field', attributes: [['name', 'partner_id']], children: [], text: true }],
}

function module(name: string, more: Partial<ModuleFacts> = {}): ModuleFacts {
  return {
    name,
    depends: name === 'base' ? [] : ['base'],
    autoInstall: undefined,
    installable: true,
    countries: [],
    version: '1.0',
    license: 'LGPL-3',
    author: 'A',
    application: false,
    category: '',
    models: [],
    ids: [],
    views: [],
    python: {},
    bundles: [],
    scripts: [],
    registries: [],
    statics: [],
    variables: [],
    mixins: [],
    templates: [],
    ...more,
    namespaces: [...new Set((more.ids ?? []).map(({ id }) => id.replace(/\..*/, '')))],
  }
}

const sale = module('sale', {
  models: [
    {
      model: 'sale.order',
      creates: true,
      kind: 'model',
      inherit: [],
      inherits: [],
      fields: [
        { name: 'name', type: 'Char' },
        { name: 'partner_id', type: 'Many2one', comodel: 'res.partner', required: true },
      ],
      methods: [
        { name: 'go', signature: 'self' },
        { name: 'read', signature: 'self, fields=', returns: 'super', decorators: ['model'] },
      ],
      className: 'SaleOrder',
    },
    {
      model: 'res.partner',
      creates: false,
      kind: 'abstract',
      inherit: ['mail.thread'],
      inherits: [['res.users', 'user_id']],
      fields: [],
      methods: [],
      order: 'name',
      className: 'Partner',
    },
  ],
  ids: [
    { id: 'sale.one', model: 'sale.order', noupdate: true, demo: false, file: '' },
    { id: 'base.two', model: 'res.groups', noupdate: false, demo: true, file: '' },
    { id: 'sale.with, comma', model: 'res.groups', noupdate: false, demo: false, file: '' },
  ],
  views: ['sale.first', 'sale.second', 'sale.third'].map((id, i) => ({
    id,
    model: 'sale.order',
    type: 'form',
    inherit: i === 2 ? 'sale.first' : '',
    mode: i === 2 ? 'extension' : 'primary',
    priority: 16 + i,
    demo: false,
    active: true,
    arch: i === 1 ? undefined : arch,
  })),
  templates: [{ name: 'sale.T', inherit: '', mode: 'primary', arch }],
  scripts: [{ name: '@sale/x', exports: ['a'] }],
  python: { 'models.sale': { names: ['SaleOrder'] }, open: { names: ['a', 'b'], open: true }, empty: { names: [] } },
})

const packed = (series: Series, name: string, modules: readonly ModuleFacts[]) =>
  packRelease(
    { series, name, sources: ['a tree'], gaps: [], closed: [{ name: 'x_ent', depends: ['sale', 'web'] }] },
    modules,
  )

function read(bytes: Uint8Array): ReleaseFile {
  const file = ReleaseFile.read(bytes)
  if ('failed' in file) throw new Error(file.failed)
  return file
}

describe('release files', () => {
  const releases = SERIES.slice(0, 5).map((series) => packed(series, 'Odoo', [module('base'), sale]))
  const bytes = encodeReleases(releases)

  test('what is written is read, release by release', () => {
    const file = read(bytes)
    expect(file.releases.map((info) => info.series)).toEqual(SERIES.slice(0, 5))
    for (const number of file.releases.keys()) {
      const release = openRelease(file, number)
      expect(release?.modules.map(({ name }) => name)).toEqual(['base', 'sale'])
      expect(release?.closed).toEqual([{ name: 'x_ent', depends: ['sale', 'web'] }])
      expect(release?.module('sale')?.models).toEqual(['res.partner', 'sale.order'])
      const facts = release?.facts('sale')
      // attributes are kept in the order of their names
      const sorted = { ...arch, attributes: [...arch.attributes].reverse() }
      expect({
        ...facts,
        views: facts?.views.map((view) => ({ ...view, arch: view.arch })),
        python: Object.entries(facts?.python ?? {}).map(([dotted, { names, open }]) => [dotted, names, open]),
      }).toEqual({
        ...sale,
        views: sale.views.map((view) => ({ ...view, arch: view.arch && sorted })),
        templates: sale.templates.map((template) => ({ ...template, arch: sorted })),
        python: [
          ['models.sale', ['SaleOrder'], undefined],
          ['open', ['a', 'b'], true],
          ['empty', [], undefined],
        ],
      })
    }
  })

  test('the same releases give the same bytes, whatever the order of their modules', () => {
    expect(encodeReleases(SERIES.slice(0, 5).map((series) => packed(series, 'Odoo', [sale, module('base')])))).toEqual(
      bytes,
    )
  })

  test('a release taken out and packed again is the same', () => {
    const file = read(bytes)
    const again = [...file.releases.keys()].flatMap((number) => file.packed(number) ?? [])
    expect(encodeReleases(again)).toEqual(bytes)
  })

  test('a file of another format, a damaged one and one that is none are told apart', () => {
    expect(ReleaseFile.read(new Uint8Array(40))).toEqual({ failed: 'this is no release file of addonry' })
    const other = bytes.slice()
    other[8] = 9
    expect(ReleaseFile.read(other)).toEqual({
      failed: `this release file has format 9, this addonry reads format ${RELEASE_FORMAT}: make it again with 'addonry index'`,
    })
    other[8] = 0
    expect(ReleaseFile.read(other)).toMatchObject({ failed: expect.stringContaining('an older format') })
    expect(ReleaseFile.read(bytes.slice(0, 30))).toEqual({ failed: 'this release file is damaged' })
  })

  test('a release beside another: the added one wins, and what it has is no longer known by name alone', () => {
    const base = openRelease(read(bytes), 0)
    const own = module('x_ent', { depends: ['sale'] })
    const added = openRelease(
      read(encodeReleases([packed('14.0', 'enterprise', [own, module('sale', { version: '2' })])])),
      0,
    )
    const joined = joinReleases(base, added ? [added] : [])
    expect(joined?.modules.map(({ name }) => name)).toEqual(['base', 'sale', 'x_ent'])
    expect(joined?.facts('sale')?.version).toBe('2')
    expect(joined?.closed).toEqual([])
    expect([joined?.isAdded('base'), joined?.isAdded('x_ent')]).toEqual([false, true])
    expect(joinReleases(base, [])).toBe(base)
  })

  test('the built-in file has six releases, each in less than a megabyte', () => {
    const file = builtinFile()
    expect(file?.releases.map(({ name, series }) => `${name} ${series}`)).toEqual(
      SERIES.map((series) => `Odoo ${series}`),
    )
    for (const { counts, sources } of file?.releases ?? []) {
      expect(counts['modules']).toBeGreaterThan(400)
      expect(sources.length).toBeGreaterThan(0)
    }
    expect((file?.size ?? Number.POSITIVE_INFINITY) / SERIES.length).toBeLessThan(1_000_000)
  })
})
