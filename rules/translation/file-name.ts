import { baseName } from '../../src/host/paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation file has a name that Odoo never asks for',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    never:
      "Odoo looks for a language's files by its code, which is written like '{wanted}': '{name}' is never loaded; call it {wanted}.po",
  },
  check({ addon, report }) {
    for (const [path, { file }] of addon.catalogs) {
      const name = baseName(path)
      const [, language, country] = /^([a-z]{2,3})[-_]([a-z]{2})\.po$/i.exec(name) ?? []
      if (language === undefined || country === undefined || !/^i18n(?:_extra)?\//.test(path)) continue
      const wanted = `${language.toLowerCase()}_${country.toUpperCase()}`
      if (name !== `${wanted}.po`) report('never', { file, span: [0, 0] }, { name, wanted })
    }
  },
})
