import { hookKeys } from '../../src/knowledge/python-libraries-hooks.ts'
import type { Addon } from '../../src/model/addon.ts'
import { amongNamers } from '../../src/model/looked-into.ts'
import { putKey, quoted } from '../../src/model/manifests/manifest-edit.ts'
import { findFunction } from '../../src/model/python/python-definitions.ts'
import { usesName } from '../../src/model/python/used-names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A hook that the manifest does not name',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unnamed:
      "{addon} has a function `{name}`, but its manifest does not name it: Odoo calls it at no time, and what it is for is not done {when}; write '{name}': '{name}' in the manifest, or delete the function",
  },
  check({ addon, project, series, report }) {
    if (!addon.readable) return
    const written = new Set(addon.manifest.keys.flatMap(({ value }) => (value.kind === 'str' ? [value.value] : [])))
    for (const { key: name, when } of hookKeys(series)) {
      // one that is named is another rule's, also where its key is misspelt
      if (addon.value(name) || written.has(name)) continue
      const found = findFunction(addon, '', name)
      if (!found || found.facts.decorators.length > 0 || usesName(addon, name)) continue
      if (amongNamers(() => project.checked.some((other) => other !== addon && mayCall(other, addon, name)))) continue
      const at = { file: addon.pathOf(found.file), span: found.facts.nameSpan }
      const related = [addon.manifestPlace()]
      const fix = () => putKey(addon, name, quoted(addon, name), `Name ${name} in the manifest`, 'unsafe')
      report('unnamed', at, { addon: addon.name, name, when }, { related, fix })
    }
  },
})

/** Does code of another addon that speaks of this one use the name? */
function mayCall(other: Addon, { name: addon }: Addon, name: string): boolean {
  if (!usesName(other, name)) return false
  const imports = [...other.python.values()].flatMap((facts) => facts.imports)
  return imports.some(
    ({ module, names }) => module.split('.').includes(addon) || names.some((one) => one.name === addon),
  )
}
