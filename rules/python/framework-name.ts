import { cameLate } from '../../src/knowledge/early-snapshots.ts'
import type { Addon } from '../../src/model/addon.ts'
import { FrameworkNames, fieldHelpers, type MissingFrameworkName } from '../../src/model/inference/framework-names.ts'
import type { Project } from '../../src/model/project.ts'
import { isGuarded, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: "A name that Odoo's own package does not have in this release",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  beside: ['deprecated-api-usage'],
  messages: {
    module: '{module} does not exist in Odoo {series}: {when}; find where the code went, or guard the import',
    name: '{module} has no {name} in Odoo {series}: {when}{hint}',
  },
  check({ addon, project, series, report }) {
    const names = project.facts('odoo')?.python
    if (!names?.['fields']) return
    const framework = new FrameworkNames(names)
    const uses = pythonFileUses(addon, series)
    for (const [relative, facts] of addon.python) {
      const use = uses.get(relative) ?? 'never'
      if (use === 'never' || use === 'upgrade' || isGuarded(use)) continue
      for (const missing of framework.missing(facts)) {
        const { module, name, span, guarded, deferred } = missing
        if (cameLate(series, name === '' ? module : `${module}.${name}`)) continue
        if (guarded || isDecorator(missing) || isAdded(project, addon, missing)) continue
        const at = { file: facts.file, span }
        const late = deferred || use === 'call'
        const when =
          late ? 'the code fails when it is called'
          : use === 'tests' ? 'the tests cannot be loaded'
          : 'the addon cannot be loaded' // biome-ignore format: reads as a list
        const severity = use === 'tests' || late ? 'warning' : 'error'
        if (name === '') report('module', at, { module, series, when }, { severity })
        else {
          const part = module === 'odoo' ? '' : module.slice('odoo.'.length)
          const near =
            INSTEAD[name] ?? nearName(name, fieldHelpers(module) ?? candidates(name, names[part]?.names ?? []))
          const hint = near === undefined ? '' : `; did you mean ${near}?`
          report('name', at, { module, name, series, when, hint }, { severity })
        }
      }
    }
  },
})

/** What took the place of names that went without a namesake. */
const INSTEAD: Readonly<Record<string, string>> = { Warning: 'UserError', except_orm: 'UserError' }

/** Public names written in the same manner, or differing by capitals alone. */
function candidates(name: string, known: readonly string[]): readonly string[] {
  const isClass = /^[A-Z]/.test(name)
  return known.filter(
    (one) => !one.startsWith('_') && (/^[A-Z]/.test(one) === isClass || one.toLowerCase() === name.toLowerCase()),
  )
}

/** The rule about decorators tells of these, with what to do instead. */
function isDecorator({ module }: MissingFrameworkName): boolean {
  return module === 'odoo.api'
}

/** Does an addon in reach bind the name there itself: `fields.Serialized = Serialized`? What cannot be read may. */
function isAdded(project: Project, addon: Addon, { module, name }: MissingFrameworkName): boolean {
  if (!project.isComplete(addon.name)) return true
  if (module === 'odoo.fields' && name === 'Serialized') return project.graph.reaches(addon.name, 'base_sparse_field')
  for (const reached of project.graph.reach(addon.name))
    for (const facts of project.addon(reached)?.python.values() ?? []) {
      let bound = false
      walkStmts(facts.body, (statement) => {
        if (statement.t === 'Assign')
          bound ||= statement.targets.some((target) => target.t === 'Attribute' && target.attr === name)
        return !bound
      })
      if (bound) return true
    }
  return false
}
