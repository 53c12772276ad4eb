import { ASSET_DIRECTIVES } from '../../src/knowledge/assets.ts'
import { bracket, kindName, replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { manifestAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'An entry of a bundle that Odoo cannot read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    letters:
      "bundle '{bundle}' must be a list of paths, not a text: Odoo takes each letter for a path and loads nothing; write it in brackets",
    bundle:
      "bundle '{bundle}' must be a list of paths, not {kind}: Odoo cannot go through it, so that no page that needs the bundle can be drawn",
    entry:
      "an entry of bundle '{bundle}' must be a path or a tuple of a directive and a path, not {kind}: no page that needs the bundle can be drawn",
    item: "this item of bundle '{bundle}' must be a text, not {kind}: no page that needs the bundle can be drawn",
    length:
      "'{directive}' takes {expected}, there are {count} items: Odoo raises an error when it builds bundle '{bundle}'",
    directive:
      "'{directive}' is no directive: Odoo raises an error when it builds bundle '{bundle}'; there are append, prepend, before, after, replace, remove and include",
    near: "'{directive}' is no directive: Odoo raises an error when it builds bundle '{bundle}'; did you mean '{near}'?",
    empty: "an empty path in bundle '{bundle}': Odoo raises an error when it builds the bundle; remove it",
  },
  check({ addon, report }) {
    const { faults, entries } = manifestAssets(addon)
    for (const { kind, at, bundle, told, directive, count } of faults) {
      if (kind === 'bundle-text') {
        if (told.kind !== 'str' || told.value === '') continue
        report('letters', at, { bundle }, { fix: () => bracket(addon, told.span) })
      } else if (kind === 'bundle-kind') report('bundle', at, { bundle, kind: kindName(told) })
      else if (kind === 'entry-kind') report('entry', at, { bundle, kind: kindName(told) })
      else if (kind === 'item-kind') report('item', at, { bundle, kind: kindName(told) })
      else if (kind === 'length') {
        const expected = ASSET_DIRECTIVES[directive] === 3 ? 'a target and a path' : 'one path'
        report('length', at, { directive, expected, count, bundle })
      } else if (count === 0) report('entry', at, { bundle, kind: 'an empty tuple' })
      else {
        const near = nearName(directive, Object.keys(ASSET_DIRECTIVES))
        if (near === undefined) report('directive', at, { directive, bundle })
        else {
          const fix = () => replaceText(addon, { value: directive, span: told.span }, near, 'unsafe')
          report('near', at, { directive, bundle, near }, { fix })
        }
      }
    }
    for (const { bundle, path, target, pathAt, targetAt } of entries)
      for (const [text, at] of [[path, pathAt] as const, [target, targetAt] as const])
        if (text && at && /^[\s/\\]*$/.test(text.value)) report('empty', at, { bundle: bundle.value })
  },
})
