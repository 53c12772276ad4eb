import { hasTemplate } from '../../src/model/translations/catalogs.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation file gives one value twice',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['po-duplicate-model-definition'],
  messages: {
    twice:
      "'{target}' is translated by an entry above as well: Odoo takes the last one; remove the one that is out of date",
    same: "'{target}' stands twice in this entry: once is enough",
    idle: "'{target}' is named by an entry above as well: Odoo takes the places from {template} beside this file, so that it changes nothing; the next export leaves it out",
  },
  check({ addon, project, report }) {
    for (const [path, { doubts, file }] of addon.catalogs) {
      const idle = hasTemplate(addon, path)
      // an entry may stand for many values
      const told = new Set<number>()
      // one that gives its text twice as well is told of by another rule
      const again = new Set(doubts.flatMap(({ kind, span }) => (kind === 'twice' ? [span[0]] : [])))
      for (const { kind, span, text, ...rest } of doubts) {
        if (kind !== 'target' || !('first' in rest) || told.has(span[0])) continue
        const [, model, field] = /^model:([\w.]+),(\w+):/.exec(text) ?? []
        if (!model || !field || isInTerms(project.models.view(model, addon.name)?.field(field)?.type, field)) continue
        told.add(span[0])
        const at = { file, span }
        const target = text.slice('model:'.length)
        const related = [{ file, span: rest.first, note: 'translated here first' }]
        const harmless = { severity: 'info', optional: true } as const
        if (rest.first[0] === span[0]) report('same', at, { target }, harmless)
        else if (idle) report('idle', at, { target, template: `${addon.name}.pot` }, { related, ...harmless })
        else report('twice', at, { target }, { related, ...(again.has(span[0]) && harmless) })
      }
    }
  },
})

/** Markup is translated term by term: many entries may speak of one value. */
function isInTerms(type: string | undefined, field: string): boolean {
  return type === 'Html' || /^arch(?:_|$)/.test(field)
}
