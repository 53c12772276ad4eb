import { actionContexts } from '../../src/model/data/action-contexts.ts'
import { searchNames } from '../../src/model/views/search-names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'The context of an action names a filter or field that does not exist',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    filter:
      "no search view of '{model}' has a filter or field '{name}': the action opens without it, and shows all records{hint}",
    default: "no model has a field '{name}': the value is dropped without a word{hint}",
  },
  check({ addon, project, report }) {
    if (!project.isComplete(addon.name)) return
    for (const { key, at, model, search, demo } of actionContexts(project, addon)) {
      const view = project.models.view(model, addon.name)
      if (!view?.closed) continue
      const options = demo ? ({ severity: 'info' } as const) : {}
      if (key.startsWith('search_default_')) {
        const name = key.slice('search_default_'.length)
        const names = searchNames(project, model, addon.name, search)
        if (!names || names.has(name)) continue
        report('filter', at, { model, name, hint: didYouMean(name, names) }, options)
      } else if (key.startsWith('default_')) {
        const name = key.slice('default_'.length)
        // contexts are handed on: the value may be meant for another model
        if (project.models.hasMember(name)) continue
        // code may ask for the key itself
        const hint = didYouMean(name, view.fields.keys())
        report('default', at, { name, hint }, hint === '' || demo ? { severity: 'info' } : {})
      }
    }
  },
})
