import { describe, expect, test } from 'vitest'
import { findDeliveries } from '../../src/discover/deliveries.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'

const find = (files: Readonly<Record<string, string>>, root = '/work/repo/addons') =>
  findDeliveries(new MemoryHost(files), root)

describe('findDeliveries', () => {
  test('packages of addons, in both spellings of their names', () => {
    const found = find({
      'repo/requirements.txt': 'requests\nodoo14-addon-queue_job\nodoo-addon-web-responsive==17.0.*\n',
    })
    expect([...found.named].sort()).toEqual(['queue_job', 'web_responsive'])
    expect(found.evidence).toBe('/work/repo/requirements.txt')
  })

  test.each([
    ['repo/.copier-answers.yml', '_src_path: gh:oca/oca-addons-repo-template'],
    ['repo/oca_dependencies.txt', 'web'],
    ['repo/.gitmodules', ''],
    ['repo/setup/shop/setup.py', "setuptools.setup(setup_requires=['setuptools-odoo'])"],
  ])('%s tells that addons come from elsewhere', (path, text) =>
    expect(find({ [path]: text }).evidence).toBe(`/work/${path}`),
  )

  test('other requirements, and files above the repository, tell nothing', () => {
    const found = find({
      'requirements.txt': 'odoo-addon-x',
      'repo/.git/HEAD': '',
      'repo/requirements.txt': 'requests',
    })
    expect(found).toEqual({ named: new Set(), packages: new Set(['requests']), evidence: undefined })
  })
})
