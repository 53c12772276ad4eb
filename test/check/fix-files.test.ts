import { describe, expect, test } from 'vitest'
import { fixFiles } from '../../src/check/fix-files.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import type { Finding } from '../../src/rule/finding.ts'
import type { Edit, Fix } from '../../src/text/edit.ts'

const edit = (file: string, start: number, end: number, text: string): Edit => ({ file, span: [start, end], text })

function finding(edits: readonly Edit[], safety: Fix['safety'] = 'safe', title = 'Mend'): Finding {
  return {
    rule: 'a/b',
    key: 'k',
    severity: 'error',
    confidence: 'proven',
    message: 'm',
    data: {},
    addon: 'a',
    at: { file: edits[0]?.file ?? '/w/x', span: [0, 1] },
    related: [],
    fixes: [{ title, safety, edits }],
    fingerprint: 'f',
  }
}

function fix(files: Record<string, string | Uint8Array>, findings: readonly Finding[], unsafe = false) {
  const host = new MemoryHost(files, '/w')
  const outcome = fixFiles(host, findings, unsafe)
  const read = (name: string) => {
    const bytes = host.readBytes(`/w/${name}`)
    return 'failed' in bytes ? bytes.failed : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }
  return { ...outcome, read }
}

describe('fixes', () => {
  test('keep line ends, the byte order mark, and all else', () => {
    const { read, changed } = fix({ 'a.py': '\ufeffa = 1\r\nb = 2\r\n' }, [finding([edit('/w/a.py', 4, 5, '3')])])
    expect(read('a.py')).toBe('\ufeffa = 3\r\nb = 2\r\n')
    expect(changed).toEqual(['/w/a.py'])
    const { read: other } = fix({ 'a.py': 'a = 1\r\n' }, [finding([edit('/w/a.py', 0, 0, 'b = 2\nc = 3\n')])])
    expect(other('a.py')).toBe('b = 2\r\nc = 3\r\na = 1\r\n')
  })

  test('all edits of a fix or none; of two that overlap the first', () => {
    const files = { 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' }
    const both = finding([edit('/w/a.py', 4, 5, '2'), edit('/w/b.py', 4, 5, '2')])
    const late = finding([edit('/w/b.py', 0, 1, 'c'), edit('/w/a.py', 3, 6, '9')])
    const { read, fixes } = fix(files, [both, late])
    expect([read('a.py'), read('b.py'), fixes.length]).toEqual(['a = 2\n', 'b = 2\n', 1])
  })

  test('one that yields waits until no other is left in its file', () => {
    const files = { 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' }
    const yielding = (file: string): Finding => {
      const one = finding([edit(file, 0, 1, 'y')])
      return { ...one, fixes: one.fixes.map((each) => ({ ...each, yields: true })) }
    }
    const all = [yielding('/w/a.py'), yielding('/w/b.py'), finding([edit('/w/a.py', 4, 5, '2')])]
    const { read } = fix(files, all)
    expect([read('a.py'), read('b.py')]).toEqual(['a = 2\n', 'y = 1\n'])
  })

  test('unsafe ones only when they are asked for', () => {
    const one = finding([edit('/w/a.py', 4, 5, '2')], 'unsafe')
    expect(fix({ 'a.py': 'a = 1\n' }, [one]).fixes).toEqual([])
    expect(fix({ 'a.py': 'a = 1\n' }, [one], true).read('a.py')).toBe('a = 2\n')
  })

  test.each([
    ['a.py', 'a = 1\n', 4, 5, '('],
    ['a/__manifest__.py', "{'a': 1}", 0, 1, ''],
    ['a.xml', '<odoo/>', 5, 6, ''],
    ['a.po', 'msgid "a"\nmsgstr ""\n', 9, 10, ''],
  ])(
    'never leave %s unreadable: the bad fix is left out and told, the others are made',
    (file, text, from, to, put) => {
      const good = finding([edit('/w/other.py', 0, 1, 'y')])
      const bad = finding([edit(`/w/${file}`, from, to, put)], 'safe', 'Break it')
      const { read, fixes, failures } = fix({ [file]: text, 'other.py': 'x = 1\n' }, [bad, good])
      expect(read(file)).toBe(text)
      expect(read('other.py')).toBe('y = 1\n')
      expect(fixes).toHaveLength(1)
      expect(failures).toEqual([`${file}: 'Break it' would leave a file that does not parse, left as it is`])
    },
  )

  test('a file that is not UTF-8 is left alone, and the whole fix with it', () => {
    const latin = new Uint8Array([0x61, 0xe9])
    const both = finding([edit('/w/b.py', 0, 1, 'y'), edit('/w/a.txt', 0, 1, 'b')])
    const { read, failures } = fix({ 'a.txt': latin, 'b.py': 'x = 1\n' }, [both])
    expect(read('b.py')).toBe('x = 1\n')
    expect(failures).toEqual(['a.txt: not UTF-8, left as it is'])
  })

  test('what is put at one place: of two fixes that join one goes behind the other, else the first is made', () => {
    const put = (text: string, joins: boolean): Finding => {
      const one = finding([edit('/w/a.csv', 2, 2, text)])
      return { ...one, fixes: one.fixes.map((fix) => (joins ? { ...fix, joins } : fix)) }
    }
    const files = { 'a.csv': 'id\n' }
    expect(fix(files, [put('\nb', true), put('\nc', true), put('\nb', true)]).read('a.csv')).toBe('id\nb\nc\n')
    expect(fix(files, [put('\nb', true), put('\nc', false)]).read('a.csv')).toBe('id\nb\n')
  })

  test('a fix of two files that harms one is left out of both', () => {
    const files = { 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' }
    const bad = finding([edit('/w/a.py', 4, 5, '2'), edit('/w/b.py', 4, 5, '(')], 'safe', 'Break it')
    const good = finding([edit('/w/a.py', 0, 1, 'x')])
    const { read, fixes } = fix(files, [bad, good])
    expect([read('a.py'), read('b.py'), fixes.length]).toEqual(['x = 1\n', 'b = 1\n', 1])
  })

  test('may make a file', () => {
    const both = finding([edit('/w/a/security/ir.model.access.csv', 0, 0, 'id,name\n')])
    expect(fix({}, [both]).read('a/security/ir.model.access.csv')).toBe('id,name\n')
  })
})
