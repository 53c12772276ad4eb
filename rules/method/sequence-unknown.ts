import type { Addon } from '../../src/model/addon.ts'
import { declaredValues } from '../../src/model/data/declared-values.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { callPlace, callSites } from '../../src/model/python/call-sites.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'Code asks for the next number of a sequence that nothing declares',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    near: "no data declares a sequence of code '{code}': next_by_code() gives False; did you mean '{near}'?",
    unknown:
      "no data declares a sequence of code '{code}': next_by_code() gives False until somebody creates one; declare it in a data file",
  },
  check({ addon, project, series, report }) {
    if (project.isPartial(addon.name)) return
    for (const site of callSites(addon, series)) {
      const [code] = site.name === 'next_by_code' ? site.call.args : []
      if (code?.t !== 'Str') continue
      const declared = declaredValues(project, addon, 'ir.sequence', 'code')
      if (declared.has(code.value) || isWrittenElsewhere(addon, code)) continue
      const at = { ...callPlace(site), span: [code.s, code.e] as const }
      const near = nearName(code.value, declared)
      if (near !== undefined) report('near', at, { code: code.value, near })
      // what goes by the name of its own model, or of its own, is its own
      else if (code.value.startsWith(`${addon.name}.`) || isOwn(code.value)) report('unknown', at, { code: code.value })
    }

    function isOwn(code: string): boolean {
      const view = project.models.view(code, addon.name)
      return view?.contributions.some(({ part }) => part.creates && part.place && !part.inherit.includes(code)) ?? false
    }
  },
})

/** Does other code of the addon make such a sequence, or look for one? */
function isWrittenElsewhere(addon: Addon, code: Expr & { readonly t: 'Str' }): boolean {
  const isText = (value: Expr | undefined): boolean => value?.t === 'Str' && value.value === code.value
  return [...addon.python.values()].some(({ body }) => {
    let found = false
    visitBody(body, (node) => {
      if (node.t === 'Dict') {
        const at = node.keys.findIndex((key) => key?.t === 'Str' && key.value === 'code')
        found ||= at >= 0 && isText(node.values[at])
      } else if (node.t === 'Tuple')
        found ||= node.items[0]?.t === 'Str' && node.items[0].value === 'code' && node.items.some(isText)
      else if (node.t === 'Call') found ||= node.keywords.some(({ name, value }) => name === 'code' && isText(value))
      return !found
    })
    return found
  })
}
