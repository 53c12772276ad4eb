import type { Addon } from '../../src/model/addon.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record of the data files is gone, and no migration script looks after it',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    deleted:
      "'{id}' of {model} is gone since the commit compared with: the update deletes the record with what hangs on it, or fails to where others refer to it{renamed}; say what becomes of it with a script in migrations/",
    kept: "'{id}' of {model} stood under noupdate and is gone since the commit compared with: the record stays in every database that has it{renamed}; delete it, or rename its id, with a script in migrations/",
  },
  check({ addon, project, report }) {
    const { before } = project
    const was = before?.addon(addon.name)
    if (!before || !was || hasScript(addon, was)) return
    const at = addon.manifestPlace(addon.text('version')?.span)
    const now = idsOf(project, addon.name)
    const old = idsOf(before, addon.name)
    for (const [id, { model, noupdate }] of old) {
      if (now.has(id) || MADE_ANEW.test(model)) continue
      const fresh = [...now].filter(([other, one]) => one.model === model && !old.has(other))
      const twins = [...old].filter(([other, one]) => one.model === model && !now.has(other))
      const [only] = fresh
      const renamed =
        fresh.length === 1 && twins.length === 1 && only ? `, and '${only[0]}' is another one to Odoo` : ''
      report(noupdate ? 'kept' : 'deleted', at, { id, model, renamed })
    }
  },
})

/** Records that an update makes anew from the files, and that hold nothing of users. */
const MADE_ANEW =
  /^(?:ir\.(?:ui\.|actions\.|model|rule|asset|embedded\.actions|filters|demo)|report\.paperformat|web_tour\.|mail\.message\.subtype)/

/** The ids of an addon's own that its data files declare, demo data aside. */
function idsOf(
  project: Project,
  module: string,
): ReadonlyMap<string, { readonly model: string; readonly noupdate: boolean }> {
  const found = new Map<string, { readonly model: string; readonly noupdate: boolean }>()
  for (const { id, model, noupdate, demo } of project.facts(module)?.ids ?? [])
    if (!demo && id.startsWith(`${module}.`)) found.set(id, { model, noupdate })
  return found
}

/** Is there a script that was not there? */
function hasScript(addon: Addon, before: Addon): boolean {
  const known = new Set(before.paths())
  return addon
    .paths()
    .some((path) => /^(?:migrations|upgrades)\/[^/]+\/(?:pre|post|end)-[^/]*\.py$/.test(path) && !known.has(path))
}
