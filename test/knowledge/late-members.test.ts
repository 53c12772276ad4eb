import { expect, test } from 'vitest'
import { builtinReleases } from '../../src/session/releases.ts'

test('what came after the built-in 14.0 was taken is there, with its arguments', () => {
  const stock = builtinReleases()('14.0')?.facts('stock')
  const members = (model: string) => stock?.models.filter((part) => part.model === model) ?? []
  expect(
    members('stock.move').flatMap((part) =>
      part.methods.filter((method) => method.name === '_get_orig_reserved_availability'),
    ),
  ).toEqual([{ name: '_get_orig_reserved_availability', signature: 'self, done_ids=' }])
  expect(
    members('product.template').flatMap((part) =>
      part.fields.filter((field) => field.name === 'show_on_hand_qty_status_button'),
    ),
  ).toEqual([
    {
      name: 'show_on_hand_qty_status_button',
      type: 'Boolean',
      compute: '_compute_show_on_hand_qty_status_button',
    },
  ])
})

test('what came to 15.0, of which the built-in release is an early one', () => {
  const release = builtinReleases()('15.0')
  const product = release?.facts('account')?.models.filter((part) => part.model === 'product.product') ?? []
  expect(product.flatMap((part) => part.methods.map(({ name }) => name))).toContain('_get_tax_included_unit_price')
  expect(release?.closed.find(({ name }) => name === 'project_account')?.depends).toEqual(['project', 'account'])
})

test('what came to 17.0 after January 2025', () => {
  const release = builtinReleases()('17.0')
  const partner = release?.facts('account')?.models.filter((part) => part.model === 'res.partner') ?? []
  expect(partner.flatMap((part) => part.fields.map(({ name }) => name))).toContain('supplier_invoice_count')
  expect(release?.closed.find(({ name }) => name === 'l10n_rs_edi')?.depends).toEqual([
    'account_edi_ubl_cii',
    'l10n_rs',
  ])
})
