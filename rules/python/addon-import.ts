import type { ImportFacts } from '../../src/facts/python-facts.ts'
import type { Addon } from '../../src/model/addon.ts'
import { missingModule } from '../../src/model/graph/missing-module.ts'
import type { Project } from '../../src/model/project.ts'
import { addonRequests, isMissingModule, isMissingName } from '../../src/model/python/python-addon-imports.ts'
import { type FileUse, isGuarded, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Severity } from '../../src/rule/severity.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: 'Code of another addon is imported that is not there, or not depended on',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03003', 'OLS02001'],
  messages: {
    unknown: 'there is no addon `{wanted}` on the addons paths{hint}: {when}',
    undeclared:
      '`{wanted}` is imported, but {addon} does not depend on it: its code may run without `{wanted}` being installed; add it to depends',
    foreign:
      '`{wanted}` is imported, but {addon} does not depend on it: the import fails where no addons path holds `{wanted}`; add it to depends',
    module: '{wanted} has no module `{module}`: {when}',
    name: '`{module}` of {wanted} has neither a name nor a module `{name}`: {when}',
    openerp: 'Odoo {series} has no module `openerp` any more: {when}; write `odoo`',
    renamed: '`openerp` is a deprecated name of `odoo`, gone since 17.0; write `odoo`',
  },
  check({ addon, project, series, report }) {
    const uses = pythonFileUses(addon, series)
    for (const [relative, facts] of addon.python) {
      const use = uses.get(relative) ?? 'never'
      const told = new Set<string>()
      for (const request of addonRequests(addon, relative, facts)) {
        const { statement, span, wanted } = request
        if (statement.guarded || statement.typing || isGuarded(use) || use === 'never') continue
        const at = { file: facts.file, span }
        const [severity, when] = consequence(use, statement)
        if (request.openerp) {
          const edits = [{ file: at.file, span: [span[0], span[0] + 'openerp'.length] as const, text: 'odoo' }]
          const fix = () => ({ title: "Write 'odoo'", safety: 'safe' as const, edits })
          if (since(series, '17.0')) report('openerp', at, { series, when }, { severity, fix })
          else report('renamed', at, {}, { severity: 'warning', fix })
        }
        // one word for each addon that a statement asks for
        const key = `${statement.span[0]} ${wanted}`
        if (wanted === '' || wanted.startsWith('_') || wanted === addon.name || told.has(key)) continue
        if (isStandIn(wanted, series)) continue
        if (!project.knows(wanted)) {
          const missing = canTell(project, addon, wanted) ? missingModule(project, addon, wanted) : undefined
          if (!missing) continue
          const { certainty, near, evidence } = missing
          // a folder beside the addons can be imported though it is none
          if (statement.level > 0 && near === undefined && !hasOwn(addon, wanted)) continue
          told.add(key)
          const hint = near === undefined ? '' : `; did you mean \`${near}\`?`
          const weak = certainty === 'guess' || evidence !== undefined ? 'warning' : severity
          report('unknown', at, { wanted, hint, when }, { severity: weak, confidence: certainty })
        } else if (isMissingModule(project, request)) {
          told.add(key)
          report('module', at, { wanted, module: request.module, when }, { severity })
        } else if (isMissingName(project, request)) {
          const module = request.module || '__init__'
          report('name', at, { wanted, module, name: request.name, when }, { severity })
        } else if (isUndeclared(project, addon, wanted)) {
          told.add(key)
          const said = { wanted, addon: addon.name }
          if (!isOdoos(project, wanted)) report('foreign', at, said, { severity, confidence: 'likely' })
          else report('undeclared', at, said, { severity: use === 'tests' ? 'info' : 'warning', confidence: 'likely' })
        }
      }
    }
  },
})

/** Until 18.0 base puts a module of its own in the place of the addon `decimal_precision`, which is gone. */
function isStandIn(wanted: string, series: Series): boolean {
  return wanted === 'decimal_precision' && !since(series, '19.0')
}

/** What a missing dependency would have brought along is unknown. */
function canTell(project: Project, addon: Addon, wanted: string): boolean {
  return project.graph.isComplete(addon.name) && !addon.depends.some((text) => text.value === wanted)
}

/** Does the addon have a file or a folder of that name, so that a dot too many stands before it? */
function hasOwn(addon: Addon, name: string): boolean {
  return addon.paths().some((path) => path === `${name}.py` || path.startsWith(`${name}/`))
}

function isUndeclared(project: Project, addon: Addon, wanted: string): boolean {
  return project.hasCore && canTell(project, addon, wanted) && !project.graph.reaches(addon.name, wanted)
}

/** Addons of Odoo Community are on the addons path of every server, so that importing one works in any case. */
function isOdoos(project: Project, wanted: string): boolean {
  return project.addon(wanted)?.site.core ?? !project.isEnterprise(wanted)
}

function consequence(use: FileUse, statement: ImportFacts): readonly [Severity, string] {
  if (use === 'tests') return ['warning', 'the tests of the addon cannot be loaded']
  if (use === 'upgrade') return ['warning', 'the upgrade ends with ModuleNotFoundError']
  if (use === 'call' || statement.deferred) return ['warning', 'the code fails when it is called']
  return ['error', 'the addon cannot be loaded']
}
