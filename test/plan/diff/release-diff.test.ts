import { describe, expect, test } from 'vitest'
import { catalogueBetween } from '../../../src/knowledge/changes/catalogue.ts'
import { KnownRenames } from '../../../src/knowledge/changes/known-renames.ts'
import { diffReleases } from '../../../src/plan/diff/release-diff.ts'
import { diffJson } from '../../../src/present/diff/diff-json.ts'
import { diffMarkdown } from '../../../src/present/diff/diff-markdown.ts'
import { diffText } from '../../../src/present/diff/diff-text.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import type { Series } from '../../../src/text/series.ts'

const releases = builtinReleases()

function diff(from: Series, to: Series, scope = {}) {
  const [before, after] = [releases(from), releases(to)]
  if (!before || !after) throw new Error('a release is not built in')
  return diffReleases(before, after, scope)
}

const told = (from: Series, to: Series, scope: object) =>
  diff(from, to, scope).changes.map(({ subject, verdict, name, after }) => `${subject} ${verdict} ${name} ${after}`)

describe('two releases', () => {
  test('a release differs in nothing from itself', () => {
    expect(diff('16.0', '16.0').changes).toEqual([])
  })

  test('a model that was renamed is followed', () => {
    expect(told('15.0', '16.0', { model: 'stock.production.lot' })).toEqual(
      expect.arrayContaining(['model renamed stock.production.lot stock.lot']),
    )
  })

  test('removed, renamed and changed fields', () => {
    const changes = told('15.0', '16.0', { model: 'account.account' })
    expect(changes).toContain('field removed account.account.user_type_id ')
    expect(told('14.0', '15.0', { model: 'sale.order' })).toContain('field changed sale.order.note type Html')
    expect(told('15.0', '16.0', { model: 'stock.picking' })).toContain(
      'field renamed stock.picking.move_lines move_ids',
    )
  })

  test('fields that a model loses through one that it inherits', () => {
    expect(told('16.0', '17.0', { model: 'crm.lead' })).toContain('field removed crm.lead.message_main_attachment_id ')
  })

  test('an override that goes is no method that a model loses', () => {
    const changes = told('16.0', '17.0', { model: 'sale.order' })
    expect(changes).toContain('method removed sale.order.action_done ')
    expect(changes).not.toContain('method removed sale.order.unlink ')
    expect(changes).not.toContain('method removed sale.order.name_get ')
  })

  test('views of a model, and nodes in them', () => {
    const changes = told('16.0', '17.0', { model: 'sale.order' })
    expect(changes).toContain('view added sale.sale_order_tree sale.sale_order_tree')
    expect(changes).toContain("anchor removed sale.view_order_form //group[@name='technical'] ")
  })

  test('what all models have, by the name of its class', () => {
    expect(told('15.0', '16.0', { model: 'BaseModel' })).toEqual(
      expect.arrayContaining([
        'method removed BaseModel._mapped_cache ',
        'method added BaseModel.flush_model (self, fnames=)',
      ]),
    )
  })

  test('what is kept by hand of a name that is gone', () => {
    const changes = diff('16.0', '17.0', { model: 'stock.move.line' }).changes
    expect(changes.find((one) => one.name === 'stock.move.line.qty_done')?.instead).toBe('quantity (and picked)')
  })

  test('a model that only the migration of a database knows', () => {
    expect(told('17.0', '18.0', { model: 'l10n_es_edi_verifactu.certificate' })).toEqual([
      'model merged l10n_es_edi_verifactu.certificate certificate.certificate',
    ])
  })

  test('what a file only borrows is nothing that it offers', () => {
    const names = told('16.0', '17.0', { module: 'stock' }).filter((one) => one.startsWith('python'))
    expect(names.filter((one) => /:(?:SUPERUSER_ID|copy|OrderedDict)\b/.test(one))).toEqual([])
    expect(names).toContain('python removed odoo.addons.stock.wizard.stock_immediate_transfer ')
  })

  test('modules, bundles, scripts and importables', () => {
    const changes = told('16.0', '17.0', {})
    expect(changes).toContain('module renamed note project_todo')
    expect(changes).toContain('bundle removed web.assets_common ')
    expect(changes.some((one) => one.startsWith('script removed web.AbstractView'))).toBe(true)
    expect(told('15.0', '16.0', {})).toContain('python removed odoo.tools.translate:translate ')
  })

  test('everything named is of the module that was asked for', () => {
    expect(new Set(diff('17.0', '18.0', { module: 'sale' }).changes.map((change) => change.module))).toEqual(
      new Set(['sale']),
    )
  })

  test('presented', () => {
    const value = diff('15.0', '16.0', { model: 'stock.production.lot' })
    expect(diffText(value, false)).toContain('> stock.production.lot → stock.lot')
    expect(diffMarkdown(value)).toContain('## model')
    expect(JSON.parse(diffJson(value))).toMatchObject({ schema: 1, from: '15.0', to: '16.0' })
  })
})

describe('known renames', () => {
  const renames = new KnownRenames()

  test('are followed over several steps', () => {
    expect(renames.find('model', 'mail.channel.partner', '14.0', '17.0')?.to).toBe('discuss.channel.member')
    expect(renames.find('model', 'mail.channel.partner', '14.0', '16.0')?.to).toBe('mail.channel.member')
    expect(renames.find('model', 'mail.channel.partner', '17.0', '19.0')).toBeUndefined()
  })

  test('a field moves with its model', () => {
    expect(renames.find('field', 'stock.picking.move_lines', '15.0', '16.0')).toMatchObject({
      to: 'move_ids',
      hop: '16.0',
    })
  })
})

describe('the catalogue', () => {
  test('an entry counts for the hops that a jump passes', () => {
    const ids = (from: Series, to: Series) => catalogueBetween(from, to).map((entry) => entry.id)
    expect(ids('16.0', '17.0')).toContain('attrs')
    expect(ids('17.0', '18.0')).not.toContain('attrs')
    expect(ids('16.0', '18.0')).toContain('name_get-18')
    expect(ids('16.0', '18.0')).not.toContain('name_get')
  })

  test('each entry has an own id, evidence and a way out', () => {
    const entries = catalogueBetween('14.0', '19.0')
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    for (const { evidence, replacement } of entries)
      expect([evidence.length > 0, replacement !== '']).toEqual([true, true])
  })
})
