import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ModulePlan, UpgradePlan } from '../../../src/plan/upgrade/upgrade-plan.ts'
import { upgradeHtml } from '../../../src/present/upgrade/upgrade-html.ts'
import { Browser, findBrowser, type Page } from '../../support/browser.ts'
import { runMain } from '../../support/run-main.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

const program = findBrowser()
if (!program) console.warn('skipped: no Chromium or Chrome is installed (CHROME_PATH names one)')

const manifest = (depends: readonly string[]) =>
  `{'name': 'x', 'version': '15.0.1.0.0', 'depends': [${depends.map((name) => `'${name}'`).join(', ')}]}`
const code = (body: string) =>
  `from odoo import models\n\n\nclass Move(models.Model):\n    _inherit = 'account.move'\n${body}`
const FILES = {
  'ground/__manifest__.py': manifest(['account']),
  'ground/__init__.py': 'from . import models\n',
  'ground/models.py': code("\n    def f(self):\n        return self.env['account.account.type'].search([])\n"),
  'wall/__manifest__.py': manifest(['ground']),
  'wall/__init__.py': 'from . import models\n',
  'wall/models.py': code('\n    def g(self):\n        self.flush()\n'),
  'roof/__manifest__.py': manifest(['wall', 'gone_elsewhere']),
  'roof/__init__.py': '',
  'alone/__manifest__.py': manifest(['base']),
  'alone/__init__.py': '',
}
const HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>&\'`$1'

/** The same plan, with every word that an addon chooses made hostile. */
function hostile(plan: UpgradePlan): UpgradePlan {
  const name = (text: string): string => `${text}${HOSTILE}`
  const told = (module: ModulePlan): ModulePlan => ({
    ...module,
    name: name(module.name),
    folder: name(module.folder),
    reason: name(module.reason),
    needs: module.needs.map(name),
    neededBy: module.neededBy.map(name),
    dependencies: module.dependencies.map((fate) => ({
      ...fate,
      module: name(fate.module),
      evidence: name(fate.evidence),
    })),
    risks: module.risks.map((risk) => ({
      ...risk,
      symbol: name(risk.symbol),
      file: name(risk.file),
      message: name(risk.message),
      replacement: name('x'),
    })),
    data: [{ kind: 'no_script', symbol: name('x'), file: name('x'), message: name('x'), confidence: 'likely' }],
    inventory: { ...module.inventory, author: name('x'), license: name('x'), version: name('x') },
  })
  return {
    ...plan,
    modules: plan.modules.map(told),
    waves: plan.waves.map((wave) => wave.map(name)),
    gaps: [name('gap')],
    summary: {
      ...plan.summary,
      blockers: plan.summary.blockers.map(name),
      riskiest: plan.summary.riskiest.map(name),
      recurring: plan.modules.flatMap(({ risks }) =>
        risks.map((risk) => ({ ...risk, message: name(risk.message), replacement: undefined, modules: 1, places: 2 })),
      ),
    },
    database: {
      shown: name('db'),
      server: name('15'),
      encoding: 'UTF8',
      series: '15.0',
      bytes: 5,
      modules: [
        {
          name: name('m'),
          version: name('1'),
          state: name('to upgrade'),
          source: 'unknown',
          fate: name('x'),
          manifest: name('2'),
        },
      ],
      tableCount: 9,
      tables: [{ name: name('t'), rows: 5, counted: false, bytes: 5 }],
      manualFields: [
        {
          model: name('m'),
          name: name('x'),
          type: name('char'),
          comodel: name('y'),
          stored: true,
          manual: true,
          studio: true,
        },
      ],
      manualModels: [{ model: name('m'), studio: true }],
      studio: { [name('ir.ui.view')]: 2 },
      risks: [
        { kind: 'model_gone', symbol: name('m'), rows: 3, counted: true, message: name('gone'), confidence: 'likely' },
      ],
      problems: [name('problem')],
    },
    online: {
      index: name('http://x'),
      asked: 1,
      published: 0,
      unpublished: 0,
      unanswered: 1,
      age: 3,
      problem: name('no'),
    },
  }
}

