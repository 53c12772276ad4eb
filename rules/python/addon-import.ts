import { suggestion } from '../../src/config/suppression.ts'
import type { ImportFacts } from '../../src/facts/python-facts.ts'
import { type FileUse, pythonFileUses } from '../../src/model/imports.ts'
import {
  type AddonRequest,
  addonRequests,
  isMissingModule,
  isMissingName,
} from '../../src/model/python-addon-imports.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Severity } from '../../src/rule/severity.ts'
import { since } from '../../src/text/series.ts'

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
      '`{wanted}` is imported, but {addon} does not depend on it: its code runs without its module being installed, and the import fails where `{wanted}` is not on the addons path; add it to depends',
    module: '{wanted} has no module `{module}`: {when}',
    name: '`{module}` of {wanted} has no name and no module `{name}`: {when}',
    openerp: 'Odoo {series} has no module `openerp` any more: {when}; write `odoo`',
    renamed: '`openerp` is a deprecated name of `odoo`, gone since 17.0; write `odoo`',
  },
  check({ addon, project, series, report }) {
    if (!addon.installable) return
    const uses = pythonFileUses(addon)
    const names = project.modules.map((module) => module.name)
    for (const [relative, facts] of addon.python) {
      const use = uses.get(relative) ?? 'never'
      for (const request of addonRequests(addon, relative, facts)) {
        const { statement, span, wanted } = request
        if (statement.guarded || statement.typing || use === 'never') continue
        const at = { file: facts.file, span }
        const [severity, when] = consequence(use, statement)
        if (request.openerp) {
          const fix = () => ({
            title: "Write 'odoo'",
            safety: 'safe' as const,
            edits: [{ file: at.file, span: [span[0], span[0] + 'openerp'.length] as const, text: 'odoo' }],
          })
          if (since(series, '17.0')) report('openerp', at, { series, when }, { severity, fix })
          else report('renamed', at, {}, { severity: 'warning', fix })
        }
        if (wanted === '' || wanted === addon.name) continue
        if (!project.knows(wanted)) {
          if (project.hasCore) report('unknown', at, { wanted, hint: suggestion(wanted, names), when }, { severity })
        } else if (isMissingModule(project, request)) {
          report('module', at, { wanted, module: request.module, when }, { severity })
        } else if (isMissingName(project, request)) {
          const module = request.module || '__init__'
          report('name', at, { wanted, module, name: request.name, when }, { severity })
        } else if (isUndeclared(request, addon.name, project)) {
          const known = use === 'tests' || statement.deferred || use === 'upgrade'
          report(
            'undeclared',
            at,
            { wanted, addon: addon.name },
            { severity: known ? 'warning' : severity, confidence: 'likely' },
          )
        }
      }
    }
  },
})

function isUndeclared(
  { wanted }: AddonRequest,
  addon: string,
  project: {
    hasCore: boolean
    graph: { reaches(from: string, to: string): boolean; isComplete(name: string): boolean }
  },
): boolean {
  return project.hasCore && !project.graph.reaches(addon, wanted) && project.graph.isComplete(addon)
}

function consequence(use: FileUse, statement: ImportFacts): readonly [Severity, string] {
  if (use === 'tests') return ['warning', 'the tests of the addon cannot be loaded']
  if (use === 'upgrade') return ['warning', 'the upgrade ends with ModuleNotFoundError']
  if (use === 'call' || statement.deferred) return ['warning', 'the code fails when it is called']
  return ['error', 'the addon cannot be loaded']
}
