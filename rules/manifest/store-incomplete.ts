import { defineRule } from '../../src/rule/define-rule.ts'

const KEYS: readonly string[] = ['currency', 'images', 'license', 'support']
const PAGE = 'static/description/index.html'

export default defineRule({
  title: 'An addon with a price lacks what the store shows',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  parts: [
    { names: ['manifest-required-key-app', 'C8119'], keys: ['key'] },
    { names: ['missing-odoo-file-app', 'C8118'], keys: ['page'] },
  ],
  messages: {
    key: "{addon} has a price and no '{key}', which Odoo's store shows beside it: add it",
    page: '{addon} has a price and no {page}, the page that Odoo’s store shows: write it',
  },
  check({ addon, report }) {
    if (!addon.readable || !addon.value('price')) return
    const at = addon.manifestPlace()
    for (const key of KEYS) if (!addon.value(key)) report('key', at, { addon: addon.name, key })
    if (!addon.has(PAGE)) report('page', at, { addon: addon.name, page: PAGE })
  },
})
