import { describe, expect, test } from 'vitest'
import { MemoryHost } from '../../../src/host/memory-host.ts'
import { conflicts } from '../../../src/plan/conflicts/conflicts.ts'
import { World } from '../../../src/plan/upgrade/world.ts'
import { presentConflictsHtml } from '../../../src/present/conflicts/conflicts-html.ts'
import { presentConflictsJson } from '../../../src/present/conflicts/conflicts-json.ts'
import { presentConflictsMarkdown } from '../../../src/present/conflicts/conflicts-markdown.ts'
import { presentConflictsText } from '../../../src/present/conflicts/conflicts-text.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import { Session } from '../../../src/session/session.ts'

const releases = builtinReleases()
const manifest = (depends: readonly string[], data: readonly string[] = []): string =>
  `{"name": "A", "version": "17.0.1.0.0", "license": "LGPL-3", "depends": ${JSON.stringify(depends)}, "data": ${JSON.stringify(data)}}`

/** One addon: what it does to sale orders, and its data. */
function addon(name: string, body: string, xml = '', depends: readonly string[] = ['sale']): Record<string, string> {
  return {
    [`${name}/__manifest__.py`]: manifest(depends, xml === '' ? [] : ['data.xml']),
    [`${name}/__init__.py`]: 'from . import models\n',
    [`${name}/models.py`]: `from odoo import api, fields, models\n\nclass Order(models.Model):\n    _inherit = "sale.order"\n${body}`,
    ...(xml !== '' && { [`${name}/data.xml`]: `<odoo>${xml}</odoo>` }),
  }
}

function found(...trees: readonly Record<string, string>[]) {
  const host = new MemoryHost(Object.assign({}, ...trees))
  return conflicts(new Session(host, releases).open({ paths: ['.'], addonsPath: [], series: '17.0' }).project)
}

function foundLater(series: '14.0', tree: Record<string, string>) {
  const files = Object.entries(tree).map(([path, text]) => [path, text.replace('"17.0.1.0.0"', `"${series}.1.0.0"`)])
  const session = new Session(new MemoryHost(Object.fromEntries(files)), releases)
  const opened = session.open({ paths: ['.'], addonsPath: [], series })
  const world = new World({
    before: opened.project,
    to: '19.0',
    reassemble: (at, redirect, former) => session.reassemble(opened, at, redirect, former),
    releaseOf: releases,
    mapping: new Map(),
    target: new Set(),
    text: () => undefined,
  })
  return conflicts(opened.project, world).filter(({ level }) => level === 'later')
}

const words = { path: (file: string) => file, line: () => 1 }
const method = (name: string, code: string): string => `\n    def ${name}(self):\n        ${code}\n`
const field = (text: string): string => `    ${text}\n`
const brief = (...trees: readonly Record<string, string>[]) =>
  found(...trees).map(({ kind, level, subject, winner }) => `${level} ${kind} ${subject} → ${winner}`)

const view = (id: string, inner: string): string =>
  `<record id="${id}" model="ir.ui.view"><field name="name">x</field><field name="model">sale.order</field>` +
  `<field name="inherit_id" ref="sale.view_order_form"/><field name="arch" type="xml"><data>${inner}</data></field></record>`

