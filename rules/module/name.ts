import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)

export default defineRule({
  title: 'A folder name that is no Python identifier',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    statement:
      "'{name}' is no Python identifier: Odoo loads the addon, but no other code can import it with an import statement; call the folder '{better}'",
    dotted:
      "'{name}' has a dot, which Python takes for a package: Odoo {series} cannot load the addon (ModuleNotFoundError); call the folder '{better}'",
    unseen:
      "Odoo {series} takes letters, digits and underscores in the names of addons only: it does not see '{name}' at all; call the folder '{better}'",
  },
  check({ addon, series, report }) {
    const { name } = addon
    const word = /^[\p{L}\p{N}_]{1,256}$/u.test(name)
    const identifier = word && !/^\p{N}/u.test(name) && !KEYWORDS.has(name)
    if (identifier) return
    const better = betterName(name)
    const at = addon.manifestPlace()
    if (!word && since(series, '19.0')) report('unseen', at, { series, name, better }, { severity: 'error' })
    else if (name.includes('.')) report('dotted', at, { series, name, better }, { severity: 'error' })
    else report('statement', at, { name, better })
  },
})

function betterName(name: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '_')
  return /^\p{N}/u.test(plain) || KEYWORDS.has(plain) ? `x_${plain}` : plain
}
