import { distributionName, externalItems, provides } from '../../src/model/python/python-declared.ts'
import { importedModuleNames } from '../../src/model/python/python-imported.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A declared library is imported nowhere in the addon',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'guess',
  since: '0.1.0',
  optional: true,
  messages: {
    unused: "no Python file of {addon} imports '{name}': if nothing else needs it, servers need not have it",
  },
  check({ addon, report }) {
    const imported = [...addon.python.values()].flatMap((facts) => importedModuleNames(facts).map((one) => one.name))
    const topLevels = [...new Set(imported.map((name) => name.split('.')[0] ?? name))]
    for (const text of externalItems(addon, 'python')) {
      const name = distributionName(text.value)
      const distributions = new Set([name])
      if (!topLevels.some((topLevel) => provides(distributions, topLevel)))
        report('unused', addon.manifestPlace(text.span), { addon: addon.name, name })
    }
  },
})
