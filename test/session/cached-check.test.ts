import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import type { FileStat } from '../../src/host/host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { parentPath } from '../../src/host/paths.ts'
import { checkCached } from '../../src/session/cached-check.ts'
import { type Checked, checkOpened } from '../../src/session/checked.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { ResultCache } from '../../src/session/result-cache.ts'
import { Session } from '../../src/session/session.ts'
import { since } from '../../src/text/series.ts'
import { addonTree } from '../support/addon-tree.ts'

const OPTIONS = { paths: ['.'], addonsPath: [], series: '17.0' } as const
const releases = builtinReleases()

class StampedHost extends MemoryHost {
  readonly #stamps = new Map<string, number>()
  now = 1_000_000
  override stat(path: string): FileStat | undefined {
    const stat = super.stat(path)
    return stat && { ...stat, stamp: `${this.#stamps.get(path) ?? 0}`, modified: this.#stamps.get(path) ?? 0 }
  }
  override write(path: string, content: string | Uint8Array): undefined {
    this.now += 100_000
    for (let up = path; super.stat(up) === undefined; up = parentPath(up)) this.#stamps.set(parentPath(up), this.now)
    this.#stamps.set(path, this.now)
    super.write(path, content)
  }
  override remove(path: string): undefined {
    this.now += 100_000
    this.#stamps.set(parentPath(path), this.now)
    super.remove(path)
  }
}

/** The tree with addons around that have nothing to do with it, so that a change does not concern most of them. */
function wideTree(): Record<string, string> {
  const tree = addonTree()
  const manifest = (name: string, depends: string): string =>
    `{'name': '${name}', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X', 'depends': [${depends}]}\n`
  for (let i = 0; i < 8; i++) {
    tree[`far${i}/__manifest__.py`] = manifest(`Far ${i}`, "'base'")
    tree[`far${i}/__init__.py`] = 'from . import models\n'
    tree[`far${i}/models.py`] =
      `from odoo import models\n\n\nclass Far${i}(models.Model):\n    _inherit = 'res.partner'\n\n    def far_${i}(self, name):\n        ${i % 4 === 1 ? "self.env.cr.execute('select ' + name)" : "self.env.ref('wall.stone_form')"}\n`
  }
  return tree
}

function run(host: StampedHost): Checked {
  host.now += 100_000
  const cache = new ResultCache(host, '/work/.addonry-cache', 't', host.now)
  expect(cache.prepare()).toBe(true)
  const session = (inner: MemoryHost | ConstructorParameters<typeof Session>[0]) => new Session(inner, releases)
  return checkCached({ host, open: OPTIONS, rules: RULES, cache, question: 'q', now: host.now, session })
}

/** The file beside the result that holds what was known of the addons. */
function keptAddons(host: StampedHost): { readonly path: string; readonly bytes: Uint8Array } {
  const entries = host.list('/work/.addonry-cache/t')
  const name = ('failed' in entries ? [] : entries).find((entry) => entry.name.endsWith('.base'))?.name
  const path = `/work/.addonry-cache/t/${name}`
  const bytes = host.readBytes(path)
  return { path, bytes: 'failed' in bytes ? new Uint8Array() : bytes }
}

const told = ({ report, silences, series, addons }: Checked) => ({
  findings: report.findings,
  problems: report.problems,
  faults: report.faults,
  silences,
  series,
  addons,
})

/** Rules that run once for each addon of the tree's series. */
const ofAddons = ({ rule }: (typeof RULES)[number]): boolean =>
  rule.scope === 'addon' && (!rule.from || since('17.0', rule.from)) && (!rule.until || !since('17.0', rule.until))

const fresh = (host: StampedHost): Checked => checkOpened(new Session(host, releases).open(OPTIONS), RULES)

describe('a check that goes on from the last one', () => {
  test('reads the addon that changed, no other when nobody else sees a difference', () => {
    const host = new StampedHost(wideTree())
    expect(run(host).report.stats.filesParsed).toBe(Object.keys(wideTree()).length)
    host.write('/work/far3/models.py', `${wideTree()['far3/models.py']}        return name\n`)
    const { report } = run(host)
    expect(report.stats).toMatchObject({ addons: 12, filesParsed: 3, rulesRun: RULES.filter(ofAddons).length })
    expect(report.findings).toEqual(fresh(host).report.findings)
    expect(run(host).report.stats).toMatchObject({ filesParsed: 0, rulesRun: 0 })
  })

  test('tells what the change means for an addon that needs it', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const gone = wideTree()['ground/models/stone.py']?.replace('    weight = fields.Float()\n', '') ?? ''
    host.write('/work/ground/models/stone.py', gone)
    const { report } = run(host)
    expect(report.stats.filesParsed).toBeLessThan(Object.keys(wideTree()).length)
    expect(report.findings.some(({ addon, message }) => addon === 'wall' && message.includes('weight'))).toBe(true)
    expect(told({ ...fresh(host), report })).toEqual(told(fresh(host)))
  })

  test('looks at addons that looked into the code that changed, and at nothing else', () => {
    const tree = wideTree()
    tree['ground/models/stone.py'] += "\n    def _find(self, name):\n        self.env.cr.execute('select ' + name)\n"
    const look = (given: string) =>
      `${tree['wall/models.py']}\n    def look(self, name):\n        return self._find(${given})\n`
    const host = new StampedHost({ ...tree, 'wall/models.py': look("'x'") })
    const injected = ({ report }: Checked) =>
      report.findings.filter(({ addon, rule }) => addon === 'ground' && rule === 'security/request-to-sql')
    expect(injected(run(host))).toEqual([])
    host.write('/work/wall/models.py', look('name'))
    const now = run(host)
    expect(injected(now).length).toBe(1)
    expect(now.report.stats.rulesRun).toBe(2 * RULES.filter(ofAddons).length)
    expect(told(now)).toEqual(told(fresh(host)))
    host.write('/work/wall/models.py', look("'x'"))
    expect(told(run(host))).toEqual(told(fresh(host)))
  })

  test('looks at addons that only speak of what changed', () => {
    const host = new StampedHost(wideTree())
    run(host)
    host.write('/work/wall/views/stone.xml', (wideTree()['wall/views/stone.xml'] ?? '').replace('stone_form', 'stone'))
    const { report } = run(host)
    expect(report.findings).toEqual(fresh(host).report.findings)
  })

  test('looks at addons whose files another one names no longer, and at values that two addons set', () => {
    const value = (text: string): string =>
      `<odoo><record id="base.main_partner" model="res.partner"><field name="name">${text}</field></record></odoo>\n`
    const tree = wideTree()
    for (const name of ['far2', 'far3']) {
      tree[`${name}/data.xml`] = value('x')
      tree[`${name}/__manifest__.py`] = (tree[`${name}/__manifest__.py`] ?? '').replace('}', ", 'data': ['data.xml']}")
    }
    const host = new StampedHost({ ...tree, 'wall/views/loose.xml': value('y') })
    const agrees = () => expect(told(run(host))).toEqual(told(fresh(host)))
    const unlisted = () => run(host).report.findings.filter(({ rule }) => rule === 'manifest/data-unlisted').length
    agrees()
    expect(unlisted()).toBe(1)
    host.write('/work/far4/models.py', "FILE = 'wall/views/loose.xml'\n")
    agrees()
    expect(unlisted()).toBe(0)
    host.write('/work/far4/models.py', "FILE = ''\n")
    agrees()
    expect(unlisted()).toBe(1)
    host.write('/work/far3/data.xml', value('z'))
    agrees()
    expect(run(host).report.findings.some(({ rule }) => rule === 'xmlid/contested')).toBe(true)
  })

  test('begins anew when a line of what was kept is damaged', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const { path, bytes } = keptAddons(host)
    const text = new TextDecoder().decode(bytes)
    const damaged = text.replaceAll('\n{"node"', '\n{{node')
    expect(damaged).not.toBe(text)
    host.write(path, damaged)
    host.write('/work/far1/__init__.py', 'from . import models  # changed\n')
    expect(told(run(host))).toEqual(told(fresh(host)))
  })

