import { expect, test } from 'vitest'
import { MemoryHost } from '../../../src/host/memory-host.ts'
import { countLines } from '../../../src/plan/upgrade/cloc.ts'
import { Session } from '../../../src/session/session.ts'

/** Lines as Odoo's `tools/cloc.py` counts them; the numbers were taken from there. */
function lines(files: Record<string, string>, manifest = "{'name': 'm'}"): number {
  const session = new Session(new MemoryHost({ 'm/__manifest__.py': manifest, ...files }))
  const { project } = session.open({ paths: ['.'], addonsPath: [], series: '17.0' })
  const addon = project.addon('m')
  return addon ? countLines(addon, (file) => session.source(file)?.text) : -1
}

test('Python counts lines on which something begins', () => {
  expect(lines({ 'm/a.py': '"""doc\nstring\n"""\n# comment\n\nx = [\n    1,\n    2,\n]\n' })).toBe(4)
  expect(
    lines({ 'm/a.py': '@decorated\ndef f(\n    a,\n    b=None,\n):\n    return (\n        a\n        + b\n    )\n' }),
  ).toBe(7)
  expect(lines({ 'm/a.py': 'def broken(:\n' })).toBe(0)
})

test('XML and scripts count what is neither empty nor a comment', () => {
  expect(lines({ 'm/a.xml': '<odoo>\n<!-- a\nb -->\n\n  <p/>\n</odoo>\n' })).toBe(3)
  expect(lines({ 'm/static/src/a.js': '// a\nconst b = "// no"\n/* c\n*/\n\nd()\n' })).toBe(2)
  expect(lines({ 'm/static/src/a.scss': 'a { // b\n  c: d;\n}\n' })).toBe(3)
})

test('manifests, tests, libraries, migrations, demo data and what the manifest leaves out count nothing', () => {
  const code = 'a = 1\n'
  const none = { 'm/tests/test_a.py': code, 'm/static/lib/x/a.js': code, 'm/migrations/1/pre-a.py': code }
  expect(lines(none)).toBe(0)
  expect(lines({ 'm/demo/a.xml': '<odoo/>' }, "{'name': 'm', 'demo': ['demo/a.xml']}")).toBe(0)
  expect(lines({ 'm/lib/a/b.py': code, 'm/c.py': code }, "{'name': 'm', 'cloc_exclude': ['lib/**/*']}")).toBe(1)
})
