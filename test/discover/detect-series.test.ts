import { expect, test } from 'vitest'
import { detectSeries } from '../../src/discover/detect-series.ts'
import type { AddonSite } from '../../src/discover/site.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'

const guess = (versions: readonly string[], files: Record<string, string> = {}): string => {
  const host = new MemoryHost(files, '/work')
  const site: AddonSite = {
    name: 'shop',
    path: '/work/shop',
    root: '/work',
    manifest: '/work/shop/__manifest__.py',
    checked: true,
    core: false,
  }
  const { series, assumed } = detectSeries(host, versions, ['/work'], [site])
  return assumed ? `${series} assumed` : series
}

test('a whole version says more than three numbers, which may be left from long ago', () => {
  expect(guess(['14.0.1', '14.0.1', '14.0.1', '14.0.1', '17.0.1.0.0', '17.0.1.0'])).toBe('17.0')
  expect(guess(['16.0.1', '16.0.1', '16.0.1', '16.0.1', '15.0.1.0.0'])).toBe('16.0')
  expect(guess(['14.0.1', '13.0.1.0.0', '1.0'])).toBe('14.0')
})

test('a release between two is taken for the one before it', () => {
  expect(guess(['saas~18.2.1.0.0', '1.0'])).toBe('18.0')
})

test('what the files hold tells where no version does', () => {
  const manifest = { '/work/shop/__manifest__.py': "{'name': 'Shop', 'version': '1.0'}" }
  const view = (arch: string) => ({ ...manifest, '/work/shop/views.xml': `<odoo>${arch}</odoo>` })
  expect(guess(['1.0'], view('<list><field name="a"/></list><chatter/>'))).toBe('19.0 assumed')
  expect(guess(['1.0'], view('<list/><kanban><t t-name="kanban-box"/></kanban>'))).toBe('18.0 assumed')
  expect(guess(['1.0'], view('<tree><field name="a" invisible="b == 1"/></tree>'))).toBe('17.0 assumed')
  expect(guess(['1.0'], view(`<tree><field name="a" attrs="{'invisible': [('b', '=', 1)]}"/></tree>`))).toBe(
    '16.0 assumed',
  )
  // a single sign may be left over
  expect(guess(['1.0'], view('<tree/>'))).toBe('19.0 assumed')
  expect(guess(['1.0'], manifest)).toBe('19.0 assumed')
})

test('a series that is older than all known ones stands for the oldest, unless the files hold newer things', () => {
  expect(guess(['12.0.1.0.0', '13.0.1.0.0', '12.0.2.0.0'])).toBe('14.0 assumed')
  const view = { '/work/shop/views.xml': '<odoo><list/><chatter/></odoo>' }
  expect(guess(['12.0.1.0.0'], view)).toBe('19.0 assumed')
  expect(guess(['12.0.1.0.0'], { '/work/.copier-answers.yml': 'odoo_version: 16.0\n' })).toBe('16.0')
})