  test('reads of addons around which nothing changed what the graph needs, and not their manifests', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const { path, bytes } = keptAddons(host)
    const text = new TextDecoder().decode(bytes)
    const damaged = text.replace(/\n\{("kind":"manifest","file":"[^"]*far5)/, '\n{{$1')
    expect(damaged).not.toBe(text)
    host.write(path, damaged)
    host.write('/work/far1/models.py', `${wideTree()['far1/models.py']}        # changed\n`)
    const again = run(host)
    expect(again.report.stats.filesParsed).toBe(3)
    expect(told(again)).toEqual(told(fresh(host)))
    // a line that is asked for is no longer trusted
    host.write('/work/far5/models.py', `${wideTree()['far5/models.py']}        # changed\n`)
    expect(run(host).report.stats.filesParsed).toBe(Object.keys(wideTree()).length)
  })

  test('leaves what was known of the others as it stands', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const { bytes } = keptAddons(host)
    for (const text of ['# one', '# two']) {
      host.write('/work/far3/models.py', `${wideTree()['far3/models.py']}        ${text}\n`)
      expect(run(host).report.stats.filesParsed).toBe(3)
      expect(keptAddons(host).bytes).toBe(bytes)
    }
    // more than a few differ
    for (const name of ['far0', 'far2', 'far3', 'far4'])
      host.write(`/work/${name}/models.py`, `${wideTree()[`${name}/models.py`]}        # three\n`)
    expect(run(host).report.stats.filesParsed).toBe(4 * 3)
    expect(keptAddons(host).bytes).not.toBe(bytes)
    host.write('/work/far3/models.py', `${wideTree()['far3/models.py']}        # four\n`)
    expect(run(host).report.stats.filesParsed).toBe(3)
    expect(told(run(host))).toEqual(told(fresh(host)))
  })

  test('begins anew when what is beside it belongs to another', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const first = keptAddons(host)
    host.write('/work/far1/__init__.py', 'from . import models  # changed\n')
    expect(run(host).report.stats.filesParsed).toBe(3)
    host.write(first.path, new TextDecoder().decode(first.bytes).replace(/"id":"[^"]*"/, '"id":"another"'))
    host.write('/work/far1/__init__.py', 'from . import models  # again\n')
    expect(run(host).report.stats.filesParsed).toBe(Object.keys(wideTree()).length)
  })

  test('is not disturbed by a file beside the addons, but by another addon', () => {
    const host = new StampedHost(wideTree())
    run(host)
    host.write('/work/notes.txt', 'x')
    expect(run(host).report.stats).toMatchObject({ filesParsed: 0, rulesRun: 0 })
    host.write('/work/late/__manifest__.py', "{'name': 'Late', 'depends': ['wall'], 'license': 'LGPL-3'}")
    const { report } = run(host)
    expect(report.stats.addons).toBe(13)
    expect(report.findings).toEqual(fresh(host).report.findings)
    host.write('/work/requirements.txt', 'odoo-addon-nowhere_at_all\n')
    expect(run(host).report.findings).toEqual(fresh(host).report.findings)
  })

  test('begins anew when what was kept is damaged', () => {
    const host = new StampedHost(wideTree())
    run(host)
    const { path, bytes } = keptAddons(host)
    for (const damaged of ['', '{', '{"schema":1}\n', bytes.slice(0, 500), bytes.slice(0, -1)]) {
      host.write(path, damaged)
      host.write('/work/far1/__init__.py', `from . import models  # ${host.now}\n`)
      expect(run(host).report.stats.filesParsed).toBe(Object.keys(wideTree()).length)
    }
  })
})

