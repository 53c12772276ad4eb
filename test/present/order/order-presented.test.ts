import { describe, expect, test } from 'vitest'
import { presentOrderJson } from '../../../src/present/order/order-json.ts'
import { presentOrderText } from '../../../src/present/order/order-text.ts'
import { node } from '../../support/nodes.ts'
import { plan } from '../../support/planned.ts'

const modules = [
  node('web', ['base'], { auto: true }),
  node('sale', ['mail', 'web']),
  node('mail', ['base']),
  node('glue', ['sale', 'mail'], { auto: true }),
  node('bad', ['sale', 'gone'], { auto: ['sale'] }),
]
const planned = plan(modules, ['sale', 'nowhere'])

describe('json', () => {
  test('has exactly these keys in this order', () => {
    const document = JSON.parse(presentOrderJson(planned))
    expect(Object.keys(document)).toEqual(['series', 'requested', 'order', 'refused', 'modules'])
    expect(document).toEqual({
      series: '17.0',
      requested: ['sale', 'nowhere'],
      order: ['base', 'mail', 'web', 'sale', 'glue'],
      refused: [
        {
          module: 'bad',
          reason:
            'depends on gone, which is not on the addons paths; as it is installed automatically with sale, Odoo gives up the whole installation',
        },
        { module: 'nowhere', reason: 'there is no module named nowhere on the addons paths' },
      ],
      modules: [
        { module: 'base', reason: 'dependency', because: [], depth: 0 },
        { module: 'mail', reason: 'dependency', because: ['sale'], depth: 1 },
        { module: 'web', reason: 'auto_install', because: ['base'], depth: 1 },
        { module: 'sale', reason: 'requested', because: [], depth: 2 },
        { module: 'glue', reason: 'auto_install', because: ['mail', 'sale'], depth: 3 },
      ],
    })
  })
})

describe('text', () => {
  test('one line per module, then what is refused and what that means', () => {
    expect(presentOrderText(planned, { colour: false })).toBe(`Odoo 17.0 installs 5 modules in this order
1  depth 0   base  always first
2  depth 1   mail  needed by sale
3  depth 1   web   automatic, with base
4  depth 2   sale  requested
5  depth 3   glue  automatic, with mail, sale

Refused: 2 modules
bad  depends on gone, which is not on the addons paths; as it is installed automatically with sale, Odoo gives up the whole installation
nowhere  there is no module named nowhere on the addons paths

Odoo stops at bad and installs nothing; the order above is the one without it.
`)
  })

  test('phases are shown where new modules meet installed ones', () => {
    const text = presentOrderText(plan(modules.slice(0, 3), ['sale'], { installed: ['base', 'web'] }), {
      colour: false,
    })
    expect(text).toContain(
      'loads 2 installed and installs 2 modules in this order\n1  phase 0, depth 0   base  installed already\n',
    )
    expect(text).toContain('2  phase 1, depth 1   web   installed already\n')
    expect(text).toContain('4  phase 2, depth 2   sale  requested\n')
  })

  test('long lists are cut', () => {
    const many = Array.from({ length: 7 }, (_, i) => node(`m${i}`, ['lib']))
    const text = presentOrderText(
      plan(
        [...many, node('lib', ['base'])],
        many.map(({ name }) => name),
      ),
      { colour: false },
    )
    expect(text).toContain('lib   needed by m0, m1, m2, m3 and 3 more\n')
  })

  test('loading is called so, and names cannot move the cursor', () => {
    const text = presentOrderText(plan([node('a\u001b[2J', ['base'])], ['a\u001b[2J'], { mode: 'load' }), {
      colour: false,
    })
    expect(text).toBe(
      'Odoo 17.0 loads 2 modules in this order\n1  depth 0   base   always first\n2  depth 1   a\u241b[2J  requested\n',
    )
  })

  test('colour is the only difference that colour makes', () => {
    const painted = presentOrderText(planned, { colour: true })
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(presentOrderText(planned, { colour: false }))
    expect(painted).not.toBe(presentOrderText(planned, { colour: false }))
  })
})
