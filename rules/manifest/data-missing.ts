import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A file that the manifest lists does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['resource-not-exist', 'F8101'],
  messages: {
    missing: "'{path}' does not exist in {addon}: installing it ends with FileNotFoundError; add the file or remove the entry",
    case: "'{path}' does not exist in {addon}, but '{found}' does: names differ by case, which counts on servers; write '{found}'",
    demo: "demo file '{path}' does not exist in {addon}: demo data of the addon is skipped; add the file or remove the entry",
  },
  check({ addon, report }) {
    for (const entry of addon.entries('data', 'demo')) {
      if (entry.relative.startsWith('..') || entry.relative.startsWith('/') || addon.has(entry.relative)) continue
      const at = addon.manifestPlace(entry.text.span)
      const path = entry.text.value
      const folded = entry.relative.toLowerCase()
      const found = addon.paths().find((name) => name.toLowerCase() === folded)
      if (found) {
        const [start, end] = entry.text.span
        const fix = () => ({
          title: `Write '${found}'`,
          safety: 'safe' as const,
          edits: [{ file: addon.site.manifest, span: [start, end] as const, text: `'${found}'` }],
        })
        report('case', at, { path, found, addon: addon.name }, { fix, severity: entry.key === 'demo' ? 'warning' : 'error' })
      } else if (entry.key === 'demo') report('demo', at, { path, addon: addon.name }, { severity: 'warning' })
      else report('missing', at, { path, addon: addon.name })
    }
  },
})