test('whatever changes, the answer is that of a whole check', () => {
  const tree = wideTree()
  const texts = [
    '',
    'x = 1\n',
    'from . import gone\n',
    '<odoo>\n    <record id="a" model="res.partner"><field name="name" ref="wall.stone_form"/></record>\n</odoo>\n',
    '(',
    tree['roof/__manifest__.py'] ?? '',
    (tree['roof/__manifest__.py'] ?? '').replace("'wall'", "'alone'"),
    tree['wall/models.py'] ?? '',
    tree['far1/models.py'] ?? '',
    (tree['far1/models.py'] ?? '').replace('def far_1(self, name)', 'def far_1(self)'),
    "from odoo import http\n\n\nclass Door(http.Controller):\n    @http.route('/x', auth='public')\n    def door(self, name):\n        http.request.env['res.partner'].far_1(name)\n",
    (tree['ground/models/stone.py'] ?? '').replace('weight', 'mass'),
    ...["'x'", 'name'].flatMap((given) => [
      `${tree['ground/models/stone.py']}\n    def find(self, name):\n        self.env.cr.execute('select ' + ${given})\n`,
      `${tree['wall/models.py']}\n    def look(self, name):\n        return self.find(${given})\n`,
    ]),
    '<odoo>\n    <record id="stone_form2" model="ir.ui.view">\n        <field name="model">ground.stone</field>\n        <field name="inherit_id" ref="wall.stone_form"/>\n        <field name="arch" type="xml"><field name="weight" position="replace"/></field>\n    </record>\n</odoo>\n',
  ]
  const edit = fc.record({
    path: fc.constantFrom(...Object.keys(tree), 'roof/data.xml', 'wall/more.py', 'far0/wall/views/stone.xml'),
    text: fc.constantFrom(...texts, undefined),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const host = new StampedHost(tree)
      run(host)
      for (const { path, text } of edits) {
        if (text === undefined) host.remove(`/work/${path}`)
        else host.write(`/work/${path}`, text)
        expect(told(run(host))).toEqual(told(fresh(host)))
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
