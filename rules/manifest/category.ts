import { defineRule } from '../../src/rule/define-rule.ts'

/** The categories that Odoo's store shows addons in. */
const STORE: readonly string[] = [
  'Accounting', 'Discuss', 'Document Management', 'eCommerce', 'Extra Tools', 'Human Resources', 'Industries',
  'Localization', 'Manufacturing', 'Marketing', 'Point of Sale', 'Productivity', 'Project', 'Purchases', 'Sales',
  'Tutorial', 'Warehouse', 'Website',
] // biome-ignore format: a table

export default defineRule({
  title: 'A category that the settings, or the store, do not have',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  parts: [
    { names: ['category-allowed', 'C8114'], keys: ['house'] },
    { names: ['category-allowed-app', 'C8117'], keys: ['store'] },
  ],
  messages: {
    house: "'{category}' is not among [conventions] allowed-categories: write one of {known}",
    store: "'{category}' is no category of Odoo's store, where an addon with a price is sold: write one of {known}",
  },
  check({ addon, project, report }) {
    const category = addon.text('category')
    if (!category || category.value === '') return
    const sold = addon.value('price') !== undefined
    const known = sold ? STORE : project.conventions.allowedCategories
    if (known.length === 0 || known.includes(category.value)) return
    const told = { category: category.value, known: known.join(', ') }
    report(sold ? 'store' : 'house', addon.manifestPlace(category.span), told)
  },
})
