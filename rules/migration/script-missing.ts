import type { Addon } from '../../src/model/addon.ts'
import { schemaChanges } from '../../src/model/models/schema-change.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A change takes data away, and no migration script saves it',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    removed:
      "'{model}.{field}' is gone since the commit compared with: the update drops its column and what stands in it; move it with a script in migrations/, or say there that it may go",
    renamed:
      "'{model}.{field}' seems to be called '{detail}' now: for Odoo one is gone and the other is new and empty; rename the column in migrations/VERSION/pre-….py",
    retyped: "'{model}.{field}' went from {detail}: {effect}; carry it over with a script in migrations/",
    required:
      "'{model}.{field}' must have a value now, and records at hand may have none: the update cannot set NOT NULL and goes on without it; give it a default, or fill the column with a script in migrations/",
    model:
      "model '{model}' is gone since the commit compared with: the update drops its table with all records; move them with a script in migrations/, or say there that they may go",
  },
  check({ addon, project, series, report }) {
    const before = project.before?.addon(addon.name)
    if (!project.before || !before || hasScript(addon, before)) return
    const version = addon.manifestPlace(addon.text('version')?.span)
    for (const { kind, model, field, detail, at } of schemaChanges(project.before, project, addon)) {
      if (kind === 'model-removed') report('model', version, { model })
      else if (kind === 'removed') report('removed', version, { model, field })
      else if (kind === 'renamed') report('renamed', at ?? version, { model, field, detail })
      else if (kind === 'retyped')
        report('retyped', at ?? version, { model, field, detail, effect: effectOf(detail, series) })
      else if (kind === 'required') report('required', at ?? version, { model, field })
    }
  },
})

/** Is there a script that was not there, for this step or for every one? */
function hasScript(addon: Addon, before: Addon): boolean {
  const known = new Set(before.paths())
  return addon
    .paths()
    .some((path) => /^(?:migrations|upgrades)\/[^/]+\/(?:pre|post|end)-[^/]*\.py$/.test(path) && !known.has(path))
}

/** What the update makes of the column. */
function effectOf(types: string, series: Series): string {
  if (types.includes('.')) return 'the numbers that stand in its column mean other records now'
  if (/2many/.test(types)) return 'what stood there is not in the new place'
  return since(series, '16.0')
    ? 'the update casts what stands in its column, and fails where that cannot be'
    : 'the update puts its column aside and begins a new one'
}
