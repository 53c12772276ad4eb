import { pythonRange, removedModule } from '../../src/knowledge/python-libraries.ts'
import { importedModuleNames } from '../../src/model/python/python-imported.ts'
import { isGuarded, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "A module is imported that left Python's library",
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  aliases: ['deprecated-module', 'W4901'],
  messages: {
    gone: "Python {version} has no module '{name}' any more, and Odoo {series} needs Python {oldest} or later: the import fails; use {instead}",
    going:
      "Python {version} has no module '{name}' any more; Odoo {series} runs on Python {oldest} to {newest}, and with {version} or later the import fails; use {instead}",
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    const range = pythonRange(series)
    const oldest = range.oldest.join('.')
    const newest = range.newest.join('.')
    for (const [relative, facts] of addon.python) {
      const use = uses.get(relative) ?? 'never'
      if (use === 'never' || isGuarded(use)) continue
      for (const { statement, name, span, conditional } of importedModuleNames(facts)) {
        const removed = removedModule(name.split('.')[0] ?? name)
        if (!removed || statement.guarded || statement.typing || conditional) continue
        if (removed.since[1] > range.newest[1]) continue
        const version = removed.since.join('.')
        const at = { file: facts.file, span }
        const { instead } = removed
        if (removed.since[1] > range.oldest[1]) {
          // setuptools brings a distutils of its own
          const confidence = name.startsWith('distutils') ? 'likely' : 'proven'
          report('going', at, { version, name, series, oldest, newest, instead }, { confidence })
        } else {
          const severity = use === 'load' && !statement.deferred ? 'error' : 'warning'
          report('gone', at, { version, name, series, oldest, instead }, { severity })
        }
      }
    }
  },
})
