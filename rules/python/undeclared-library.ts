import { isBroughtByOdoo, isStdlib, meantDistribution } from '../../src/knowledge/python-libraries.ts'
import type { Addon } from '../../src/model/addon.ts'
import { moduleFile, packageName } from '../../src/model/python/imports.ts'
import { declaredDistributions, provides } from '../../src/model/python/python-declared.ts'
import { type ImportedModule, importedModuleNames } from '../../src/model/python/python-imported.ts'
import { type FileUse, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { Place } from '../../src/text/span.ts'

interface Use {
  readonly relative: string
  readonly at: Place
  readonly imported: ImportedModule
  /** runs when Odoo loads the addon */
  readonly loading: boolean
}

export default defineRule({
  title: 'A library is imported that nothing promises to be installed',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['missing-external-dependency', 'OLS02001'],
  parts: [{ names: ['import-error', 'E0401'] }],
  messages: {
    loading:
      "'{name}' is neither Python's, nor a requirement of Odoo {series}, nor declared: where it is missing, loading {addon} ends with ModuleNotFoundError; add '{distribution}' to external_dependencies['python']",
    unread:
      "'{name}' is neither Python's, nor a requirement of Odoo {series}, nor declared by what can be read here: unless {others} declares it, loading {addon} ends with ModuleNotFoundError where it is missing; add '{distribution}' to external_dependencies['python']",
    called:
      "'{name}' is neither Python's, nor a requirement of Odoo {series}, nor declared: where it is missing, this code fails when it is called; add '{distribution}' to external_dependencies['python']",
    implicit:
      "Python 3 looks for '{name}' outside of the addon only, not beside this file: the import fails; write a dot before the name",
  },
  check({ addon, project, series, report }) {
    const declared = declaredDistributions(project, addon)
    const uses = pythonFileUses(addon, series)
    const found = new Map<string, Use[]>()
    const guarded = guardedLibraries(addon)
    for (const [relative, facts] of addon.python) {
      for (const imported of importedModuleNames(facts)) {
        const topLevel = libraryOf(imported, uses.get(relative))
        if (!topLevel || provides(declared, topLevel) || isBroughtByOdoo(topLevel, series)) continue
        const loading = uses.get(relative) === 'load' && !imported.statement.deferred
        const use = { relative, at: { file: facts.file, span: imported.span }, imported, loading }
        const own = packageName(relative)
        if (moduleFile(addon, own === '' ? topLevel : `${own}.${topLevel}`) !== undefined) {
          const severity = loading ? 'error' : 'warning'
          report('implicit', use.at, { name: topLevel }, { severity, confidence: 'proven', fix: () => withDot(use) })
        } else found.set(topLevel, [...(found.get(topLevel) ?? []), use])
      }
    }
    // a manifest that does not parse, and a module that cannot be read, may declare it for all that need it
    if ([...project.graph.reach(addon.name)].some((name) => project.addon(name)?.readable === false)) return
    const unread = found.size === 0 || project.isComplete(addon.name) ? [] : project.unreadable(addon.name)
    for (const [name, all] of found) {
      const first = all.find((use) => use.loading) ?? all[0]
      // where one import of the library may fail unharmed, code that is called later knows of it
      if (!first || (!first.loading && (guarded.has(name) || unread.length > 0))) continue
      const related = all.filter((use) => use !== first).map((use) => use.at)
      const distribution = meantDistribution(name) ?? name
      if (unread.length > 0) {
        const others = unread.length > 3 ? `${unread.slice(0, 3).join(', ')} …` : unread.join(', ')
        const said = { name, series, addon: addon.name, distribution, others }
        report('unread', first.at, said, { related, severity: 'warning', confidence: 'guess' })
      } else if (first.loading)
        report('loading', first.at, { name, series, addon: addon.name, distribution }, { related })
      else report('called', first.at, { name, series, distribution }, { related, severity: 'warning' })
    }
  },
})

/** An import that may fail unharmed, or stands in code that Odoo does not run by itself, promises nothing. */
function libraryOf({ statement, name, conditional }: ImportedModule, use: FileUse | undefined): string | undefined {
  const topLevel = name.split('.')[0] ?? name
  if (statement.guarded || statement.typing || conditional || (use !== 'load' && use !== 'call')) return undefined
  return topLevel === 'odoo' || topLevel === 'openerp' || topLevel === '' || isStdlib(topLevel) ? undefined : topLevel
}

function guardedLibraries(addon: Addon): ReadonlySet<string> {
  const imported = [...addon.python.values()].flatMap(importedModuleNames)
  return new Set(
    imported.flatMap(({ statement, name, conditional }) =>
      statement.guarded || conditional ? [name.split('.')[0] ?? name] : [],
    ),
  )
}

function withDot({ at, imported }: Use): Fix | undefined {
  const { statement, name, span } = imported
  const [only, more] = statement.names
  if (statement.from) {
    const edits = [{ file: at.file, span: [span[0], span[0]] as const, text: '.' }]
    return { title: `Import from '.${name}'`, safety: 'safe', edits }
  }
  if (!only || more || name.includes('.')) return undefined
  const text = `from . import ${name}${only.asname ? ` as ${only.asname}` : ''}`
  return { title: `Write '${text}'`, safety: 'safe', edits: [{ file: at.file, span: statement.span, text }] }
}