describe('conflicts', () => {
  test('addons that do not meet have none', () => {
    expect(
      brief(addon('one', field('one_note = fields.Char()')), addon('two', field('two_note = fields.Char()'))),
    ).toEqual([])
  })

  test('a field that strangers give two types; the later by name wins at one depth', () => {
    const two = [addon('b_two', field('note_x = fields.Text()')), addon('a_one', field('note_x = fields.Char()'))]
    expect(brief(...two)).toEqual(['high field sale.order.note_x → b_two'])
  })

  test('the same field changed on purpose by one that depends on the other is none', () => {
    expect(
      brief(
        addon('one', field('note_x = fields.Char()')),
        addon('two', field('note_x = fields.Char(required=True)'), '', ['one']),
      ),
    ).toEqual([])
  })

  test('strangers that write one method: without super the earlier never runs, with super the order is told', () => {
    const calls = method('_compute_x', 'return super()._compute_x()')
    const hides = method('_compute_x', 'return 1')
    expect(brief(addon('one', calls), addon('two', hides))).toEqual(['high method sale.order._compute_x → two'])
    expect(brief(addon('one', hides), addon('two', calls))).toEqual(['low method sale.order._compute_x → two'])
  })

  test('a replaced `write` of Odoo is more than a replaced helper', () => {
    const write = '\n    def write(self, vals):\n        return True\n'
    const helper = method('_prepare_invoice', 'return {}')
    expect(brief(addon('one', write + helper))).toEqual([
      'medium method sale.order.write → one',
      'low method sale.order._prepare_invoice → one',
    ])
  })

  test('a node that one removes and another looks for; an attribute that both set', () => {
    const gone = view('gone', '<field name="partner_id" position="replace"/>')
    const uses = view('uses', `<xpath expr='//field[@name="partner_id"]' position="after"><field name="name"/></xpath>`)
    expect(brief(addon('one', '    pass\n', gone), addon('two', '    pass\n', uses))).toEqual([
      "high view sale.view_order_form //field[@name='partner_id'] → undefined",
    ])
    const set = (id: string, value: string): string =>
      view(id, `<field name="partner_id" position="attributes"><attribute name="string">${value}</attribute></field>`)
    expect(brief(addon('one', '    pass\n', set('s', 'A')), addon('two', '    pass\n', set('s', 'B')))).toEqual([
      "medium view sale.view_order_form //field[@name='partner_id'] → two",
    ])
    expect(brief(addon('one', '    pass\n', set('s', 'A')), addon('two', '    pass\n', set('s', 'A')))).toEqual([])
  })

  test('a record that two change, and a model that two make', () => {
    const set = '<record id="base.main_company" model="res.company"><field name="phone">1</field></record>'
    expect(brief(addon('one', '    pass\n', set), addon('two', '    pass\n', set))).toEqual([
      'medium record base.main_company → two',
    ])
    const model = '\nclass New(models.Model):\n    _name = "x.new"\n'
    expect(brief(addon('one', `    pass\n${model}`), addon('two', `    pass\n${model}`))).toEqual([
      'high model x.new → two',
    ])
  })

  test('a name that is taken: a twin folder, a module of Odoo', () => {
    const twin = { 'a/one/__manifest__.py': manifest(['base']), 'b/one/__manifest__.py': manifest(['base']) }
    expect(brief(twin)).toEqual(['high module one → one'])
    expect(brief({ 'stock/__manifest__.py': manifest(['base']) })).toEqual(['high module stock → undefined'])
  })

  test('a field of another type in a module of Odoo that is not depended on', () => {
    expect(brief(addon('one', field('incoterm = fields.Char()')))).toEqual([
      'medium field sale.order.incoterm → undefined',
    ])
  })

  test('a field that Odoo has elsewhere, of the same type, is worth knowing alone', () => {
    expect(brief(addon('one', field('incoterm = fields.Many2one("account.incoterms")')))).toEqual([
      'low field sale.order.incoterm → undefined',
    ])
  })

  test('a model, a method that Odoo has elsewhere: installed together, one takes the place of the other', () => {
    const own = `${method('_compute_margin', 'return 1')}\nclass M(models.Model):\n    _name = "mrp.bom"\n`
    expect(brief(addon('one', own))).toEqual([
      'medium model mrp.bom → undefined',
      'medium method sale.order._compute_margin → undefined',
    ])
    expect(brief(addon('one', method('_compute_margin', 'return super()._compute_margin()')))).toEqual([])
  })

  test('names that a release to come takes are told of the first that has them, what stands in them is not', () => {
    const type = 'class Type(models.Model):\n    _name = "hr.contract.type"\n    name = fields.Char()\n'
    const trees = {
      ...addon('one', field('note_x = fields.Char()') + method('_get_order_lines_to_report', 'return self'), ''),
      ...addon('l10n_es_pos', field('locked = fields.Boolean()')),
      ...addon('two', `    locked = fields.Text()\n\n${type}`, '', ['sale', 'hr_contract']),
    }
    const told = foundLater('14.0', trees)
    expect(told.map(({ kind, subject, message }) => `${kind} ${subject}: ${message}`)).toEqual([
      'module l10n_es_pos: Odoo 17.0 has a module of this name: which of the two is installed hangs on the addons path',
      "model hr.contract.type: hr_contract of Odoo 15.0 makes a model of this name: the addon's replaces it",
      "field sale.order.locked: sale of Odoo 17.0 has a field of this name and of another type: the addon's takes its place",
      "method sale.order._get_order_lines_to_report: sale of Odoo 16.0 has a method of this name: the addon's takes its place without calling it",
    ])
    expect(presentConflictsText(told, words, { colour: false, all: false })).toContain('4 later     nothing today')
    expect(presentConflictsHtml(told, words)).toContain('<details class="later" open>')
    expect(presentConflictsMarkdown(told, words)).toContain('## Later: nothing today')
    expect(JSON.parse(presentConflictsJson(told, words)).conflicts[0]).toMatchObject({ level: 'later', kind: 'module' })
  })

  test('of many conflicts of the same modules some are shown, all with --all', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((one) => `_compute_${one}`)
    const hides = names.map((name) => method(name, 'return 1')).join('')
    const list = found(addon('one', hides), addon('two', hides))
    const text = presentConflictsText(list, words, { colour: false, all: false })
    expect(text).toContain('  and 2 more with the same modules: sale.order._compute_d, sale.order._compute_e\n')
    expect(text).toContain(
      '5 conflicts\n  5 high      something breaks or never runs\n  --all shows long lists in full\n',
    )
    expect(presentConflictsText(list, words, { colour: false, all: true }).match(/^ {4}one /gm)).toHaveLength(5)
  })

  test('a route that two answer; a method of one controller that two override', () => {
    const controllers = (name: string, code: string): Record<string, string> => ({
      [`${name}/__manifest__.py`]: manifest(['web']),
      [`${name}/__init__.py`]: 'from . import main\n',
      [`${name}/main.py`]: `from odoo import http\nfrom odoo.addons.web.controllers.home import Home\n\n${code}`,
    })
    const answer = 'class Page(http.Controller):\n    @http.route("/page")\n    def page(self):\n        return ""\n'
    expect(brief(controllers('one', answer), controllers('two', answer))).toEqual(['high route /page → undefined'])
    const override = (code: string): string =>
      `class Mine(Home):\n    @http.route()\n    def index(self, **kw):\n        return ${code}\n`
    expect(brief(controllers('one', override('super().index(**kw)')), controllers('two', override('""')))).toEqual([
      'high route web.controllers.home.Home.index → two',
    ])
    expect(
      brief(controllers('one', override('super().index(**kw)')), controllers('two', override('super().index(**kw)'))),
    ).toEqual(['low route web.controllers.home.Home.index → two'])
    expect(brief(controllers('one', answer), controllers('two', override('""')))).toEqual([])
  })

  test('what is printed is escaped and told once for the same modules', () => {
    const hides = method('_compute_x', 'return 1') + method('_compute_y', 'return 1')
    const list = found(addon('one', hides), addon('two', hides))
    const text = presentConflictsText(list, words, { colour: false, all: false })
    expect(text.match(/does not call super\(\): what one wrote never runs/g)).toHaveLength(1)
    const evil = [{ ...list[0]!, subject: '<img src=x>&', message: 'a `b` <script>' }]
    const html = presentConflictsHtml(evil, words)
    expect(html).toContain('<code>&lt;img src=x&gt;&amp;</code>')
    expect(html).toContain('a <code>b</code> &lt;script&gt;')
    expect(html).not.toMatch(/<(?:script|img|link)|https?:/)
    expect(presentConflictsMarkdown(evil, words)).toContain('`<img src=x>&`: a `b` &lt;script&gt;')
  })
})
