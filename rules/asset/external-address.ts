import type { Literal, Text } from '../../src/facts/literal.ts'
import { recordAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A bundle loads a file from another server',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  optional: true,
  aliases: ['manifest-external-assets', 'W8162'],
  messages: {
    address:
      "'{path}' is fetched by each browser from a server of others: pages break when it is down, and it may serve another file tomorrow; put the file below static/lib of {addon}",
  },
  check({ addon, report }) {
    const assets = addon.value('assets')
    const lists = assets?.kind === 'dict' ? assets.entries.map(({ value }) => value) : []
    const written = lists.flatMap(textsIn).map((path) => ({ path, at: addon.manifestPlace(path.span) }))
    for (const { path, at } of [...written, ...recordAssets(addon).map((one) => ({ path: one.path, at: one.pathAt }))])
      if (/^(?:[a-z]{2,10}:)?\/\//i.test(path.value)) report('address', at, { path: path.value, addon: addon.name })
  },
})

/** The texts of an entry, whatever its shape: another rule judges that. */
function textsIn(value: Literal): readonly Text[] {
  if (value.kind === 'str') return [value]
  return value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set' ? value.items.flatMap(textsIn) : []
}
