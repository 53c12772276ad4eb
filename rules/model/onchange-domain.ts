import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { decorated } from '../../src/model/models/decorated.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { localValues } from '../../src/model/python/local-values.ts'
import type { Dict, Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An onchange method gives back a domain, which nobody reads any more',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  curated: true,
  messages: {
    lost: "since 17.0 Odoo reads 'value' and 'warning' of what an onchange method returns, and passes over 'domain' without a word: the user may choose every record; write the domain on the field, with a computed field for what it needs",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const { method } of decorated(one, 'onchange'))
        for (const key of returnedDomains(method.node)) report('lost', placeIn(one, [key.s, key.e]), {})
  },
})

/** The keys `'domain'` of the dicts that a method returns. */
function returnedDomains(node: FunctionDef): readonly Expr[] {
  const keys: Expr[] = []
  const named = new Set<string>()
  visitBody(node.body, (one) => {
    if (one.t === 'FunctionDef' || one.t === 'Lambda') return false
    if (one.t !== 'Return' || !one.value) return true
    if (one.value.t === 'Dict') keys.push(...domainKeys(one.value))
    else if (one.value.t === 'Name') named.add(one.value.id)
    return true
  })
  for (const name of named)
    for (const { kind, value } of localValues(node).values.get(name) ?? [])
      if (kind === 'whole' && value.t === 'Dict') keys.push(...domainKeys(value))
  visitBody(node.body, (one) => {
    if (one.t !== 'Assign') return true
    for (const target of one.targets)
      if (target.t === 'Subscript' && target.value.t === 'Name' && named.has(target.value.id) && isDomain(target.index))
        keys.push(target.index)
    return true
  })
  return keys.sort((a, b) => a.s - b.s)
}

function domainKeys({ keys }: Dict): readonly Expr[] {
  return keys.flatMap((key) => (key && isDomain(key) ? [key] : []))
}

function isDomain(key: Expr): boolean {
  return key.t === 'Str' && key.value === 'domain'
}
