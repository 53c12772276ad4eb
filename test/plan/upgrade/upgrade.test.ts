import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMapping } from '../../../src/plan/upgrade/module-mapping.ts'
import { progressSince, readEarlierPlan } from '../../../src/plan/upgrade/progress.ts'
import { upgradeCsv } from '../../../src/present/upgrade/upgrade-csv.ts'
import { upgradeHtml } from '../../../src/present/upgrade/upgrade-html.ts'
import { upgradeJson } from '../../../src/present/upgrade/upgrade-json.ts'
import { upgradeMarkdown } from '../../../src/present/upgrade/upgrade-markdown.ts'
import { upgradeFiles } from '../../../src/present/upgrade/upgrade-runbook.ts'
import { upgradeText } from '../../../src/present/upgrade/upgrade-text.ts'
import type { Series } from '../../../src/text/series.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

function tree(name: string): Record<string, string> {
  const base = new URL(`../../../fixtures/upgrade/${name}/`, import.meta.url)
  const files: Record<string, string> = {}
  for (const entry of readdirSync(base, { recursive: true, encoding: 'utf8', withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')
    files[path.slice(path.indexOf(name) + name.length + 1)] = readFileSync(path, 'utf8')
  }
  return files
}

const before = tree('stock-15-16/before')
const after = tree('stock-15-16/after')

describe('an addon on the way from 15.0 to 16.0', () => {
  const run = upgradeTree(before, '15.0', '16.0')

  test('everything that dies is told, with its place', () => {
    expect(run.lines).toEqual([
      'lots/__manifest__.py:5 module_removed base_address_city',
      'lots/models/lot.py:2 import_symbol odoo.tools.translate:translate',
      'lots/models/lot.py:6 model_removed stock.production.lot',
      'lots/models/lot.py:15 model_removed stock.location.route',
      'lots/models/lot.py:17 field_removed stock.picking.move_lines',
      'lots/models/lot.py:19 xmlid_removed account.data_account_type_revenue',
      'lots/models/lot.py:27 override_removed account.move._recompute_tax_lines',
      'lots/tests/test_lots.py:6 model_removed stock.production.lot',
      'lots/tests/test_lots.py:6 rule:flush_old flush_old',
      'lots/views/lots.xml:7 field_removed account.account.user_type_id',
      "lots/views/lots.xml:7 view_anchor account.view_account_form //field[@name='user_type_id']",
      'lots/views/lots.xml:8 field_removed account.account.internal_type',
      'lots/views/lots.xml:14 model_removed stock.production.lot',
    ])
  })

  test('what is known to be renamed has its new name', () => {
    const risks = run.plan.modules[0]?.risks ?? []
    const replacement = (symbol: string) => risks.find((risk) => risk.symbol === symbol)?.replacement
    expect(replacement('stock.production.lot')).toBe("'stock.lot'")
    expect(replacement('stock.picking.move_lines')).toBe("'move_ids'")
    expect(replacement('base_address_city')).toBe("merged into 'base_address_extended'")
  })

  test('a script that never runs is a data risk', () => {
    expect(run.plan.modules[0]?.data.map((risk) => `${risk.kind} ${risk.symbol}`)).toEqual([
      'script_never_runs 15.0.9.0.0/post-lots.py',
    ])
  })

  test('the migrated addon has nothing to mend but its version, which weighs nothing', () => {
    const { plan, lines } = upgradeTree(after, '16.0', '17.0')
    expect(lines).toEqual([])
    const [module] = plan.modules
    expect(module?.risks.map((risk) => `${risk.file} ${risk.kind} ${risk.symbol}`)).toEqual([
      '__manifest__.py manifest_version 16.0.1.0.0',
    ])
    expect(module).toMatchObject({ verdict: 'no change needed', score: 0 })
    expect(module?.reason).toContain('the version in its manifest is to be raised')
    expect(module?.effort.factors.map((one) => one.name)).not.toContain('mechanical')
    expect(plan.summary.risks['load error']).toBe(0)
  })

  test('a version of another series: taken as it is, refused, or the module is passed over', () => {
    const told = (to: Series, version = '15.0.1.0.0') =>
      upgradeTree({ 'a/__manifest__.py': `{'name': 'a', 'version': '${version}', 'depends': ['base']}` }, '15.0', to)
        .plan.modules[0]?.risks.filter((risk) => risk.kind === 'manifest_version')
        .map(({ severity, hop, message }) => `${severity} ${hop} ${message.replace(/.*: /, '')}`)
    expect(told('16.0')).toEqual([
      'hint 16.0 Odoo 16.0 takes it for 16.0.15.0.1.0.0, and scripts under migrations/ do not run when they should',
    ])
    expect(told('18.0')).toEqual(['load error 17.0 Odoo 18.0 refuses it'])
    expect(told('19.0')).toEqual(['load error 17.0 Odoo 19.0 takes the module for not installable'])
    expect(told('18.0', '1.0')).toEqual([])
    expect(told('18.0', '18.0.1.0.0')).toEqual([])
  })

  test('what hits several places is told once for all of them', () => {
    const { summary } = run.plan
    expect(summary.recurring.map(({ symbol, modules, places }) => `${symbol} ${modules} ${places}`)).toContain(
      'stock.production.lot 1 4',
    )
    expect(summary.waves).toEqual([{ low: summary.effort.low, high: summary.effort.high }])
    expect(Object.keys(summary.work)).toEqual(Object.keys(summary.verdicts))
  })

  test('the hop at which a name dies does not depend on the target', () => {
    const far = upgradeTree(before, '15.0', '18.0').plan.modules[0]?.risks
    expect(far?.find((risk) => risk.symbol === 'stock.location.route')?.hop).toBe('16.0')
  })

  test('own values on a model that is gone need a script, unless there is one', () => {
    const files = (more: Record<string, string> = {}) => ({
      'x/__manifest__.py': "{'name': 'x', 'version': '18.0.1.0.0', 'depends': ['hr_expense', 'stock']}",
      'x/__init__.py': 'from . import models\n',
      'x/models.py':
        "from odoo import fields, models\n\n\nclass Sheet(models.Model):\n    _inherit = 'hr.expense.sheet'\n\n    trip = fields.Char()\n    trips = fields.Integer(compute='_compute_trips')\n    state = fields.Selection(selection_add=[('late', 'Late')])\n",
      ...more,
    })
    const told = (tree: Record<string, string>) =>
      upgradeTree(tree, '18.0', '19.0').plan.modules[0]?.data.map(({ kind, symbol }) => `${kind} ${symbol}`)
    expect(told(files())).toEqual(['no_script hr.expense.sheet.trip'])
    expect(told(files({ 'x/migrations/19.0.1.0.0/pre-trip.py': 'def migrate(cr, version): pass\n' }))).not.toContain(
      'no_script hr.expense.sheet.trip',
    )
  })

  test('a field that the module’s next version lacks is a data risk, unless a script moves it', () => {
    const dropped = (target: Record<string, string>) =>
      upgradeTree(before, '15.0', '16.0', { target }).plan.modules[0]?.data.filter(
        (one) => one.kind === 'field_dropped',
      )
    expect(dropped(after)?.map((one) => one.symbol)).toEqual(['stock.production.lot.shelf'])
    expect(
      dropped({ ...after, 'lots/migrations/16.0.1.0.0/pre-shelf.py': 'def migrate(cr, version): pass\n' }),
    ).toEqual([])
  })
})

describe('plans', () => {
  const manifest = (depends: readonly string[], version = '16.0.1.0.0') =>
    `{'name': 'x', 'version': '${version}', 'depends': [${depends.map((name) => `'${name}'`).join(', ')}]}`
  const files = {
    'aa/__manifest__.py': manifest(['base', 'cc']),
    'aa/__init__.py': '',
    'bb/__manifest__.py': manifest(['base', 'cc', 'aa']),
    'bb/__init__.py': '',
    'cc/__manifest__.py': manifest(['base', 'note']),
    'cc/__init__.py': '',
    'dd/__manifest__.py': manifest(['base', 'no_such_module']),
    'dd/__init__.py': '',
  }

  test('a module comes after those that it needs', () => {
    expect(upgradeTree(files, '16.0', '17.0').plan.waves).toEqual([['cc', 'dd'], ['aa'], ['bb']])
  })

  test('fates: renamed by evidence, unknown where nothing is known, and the user’s word before all', () => {
    const fates = (mapping = new Map<string, readonly string[]>()) =>
      upgradeTree(files, '16.0', '17.0', { mapping }).plan.modules.flatMap((module) =>
        module.dependencies.map((fate) => `${fate.module} ${fate.fate} ${fate.now.join()}`),
      )
    expect(fates()).toEqual([
      'base kept base',
      'base kept base',
      'base kept base',
      'note renamed project_todo',
      'base kept base',
      'no_such_module unknown no_such_module',
    ])
    expect(fates(new Map([['no_such_module', []]]))).toContain('no_such_module removed ')
  })

  test('a module whose dependency is given up is blocked', () => {
    const { plan } = upgradeTree(files, '16.0', '17.0', { mapping: new Map([['no_such_module', []]]) })
    expect(plan.modules.find((module) => module.name === 'dd')?.verdict).toBe('blocked')
  })

  test('a circle of modules ends', () => {
    const { plan } = upgradeTree({ ...files, 'cc/__manifest__.py': manifest(['bb']) }, '16.0', '17.0')
    expect(plan.waves.flat().sort()).toEqual(['aa', 'bb', 'cc', 'dd'])
  })

  test('a mapping that is none says why', () => {
    expect(readMapping('[]')).toEqual({ failed: 'must be an object: { "old": "new" }' })
    expect(readMapping('{"a": 1}')).toEqual({ failed: "says for 'a' something that is no module's name" })
    expect(readMapping('{"a": null, "b": "c", "d": ["e", "f"]}')).toEqual({
      mapping: new Map([['a', []], ['b', ['c']], ['d', ['e', 'f']]]),
    }) // biome-ignore format: a table
  })
})

describe('presented', () => {
  const hostile = '</script><img src=x onerror=alert(1)>'
  const run = upgradeTree(
    {
      ...before,
      'lots/__manifest__.py': `{'name': 'x', 'version': '15.0.1.0.0', 'author': '${hostile}', 'depends': ['stock', 'account'], 'data': ['views/lots.xml']}`,
      'lots/models/lot.py': `${before['lots/models/lot.py']}\n\nclass Other(models.Model):\n    _inherit = "account.account"\n\n    @api.model\n    def f(self):\n        return self.env["account.account.type"]\n`,
    },
    '15.0',
    '16.0',
  )

  test('JSON has the shape that others rely on', () => {
    const report = JSON.parse(upgradeJson(run.plan, run.context))
    expect(Object.keys(report)).toEqual(expect.arrayContaining(['schema', 'from', 'to', 'modules', 'waves', 'summary']))
    const [module] = report.modules
    expect(Object.keys(module)).toEqual(
      expect.arrayContaining(['name', 'path', 'verdict', 'confidence', 'effort', 'wave', 'cloc', 'risks']),
    )
    expect(module.effort).toMatchObject({ low: expect.any(Number), high: expect.any(Number), unit: 'hours' })
    for (const risk of module.risks)
      expect(risk).toEqual({
        kind: expect.any(String),
        symbol: expect.any(String),
        severity: expect.stringMatching(/^(load error|runtime error|silent loss|deprecation|hint)$/),
        effort: expect.stringMatching(/^(mechanical|review|redesign)$/),
        file: expect.not.stringMatching(/^\//),
        line: expect.any(Number),
        hop: '16.0',
        replacement: risk.replacement === null ? null : expect.any(String),
        confidence: expect.stringMatching(/^(proven|likely|guess)$/),
        message: expect.any(String),
        scope: expect.any(String),
        count: expect.any(Number),
      })
  })

  test('the page holds nothing of an addon as markup, and needs nothing from elsewhere', () => {
    const html = upgradeHtml(run.plan, run.context)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;/script&gt;')
    expect(html).not.toMatch(/(?:src|href)="(?!#)/)
    expect(html.match(/<script>/g)).toHaveLength(1)
  })

  test('every format tells every module', () => {
    for (const present of [upgradeText, upgradeMarkdown, upgradeCsv])
      expect(present(run.plan, run.context)).toContain('lots')
  })

  test('a spreadsheet takes no cell for a formula', () => {
    const csv = upgradeCsv(run.plan, run.context)
    expect(csv.split('\r\n').some((row) => row.split(',').some((cell) => /^"?[=+@]/.test(cell)))).toBe(false)
  })

  test('the runbook links a task for each module', () => {
    const out = upgradeFiles(run.plan, run.context)
    expect([...out.keys()]).toEqual(['RUNBOOK.md', 'tasks/lots.md'])
    expect(out.get('RUNBOOK.md')).toContain('(tasks/lots.md)')
  })

  test('progress: what was mended is done, what came is new', () => {
    const earlier = readEarlierPlan(upgradeJson(run.plan, run.context))
    if ('failed' in earlier) throw new Error(earlier.failed)
    const { plan } = upgradeTree({ ...before, 'lots/views/lots.xml': '<odoo/>\n' }, '15.0', '16.0')
    const { modules } = progressSince(earlier, plan)
    // mended: three in the view, one in the code; new: the module that the manifest above did not name
    expect(modules).toMatchObject([{ name: 'lots', gone: 5, added: 1 }])
    expect(readEarlierPlan('{}')).toEqual({ failed: 'is no upgrade report' })
  })
})
