import { addDependency, comesAlong } from '../../src/model/add-dependency.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { declaredBefore } from '../../src/model/ids/id-order.ts'
import { writtenIds } from '../../src/model/ids/written-ids.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: "A record has an id in another module's namespace, where no such record is",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    absent:
      "'{id}' would be a new record in the namespace of {owner}, and Odoo only lets another module's record be changed: loading ends with 'Cannot update missing record'; {advice}",
    undeclared:
      "'{id}' belongs to {owner}, which {addon} does not depend on: Odoo stops because the id 'refers to an uninstalled module'; add '{owner}' to depends",
    nowhere:
      "'{id}' names a module '{owner}' that does not exist: Odoo stops because the id 'refers to an uninstalled module'; {advice}",
    row: "'{id}' makes a record in the namespace of '{owner}': Odoo warns, and uninstalling {addon} leaves the record behind; write the id without '{owner}.'",
  },
  check({ addon, project, series, report }) {
    for (const { text, file, isCsv, record } of writtenIds(project, addon)) {
      const id = text.value
      const owner = id.slice(0, id.indexOf('.'))
      if (!id.includes('.') || owner === addon.name || id.split('.').length > 2 || id.includes(' ')) continue
      const at = { file: file.file, span: text.span }
      const before = declaredBefore(project, addon, id, at)
      if (isCsv) {
        if (before === 'no') report('row', at, { id, owner, addon: addon.name }, { severity: 'warning' })
        continue
      }
      if (!project.graph.reach(addon.name).has(owner)) {
        if (!project.isComplete(addon.name) || project.isEnterprise(owner)) continue
        if (project.graph.has(owner)) {
          const masked = comesAlong(project, addon, owner)
          const options = masked ? { severity: 'warning' as const, confidence: 'likely' as const } : costOf(file)
          report(
            'undeclared',
            at,
            { id, owner, addon: addon.name },
            { ...options, fix: () => addDependency(addon, owner) },
          )
        } else {
          const near = nearName(owner, [...project.graph.reach(addon.name)].sort())
          const advice =
            near === undefined ? `leave '${owner}.' out for a record of ${addon.name}` : `did you mean '${near}'?`
          report('nowhere', at, { id, owner, advice }, costOf(file))
        }
        continue
      }
      // since 18.0 a record that says so may be made; a menu is made with a warning alone
      const isForced =
        since(series, '18.0') &&
        record !== undefined &&
        attribute(record.element, 'forcecreate') !== undefined &&
        record.forcecreate
      if (before !== 'no' || isForced || (record && !record.forcecreate && record.noupdate)) continue
      if (record?.tag === 'menuitem') {
        report('row', at, { id, owner, addon: addon.name }, { severity: 'warning' })
        continue
      }
      const other = project.addon(owner)
      // code of the owner may load the file that holds it
      if (other && project.ids.unlisted(other, id)?.loaded) continue
      // whoever changes a record of a localisation has one that is newer than the built-in release
      if (project.ids.mayGrow(owner)) continue
      const near = project.ids.near(id, addon.name)
      const advice = near === undefined || near === id ? `leave '${owner}.' out` : `did you mean '${near}'?`
      report('absent', at, { id, owner, advice }, costOf(file))
    }
  },
})
