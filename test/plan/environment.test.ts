import { expect, test } from 'vitest'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { environmentOf } from '../../src/plan/environment.ts'
import { judgeInstalled, readInstalled } from '../../src/plan/upgrade/database/installed-modules.ts'
import { Fates } from '../../src/plan/upgrade/fate.ts'
import { environmentText } from '../../src/present/environment-text.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'

const releases = builtinReleases()
const { project } = new Session(
  new MemoryHost({
    'm/__manifest__.py':
      "{'name': 'm', 'version': '16.0.1.0.0', 'depends': ['base'], 'external_dependencies': {'python': ['xmltodict>=0.12', 'lxml', 'pysftp'], 'bin': ['wkhtmltopdf']}}",
    'm/__init__.py':
      'import cgi\nimport unidecode\nimport requests\n\ntry:\n    import magic\nexcept ImportError:\n    pass\n',
  }),
  releases,
).open({ paths: ['.'], addonsPath: [], series: '16.0' })

const ask = { project, to: '19.0', python: undefined, postgresql: undefined, requirements: undefined } as const

test('floors of the release against what is there', () => {
  const { python, postgresql } = environmentOf({ ...ask, python: '3.9.2', postgresql: '14.5' })
  expect([python.oldest, python.newest, python.fits]).toEqual(['3.10', '3.13', false])
  expect([postgresql.oldest, postgresql.fits]).toEqual([13, true])
  expect(environmentOf(ask).python.fits).toBeUndefined()
})

test('libraries: declared or imported, against a requirements file', () => {
  const told = (requirements: string | undefined) =>
    environmentOf({ ...ask, requirements }).libraries.map((one) => `${one.name} ${one.verdict}`)
  expect(told('xmltodict==0.11.0\nUnidecode==1.3\n# pysftp\n')).toEqual([
    'lxml given by Odoo',
    'pysftp missing',
    'unidecode installed',
    'xmltodict wrong version',
  ])
  expect(told(undefined)).toContain('pysftp unknown')
})

test('modules that Python lost, and programs', () => {
  const environment = environmentOf(ask)
  expect(environment.removed).toEqual([{ name: 'cgi', since: '3.13', addons: ['m'] }])
  expect(environment.binaries).toEqual([{ name: 'wkhtmltopdf', addons: ['m'], found: undefined }])
  expect(environmentText(environment, undefined, false)).toContain('cgi: gone in Python 3.13')
})

test('installed modules of a database, from CSV', () => {
  const rows = readInstalled(
    'name,state,latest_version\nbase,installed,16.0.1.3\nm,installed,16.0.0.9\nnote,installed,1.0\ncrm,uninstalled,\nweb_studio,installed,1.0\nmine,installed,1.0\n',
  )
  if ('failed' in rows) throw new Error(rows.failed)
  const fates = new Fates({
    from: '16.0',
    to: '17.0',
    before: project,
    releaseOf: releases,
    mapping: new Map(),
    target: new Set(),
  })
  expect(
    judgeInstalled(rows, project, fates).map((one) =>
      `${one.name} ${one.source} ${one.fate} ${one.manifest ?? ''}`.trim(),
    ),
  ).toEqual([
    'base odoo kept',
    'm addons one of the addons given 16.0.1.0.0',
    'mine unknown unknown',
    'note odoo renamed → project_todo',
    'web_studio enterprise kept',
  ])
  expect(readInstalled('a,b\n')).toEqual({ failed: 'has no columns `name` and `state`' })
})
