import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { type Series, since } from '../../src/text/series.ts'

interface Deprecated {
  /** the first release that warns */
  readonly from: Series
  /** what to call, as the end of a sentence */
  readonly instead: string
  /** takes what the old one takes, when that is one argument */
  readonly twin?: string
}

/** Methods of every model that warn when they are called. Read in `odoo/models.py` and `odoo/orm/models.py` of 18.0 and 19.0. */
const DEPRECATED: Readonly<Record<string, Deprecated>> = {
  check_access_rights: { from: '18.0', instead: 'check_access(), or has_access() for an answer', twin: 'check_access' },
  check_access_rule: { from: '18.0', instead: 'check_access(), or has_access() for an answer', twin: 'check_access' },
  _filter_access_rules: { from: '18.0', instead: '_filtered_access()', twin: '_filtered_access' },
  _filter_access_rules_python: { from: '18.0', instead: '_filtered_access()', twin: '_filtered_access' },
  _check_recursion: { from: '18.0', instead: '_has_cycle(), which answers the other way round' },
  _check_m2m_recursion: { from: '18.0', instead: '_has_cycle(), which answers the other way round' },
  read_group: { from: '19.0', instead: '_read_group(), or formatted_read_group() for what is shown' },
  toggle_active: { from: '19.0', instead: 'action_archive() or action_unarchive()' },
  check_field_access_rights: { from: '19.0', instead: '_check_field_access()' },
}

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
    if (!addon.installable) return
    const own = new Set<string>()
    for (const { classes, functions } of addon.python.values()) {
      for (const { name } of functions) own.add(name)
      for (const { kind, methods } of classes) if (kind === 'other') for (const { name } of methods) own.add(name)
    }
    for (const { facts, calls } of codeScopes(addon))
      for (const { func, args, keywords } of calls) {
        if (func.t !== 'Attribute' || !Object.hasOwn(DEPRECATED, func.attr)) continue
        const deprecated = DEPRECATED[func.attr]
        if (!deprecated || !since(series, deprecated.from) || own.has(func.attr)) continue
        // an override that hands on is told by method/hook-removed
        const { value } = func
        if (value.t === 'Call' && value.func.t === 'Name' && value.func.id === 'super') continue
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
