import { importTarget, packageName } from '../../src/model/python/imports.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'An addon imports its own modules by their whole name',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['odoo-addons-relative-import', 'W8150'],
  messages: {
    absolute:
      '{module} is a module of this addon: import it from where it stands, which also holds when the addon is renamed',
  },
  check({ addon, report }) {
    for (const [relative, facts] of addon.python) {
      if (/^(?:tests|migrations|upgrades)\//.test(relative)) continue
      for (const statement of facts.imports) {
        const { level, from, module, names, moduleSpan } = statement
        if (level > 0) continue
        const asked = from && module === 'odoo.addons' ? names.map(({ name }) => `odoo.addons.${name}`) : undefined
        const modules = asked ?? (from ? [module] : names.map(({ name }) => name))
        const own = modules.find(
          (name) => importTarget(addon, relative, { ...statement, from: false }, name)?.addon === addon.name,
        )
        if (own === undefined) continue
        const fix = (): Fix | undefined => {
          if (!from || asked) return undefined
          const text = relativeName(packageName(relative), module.split('.').slice(3))
          return { title: `Import from ${text}`, safety: 'safe', edits: [{ file: facts.file, span: moduleSpan, text }] }
        }
        report('absolute', { file: facts.file, span: moduleSpan }, { module: own }, { fix })
      }
    }
  },
})

/** A module of the addon as seen from a package of it: `..models.order`. */
function relativeName(from: string, to: readonly string[]): string {
  const steps = from === '' ? [] : from.split('.')
  let common = 0
  while (common < steps.length && steps[common] === to[common]) common++
  return '.'.repeat(1 + steps.length - common) + to.slice(common).join('.')
}
