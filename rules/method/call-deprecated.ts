import { DEPRECATED_METHODS } from '../../src/knowledge/deprecated-methods.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A method is called that Odoo has deprecated',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '18.0',
  curated: true,
  aliases: ['deprecated-orm-api-usage', 'deprecated-odoo-method-call', 'ODW8502'],
  messages: {
    call: '{name}() is deprecated since {from}: Odoo {series} warns at each call, and a later release drops it; call {instead}',
  },
  check({ addon, series, report }) {
    const own = new Set<string>()
    for (const { classes, functions } of addon.python.values()) {
      for (const { name } of functions) own.add(name)
      for (const { kind, methods } of classes) if (kind === 'other') for (const { name } of methods) own.add(name)
    }
    for (const { facts, calls } of codeScopes(addon))
      for (const { func, args, keywords } of calls) {
        if (func.t !== 'Attribute' || !Object.hasOwn(DEPRECATED_METHODS, func.attr)) continue
        const deprecated = DEPRECATED_METHODS[func.attr]
        if (!deprecated || !since(series, deprecated.from) || own.has(func.attr)) continue
        // an override that hands on is told by method/hook-removed
        if (isSuperCall(func.value)) continue
        const at = { file: facts.file, span: [func.as, func.e] as const }
        const fix = (): Fix | undefined =>
          deprecated.twin !== undefined && args.length === 1 && keywords.length === 0
            ? { title: `Call ${deprecated.twin}`, safety: 'unsafe', edits: [{ ...at, text: deprecated.twin }] }
            : undefined
        const { from, instead } = deprecated
        report('call', at, { name: func.attr, from, series, instead }, { fix })
      }
  },
})
