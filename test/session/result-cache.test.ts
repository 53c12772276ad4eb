import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import type { FileStat, Host } from '../../src/host/host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { Questions } from '../../src/host/questions.ts'
import { TraceHost } from '../../src/host/trace-host.ts'
import { type Checked, checkOpened } from '../../src/session/checked.ts'
import { cacheHome, ResultCache } from '../../src/session/result-cache.ts'
import { Session } from '../../src/session/session.ts'
import { addonTree } from '../support/addon-tree.ts'

/** Files with stamps, as a disk has them; time stands still unless it is moved. */
class StampedHost extends MemoryHost {
  readonly #stamps = new Map<string, { stamp: string; modified: number }>()
  now = 1_000_000
  override stat(path: string): FileStat | undefined {
    const stat = super.stat(path)
    return stat?.kind === 'file' ? { ...stat, modified: 1, stamp: 'as made', ...this.#stamps.get(path) } : stat
  }
  override write(path: string, content: string | Uint8Array): undefined {
    this.touch(path)
    super.write(path, content)
  }
  /** As a checkout does: the same content, another stamp. */
  touch(path: string): void {
    this.#stamps.set(path, { stamp: `written at ${this.now}`, modified: this.now })
  }
}

const fresh = (host: Host): Checked =>
  checkOpened(new Session(host).open({ paths: ['.'], addonsPath: [], series: '17.0' }), RULES)

function run(host: StampedHost, question: unknown = 'q', tool = 't'): Checked {
  const cache = new ResultCache(host, '/work/.addonry-cache', tool, host.now)
  expect(cache.prepare()).toBe(true)
  const known = cache.load(question)
  if (known && 'report' in known) return known
  const trace = new TraceHost(host, host.now)
  const checked = fresh(trace)
  cache.save(question, Questions.of(trace.asked), checked)
  return checked
}

const without = ({ report, ...rest }: Checked) => ({ ...rest, report: { ...report, stats: report.stats.findings } })

describe('a result that was kept', () => {
  test('is taken as it was, without reading or parsing any file', () => {
    const host = new StampedHost(addonTree())
    const cold = run(host)
    expect(cold.report.stats).toMatchObject({ filesRead: 12, filesParsed: 12 })
    expect(cold.report.findings.length).toBeGreaterThan(0)
    const warm = run(host)
    expect(warm.report.stats).toMatchObject({ filesRead: 0, filesParsed: 0, bytesRead: 0, rulesRun: 0 })
    expect(without(warm)).toEqual(without(cold))
  })

  test('holds in a fresh checkout: files are read once and not parsed, then not even read', () => {
    const host = new StampedHost(addonTree())
    const cold = run(host)
    for (const path of Object.keys(addonTree())) host.touch(`/work/${path}`)
    host.now += 100_000
    const second = run(host)
    expect(second.report.stats).toMatchObject({ filesRead: 12, filesParsed: 0 })
    expect(without(second)).toEqual(without(cold))
    expect(run(host).report.stats).toMatchObject({ filesRead: 0, filesParsed: 0 })
  })

  test('is not trusted by stamps of files that were written a moment ago', () => {
    const host = new StampedHost(addonTree())
    host.write('/work/alone/__init__.py', '')
    run(host)
    expect(run(host).report.stats).toMatchObject({ filesRead: 1, filesParsed: 0 })
  })

  test.each([
    ['a file is changed', (host: StampedHost) => host.write('/work/roof/__init__.py', 'x = 1\n')],
    ['a file is made', (host: StampedHost) => host.write('/work/roof/new.txt', '')],
    ['a file is removed', (host: StampedHost) => host.remove('/work/wall/views/stone.xml')],
    ['an addon is made', (host: StampedHost) => host.write('/work/late/__manifest__.py', "{'name': 'Late'}")],
    ['the branch changes', (host: StampedHost) => host.write('/work/.copier-answers.yml', 'odoo_version: 16.0')],
  ])('is not taken when %s', (_, change) => {
    const host = new StampedHost(addonTree())
    run(host)
    host.now += 100_000
    change(host)
    const again = run(host)
    expect(again.report.stats.filesParsed).toBeGreaterThan(0)
    expect(without(again)).toEqual(without(fresh(host)))
  })

  test('belongs to one question and one program', () => {
    const host = new StampedHost(addonTree())
    run(host)
    expect(run(host, 'other').report.stats.filesParsed).toBe(12)
    expect(run(host, 'q', 'newer').report.stats.filesParsed).toBe(12)
    expect(run(host).report.stats.filesParsed).toBe(0)
  })

  test('is none when its file is damaged, and may be deleted at any time', () => {
    const host = new StampedHost(addonTree())
    run(host)
    const entries = host.list('/work/.addonry-cache/t')
    const [entry] = 'failed' in entries ? [] : entries
    const path = `/work/.addonry-cache/t/${entry?.name}`
    const whole = host.readBytes(path)
    for (const damaged of ['', '{', 'null', '{"schema":2}', ...('failed' in whole ? [] : [whole.slice(0, 500)])]) {
      host.write(path, damaged)
      expect(run(host).report.stats.filesParsed).toBe(12)
    }
    host.remove('/work/.addonry-cache')
    expect(run(host).report.stats.filesParsed).toBe(12)
  })

  test('old results go, those of two other programs at most stay', () => {
    const host = new StampedHost(addonTree())
    const tools = ['a', 'b', 'c', 'd'].map((letter) => `0.1.0-${letter.repeat(16)}`)
    for (const tool of tools) {
      host.now += 1
      run(host, 'q', tool)
    }
    expect(foldersIn(host, '/work/.addonry-cache')).toHaveLength(3)
    for (let i = 0; i < 30; i++) run(host, i, tools[3])
    const results = host.list(`/work/.addonry-cache/${tools[3]}`)
    expect(results).toHaveLength(24)
  })

  test('what is not of the cache is never removed', () => {
    const host = new StampedHost(addonTree())
    const mine = ['mine.json', 'photos/a.jpg', 'e/f.json', `0.1.0-${'0'.repeat(16)}/notes.txt`]
    for (const path of mine) host.write(`/work/.addonry-cache/${path}`, 'mine')
    host.write(`/work/.addonry-cache/0.1.0-${'d'.repeat(16)}/mine.json`, 'mine')
    for (const letter of ['a', 'b', 'c', 'd']) {
      host.now += 1
      for (let i = 0; i < 30; i++) run(host, i, `0.1.0-${letter.repeat(16)}`)
    }
    for (const path of [...mine, `0.1.0-${'d'.repeat(16)}/mine.json`])
      expect(host.stat(`/work/.addonry-cache/${path}`)?.kind, path).toBe('file')
  })
})

function foldersIn(host: Host, folder: string): readonly string[] {
  const entries = host.list(folder)
  return 'failed' in entries ? [] : entries.filter(({ kind }) => kind === 'directory').map(({ name }) => name)
}

test('a folder that holds other things gets one for the cache', () => {
  const host = new MemoryHost({ 'mine/photo.jpg': '', 'new/.gitignore': '*', 'other/CACHEDIR.TAG': 'Made by another' })
  expect(cacheHome(host, '/work/mine')).toBe('/work/mine/.addonry-cache')
  expect(cacheHome(host, '/work/nowhere')).toBe('/work/nowhere')
  expect(cacheHome(host, '/work/new')).toBe('/work/new')
  const cache = new ResultCache(host, '/work/new', 't', 0)
  cache.prepare()
  host.write('/work/new/t/x.json', '')
  expect(cacheHome(host, '/work/new')).toBe('/work/new')
})

test('an entry that somebody forged does not make us read devices', () => {
  const host = new MemoryHost({})
  class Device extends MemoryHost {
    readonly asked: string[] = []
    override stat(): FileStat {
      return { kind: 'other', size: 0, modified: 0 }
    }
    override readBytes(path: string): Uint8Array {
      this.asked.push(path)
      const bytes = super.readBytes(path)
      return 'failed' in bytes ? new Uint8Array() : bytes
    }
  }
  const checked = fresh(host)
  const cache = new ResultCache(host, '/c', 't', 0)
  cache.save('q', Questions.of([{ kind: 'read', path: '/dev/zero', answer: 'x' }]), checked)
  const entries = host.list('/c/t')
  const name = 'failed' in entries ? '' : entries[0]?.name
  const bytes = host.readBytes(`/c/t/${name}`)
  const device = new Device({ [`/c/t/${name}`]: 'failed' in bytes ? '' : bytes })
  expect(new ResultCache(device, '/c', 't', 0).load('q')).toBeUndefined()
  expect(device.asked).toEqual([`/c/t/${name}`])
})

test('whatever is edited, the result is that of a fresh check', () => {
  const paths = Object.keys(addonTree())
  const edit = fc.record({
    path: fc.constantFrom(...paths, 'wall/more.py', 'roof/data.xml'),
    text: fc.constantFrom(
      '',
      'x = 1\n',
      '<odoo/>\n',
      'from . import gone\n',
      "{'name': 'X', 'depends': ['roof']}",
      '(',
    ),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const host = new StampedHost(addonTree())
      run(host)
      for (const { path, text } of edits) {
        host.now += fc.sample(fc.constantFrom(1, 10_000), 1)[0] ?? 1
        host.write(`/work/${path}`, text)
        expect(without(run(host))).toEqual(without(fresh(host)))
      }
    }),
    { numRuns: 25 },
  )
})