/** The worst contrast between a text that is seen and what is behind it. */
const CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const paint = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data] }
  const light = (rgb) => { const [r, g, b] = rgb.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  let worst = [21, '']
  for (const one of document.querySelectorAll('body *')) {
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue
    const inDrawing = one.closest('svg') && one.tagName !== 'svg'
    const colour = paint(inDrawing ? getComputedStyle(one).fill : getComputedStyle(one).color)
    let back = inDrawing && one.parentElement.querySelector('rect') ? paint(getComputedStyle(one.parentElement.querySelector('rect')).fill) : [0, 0, 0, 0]
    for (let at = one; at && back[3] < 255; at = at.parentElement) back = paint(getComputedStyle(at).backgroundColor)
    if (back[3] < 255) back = [255, 255, 255, 255]
    const [a, b] = [light(colour), light(back)].sort((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    if (ratio < worst[0]) worst = [ratio, one.tagName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 40)]
  }
  return worst.join(' ')
})()`
const WIDTH = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const focus =
  "(document.activeElement.dataset.name ?? document.activeElement.closest('details.module')?.dataset.name ?? document.activeElement.id) || document.activeElement.tagName"
const SHOWN =
  "[...document.querySelectorAll('details.module')].filter((one) => one.checkVisibility()).map((one) => one.dataset.name).join()"
const OPEN =
  "[...document.querySelectorAll('details.module')].filter((one) => one.open).map((one) => one.dataset.name).join()"
const BOX = "document.querySelector('#graph svg').getAttribute('viewBox').split(' ').map(Number)"
const OFF = "[...document.querySelectorAll('svg .node.off')].map((one) => one.dataset.name).join()"

/** What a page does after a key or a click it may do a moment later. */
const eventually = (page: Page, expression: string) =>
  expect.poll(() => page.value(expression), { timeout: 10_000, interval: 20 })

describe.skipIf(!program)('reports in a browser', () => {
  let browser: Browser
  beforeAll(() => {
    browser = new Browser(program ?? '')
  })
  afterAll(() => browser?.close(), 60_000)
  const size = { width: 1200, height: 900 }

  describe('the upgrade report', () => {
    const run = upgradeTree(FILES, '15.0', '16.0')
    const html = upgradeHtml(run.plan, run.context)
    let page: Page
    beforeAll(async () => {
      page = await browser.open(html, size)
    }, 60_000)

    test('the search finds a module by its name and by what breaks in it, Escape shows all again', async () => {
      await eventually(page, SHOWN).toBe('alone,ground,roof,wall')
      await page.press('/')
      await eventually(page, focus).toBe('search')
      await page.press(...'wall')
      await eventually(page, SHOWN).toContain('wall')
      await eventually(page, SHOWN).not.toContain('alone')
      await page.press('Escape', ...'account.account.type')
      await eventually(page, SHOWN).toBe('ground')
      await eventually(page, "document.getElementById('count').textContent").toBe('1 of 4 modules')
      await eventually(page, OFF).toBe('wall,roof')
      await page.press('Escape')
      await eventually(page, SHOWN).toBe('alone,ground,roof,wall')
    })

    test('Tab goes from module to module in the drawing, Enter opens one, the focus follows', async () => {
      await page.value("document.querySelector('#graph svg').focus()")
      await page.press('Tab')
      await eventually(page, focus).toBe('ground')
      await page.press('Tab', 'Tab')
      await eventually(page, focus).toBe('roof')
      await page.press('Shift+Tab')
      await eventually(page, focus).toBe('wall')
      await eventually(page, "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth").not.toBe(
        '1.6px',
      )
      await page.press('Enter')
      await eventually(page, OPEN).toBe('wall')
      await eventually(page, 'document.activeElement.tagName + document.activeElement.parentElement.dataset.name').toBe(
        'SUMMARYwall',
      )
      await page.press('Enter')
      await eventually(page, OPEN).toBe('')
    })

    test('a click on a node opens its module and brings it into view, also a second time', async () => {
      for (const _ of [1, 2]) {
        await page.value("document.querySelectorAll('details').forEach((one) => { one.open = false })")
        await page.click('svg .node[data-name="roof"]')
        await eventually(page, OPEN).toBe('roof')
        const top = Number(
          await page.value("document.querySelector('details.module[open]').getBoundingClientRect().top"),
        )
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top).toBeLessThan(size.height)
      }
    })

    test('a module that the search hides is shown when a link leads to it', async () => {
      await page.value(
        "document.getElementById('search').value = 'ground'; document.getElementById('search').dispatchEvent(new Event('input'))",
      )
      await page.click('ol.waves a[href="#module-alone"]')
      await eventually(page, SHOWN).toContain('alone')
      await page.value(
        "document.getElementById('search').value = ''; document.getElementById('search').dispatchEvent(new Event('input'))",
      )
    })

    test('zoom and movement, by buttons, keys and wheel; 0 shows all', async () => {
      const whole = await page.value(BOX)
      const width = async (): Promise<number> => Number(await page.value(`${BOX}[2]`))
      const first = await width()
      await page.click('#closer')
      expect(await width()).toBeLessThan(first)
      await page.click('#farther')
      expect(await width()).toBeCloseTo(first)
      await page.value("document.querySelector('#graph svg').focus()")
      await page.press('+', '+')
      const near = await width()
      expect(near).toBeLessThan(first)
      const left = Number(await page.value(`${BOX}[0]`))
      await page.press('ArrowRight')
      expect(Number(await page.value(`${BOX}[0]`))).toBeGreaterThan(left)
      await page.press('-')
      expect(await width()).toBeGreaterThan(near)
      const { x, y } = await page.middle('#graph svg')
      await page.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: -120 })
      await expect.poll(width, { timeout: 10_000, interval: 20 }).toBeLessThan(near * 1.24)
      await page.press('0')
      await eventually(page, BOX).toEqual(whole)
    })

    test('a drag moves the drawing and opens nothing', async () => {
      await page.value("document.querySelectorAll('details').forEach((one) => { one.open = false })")
      const before = await page.value(BOX)
      const { x, y } = await page.middle('svg .node[data-name="wall"]')
      await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', x, y, button: 'left', clickCount: 1 })
      for (const step of [10, 30, 60])
        await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x + step, y, button: 'left', buttons: 1 })
      await page.send('Input.dispatchMouseEvent', {
        type: 'mouseReleased',
        x: x + 60,
        y,
        button: 'left',
        clickCount: 1,
      })
      await page.value('new Promise((done) => setTimeout(done, 50))')
      await eventually(page, BOX).not.toEqual(before)
      await eventually(page, OPEN).toBe('')
    })

    test('a verdict that is unticked leaves the list and fades in the drawing', async () => {
      const verdict = run.plan.modules.find((module) => module.name === 'ground')?.verdict
      await page.click(`.legend input[value="${verdict}"]`)
      await eventually(page, SHOWN).not.toContain('ground')
      await eventually(page, OFF).toContain('ground')
      await page.press(' ')
      await eventually(page, SHOWN).toContain('ground')
    })

    test('all can be unfolded and folded', async () => {
      await page.click('#unfold')
      await eventually(page, OPEN).toBe('alone,ground,roof,wall')
      await page.click('#unfold')
      await eventually(page, OPEN).toBe('')
    })

    test('on paper: every module is unfolded, nothing to click is left', async () => {
      const pdf = await page.pdf()
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      await eventually(page, OPEN).toBe('alone,ground,roof,wall')
      await page.media('dark', 'print')
      expect(
        await page.value(
          "['nav', '.tools', '.legend input'].map((one) => getComputedStyle(document.querySelector(one)).display).join()",
        ),
      ).toBe('none,none,none')
      await eventually(page, 'getComputedStyle(document.body).backgroundColor').toBe('rgb(255, 255, 255)')
      await page.media('light')
    })

    test('the console stays quiet, nothing is asked of anybody', () => {
      expect(page.complaints).toEqual([])
      expect(page.requests).toEqual([])
    })
  })

  test('hostile names are words: no node of theirs, no script of theirs, links and search still work', async () => {
    const run = upgradeTree(FILES, '15.0', '16.0')
    const page = await browser.open(upgradeHtml(hostile(run.plan), run.context), size)
    await eventually(page, "document.querySelectorAll('img').length + document.scripts.length").toBe(1)
    await eventually(page, "document.querySelector('details.module b').textContent").toBe(`alone${HOSTILE}`)
    await page.click('svg .node')
    await eventually(page, 'document.querySelectorAll("details.module[open]").length').toBe(1)
    await page.press('/', ...'onerror=alert')
    await eventually(page, "document.getElementById('count').textContent").toBe('4 of 4 modules')
    expect(page.complaints).toEqual([])
    expect(page.requests).toEqual([])
  })

  const pages: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'upgrade',
      async () => {
        const run = upgradeTree(FILES, '15.0', '16.0')
        const { database, online } = hostile(run.plan)
        return upgradeHtml({ ...run.plan, ...(database && { database }), ...(online && { online }) }, run.context)
      },
    ],
    [
      'conflicts',
      async () => {
        const one = (name: string, kind: string) => ({
          [`${name}/__manifest__.py`]:
            "{'name': 'x', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base']}",
          [`${name}/__init__.py`]: 'from . import models\n',
          [`${name}/models.py`]: `from odoo import fields, models\n\n\nclass Partner(models.Model):\n    _inherit = 'res.partner'\n\n    a_field_with_a_long_name_that_two_give = fields.${kind}()\n\n    def name_that_two_write(self):\n        return 1\n`,
        })
        const { out } = await runMain(['conflicts', '.', '--series', '16.0', '-f', 'html'], {
          ...one('first_addon', 'Char'),
          ...one('second_addon', 'Text'),
        })
        return out
      },
    ],
    ['view', async () => (await runMain(['view', 'base.view_partner_form', '--series', '16.0', '-f', 'html'])).out],
  ]
  test.each(pages)(
    '%s: readable in light and dark, wide and narrow, quiet, and in need of nothing',
    async (_, made) => {
      const html = await made()
      expect(html).toMatch(/^<!doctype html>/)
      const page = await browser.open(html, size)
      await page.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
      for (const scheme of ['light', 'dark'] as const) {
        await page.media(scheme)
        expect(
          Number.parseFloat(String(await page.value(CONTRAST))),
          String(await page.value(CONTRAST)),
        ).toBeGreaterThanOrEqual(4.5)
        const back = String(await page.value('getComputedStyle(document.body).backgroundColor'))
        expect(back === 'rgb(255, 255, 255)').toBe(scheme === 'light')
      }
      for (const [width, height] of [
        [1200, 900],
        [400, 800],
      ] as const) {
        await page.resize(width, height)
        await eventually(page, WIDTH).toBe(0)
        await eventually(page, 'innerWidth').toBe(width)
      }
      expect(page.complaints).toEqual([])
      expect(page.requests).toEqual([])
    },
  )
})
