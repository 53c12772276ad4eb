import { schemaChanges } from '../../src/model/models/schema-change.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The tables of an addon changed and its version did not',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unchanged:
      'since the commit compared with, {what} changed and the version is {version} still: nothing tells that the addon must be updated, and until then its code asks the database for columns that are not there; raise the version',
  },
  check({ addon, project, report }) {
    const before = project.before?.addon(addon.name)
    const version = addon.text('version')
    if (!project.before || !before || !version || before.text('version')?.value !== version.value) return
    const changes = schemaChanges(project.before, project, addon)
    if (changes.length === 0) return
    const names = changes.map(({ model, field }) => (field === '' ? `'${model}'` : `'${model}.${field}'`))
    const what = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
    const related = changes.slice(0, 3).map(({ at }) => at)
    report('unchanged', addon.manifestPlace(version.span), { what, version: version.value }, { related })
  },
})
