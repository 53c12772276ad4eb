import { describe, expect, test } from 'vitest'
import type { HostFailure } from '../../src/host/host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { Session } from '../../src/session/session.ts'

class CountingHost extends MemoryHost {
  readonly reads = new Map<string, number>()
  override readBytes(path: string): Uint8Array | HostFailure {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1)
    return super.readBytes(path)
  }
}

const TREE = {
  'a/__manifest__.py': "{'name': 'A', 'version': '17.0.1.0.0', 'data': ['x.xml', 'x.csv'], 'depends': ['b']}",
  'a/__init__.py': 'from . import models\n',
  'a/models.py': 'x = 1\n',
  'a/x.xml': '<odoo/>',
  'a/x.csv': 'id\n',
  'a/i18n/fr.po': 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n',
  'a/static/src/a.js': 'export const a = 1\n',
  'a/static/lib/big.js': 'not read',
  'a/static/description/index.html': 'not read',
  'lib/b/__manifest__.py': "{'name': 'B', 'version': '17.0.1.0.0'}",
  'lib/b/models.py': 'not read unless asked for',
}

describe('reading', () => {
  test('every file is read and parsed once, others not at all', () => {
    const host = new CountingHost(TREE)
    const { work, project } = new Session(host).open({ paths: ['a'], addonsPath: ['lib'] })
    expect(project.checked.map((addon) => addon.name)).toEqual(['a'])
    expect([...host.reads].filter(([, count]) => count > 1)).toEqual([])
    expect([...host.reads.keys()].filter((path) => path.startsWith('/work/'))).toEqual(
      [
        '/work/lib/b/__manifest__.py',
        '/work/a/__manifest__.py',
        '/work/a/__init__.py',
        '/work/a/i18n/fr.po',
        '/work/a/models.py',
        '/work/a/static/src/a.js',
        '/work/a/x.csv',
        '/work/a/x.xml',
      ].sort((x, y) => [...host.reads.keys()].indexOf(x) - [...host.reads.keys()].indexOf(y)),
    )
    expect(work).toMatchObject({ filesRead: 8, filesParsed: 8 })
  })

  test('manifests alone for the graph', () => {
    const host = new CountingHost(TREE)
    const { work } = new Session(host).open({ paths: ['a'], addonsPath: ['lib'], manifestsOnly: true })
    expect(work).toMatchObject({ filesRead: 2, filesParsed: 2 })
  })

  test('a file that vanishes or is too large is one problem, and the run goes on', () => {
    class Hostile extends MemoryHost {
      override readBytes(path: string): Uint8Array | HostFailure {
        return path.endsWith('gone.py') ? { failed: 'no such file' } : super.readBytes(path)
      }
    }
    const host = new Hostile({
      'a/__manifest__.py': "{'name': 'A'}",
      'a/gone.py': 'x',
      'a/huge.xml': new Uint8Array(20 * 1024 * 1024 + 1),
      'a/fine.py': 'y = 1',
    })
    const { problems, project } = new Session(host).open({ paths: [], addonsPath: [] })
    expect(problems.map((problem) => problem.file)).toEqual(['/work/a/gone.py', '/work/a/huge.xml'])
    expect([...(project.addon('a')?.python.keys() ?? [])]).toEqual(
      ['__manifest__.py', 'fine.py'].filter((name) => name !== '__manifest__.py'),
    )
  })
})

describe('series', () => {
  const series = (files: Record<string, string>) =>
    new Session(new MemoryHost(files)).open({ paths: [], addonsPath: [] }).series
  test('from most manifests', () => {
    const manifest = (version: string) => `{'version': '${version}'}`
    expect(
      series({
        'a/__manifest__.py': manifest('15.0.1.0.0'),
        'b/__manifest__.py': manifest('16.0.1.0.0'),
        'c/__manifest__.py': manifest('16.0.2.0.0'),
      }).series,
    ).toBe('16.0')
  })
  test('addons that wait for their port do not outvote those that are there', () => {
    const manifest = (version: string, installable: string) =>
      `{'version': '${version}', 'installable': ${installable}}`
    const waiting = {
      'a/__manifest__.py': manifest('17.0.1.0.0', 'False'),
      'b/__manifest__.py': manifest('17.0.1.0.0', 'False'),
    }
    expect(series({ ...waiting, 'c/__manifest__.py': manifest('18.0.1.0.0', 'True') }).series).toBe('18.0')
    expect(series(waiting).series).toBe('17.0')
    expect(series({ ...waiting, 'c/__manifest__.py': manifest('1.0', 'True') }).series).toBe('17.0')
  })
  test('from copier answers, then the branch, else assumed', () => {
    const manifest = { 'a/__manifest__.py': "{'version': '1.0'}" }
    expect(series({ ...manifest, '.copier-answers.yml': 'odoo_version: 15.0\n' }).series).toBe('15.0')
    expect(series({ ...manifest, '.git/HEAD': 'ref: refs/heads/fix/14.0-thing\n' }).series).toBe('14.0')
    expect(series(manifest)).toMatchObject({ series: '19.0', assumed: true })
  })
})
