import { knownAttribute, removedAttribute } from '../../src/knowledge/model-attributes.ts'
import { type ModelClass, placeIn } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL } from '../../src/model/models/models.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'An attribute of a model is one that Odoo does not read',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  parts: [{ names: ['attribute-deprecated', 'W8105'], keys: ['removed'] }],
  messages: {
    near: "Odoo reads no attribute '{attribute}' of a model: it has no effect; did you mean {near}?",
    removed: "attribute '{attribute}' is not read in Odoo {series}: it has no effect; {instead}",
    shape:
      '_inherits is {found}: it must be a dict of parent model and link field, and Odoo stops as it loads the addon',
  },
  check({ addon, project, series, report }) {
    const base = project.models.contributions(BASE_MODEL)[0]?.part.attributes ?? []
    for (const one of project.models.classes(addon)) {
      for (const [name, { value, nameSpan }] of Object.entries(one.definition.attributes)) {
        const at = placeIn(one, nameSpan)
        if (name === '_inherits' && WRONG[value.t] !== undefined) {
          report('shape', at, { found: WRONG[value.t] ?? '' }, { severity: 'error', confidence: 'proven' })
          continue
        }
        if (!/^_[a-z]/.test(name) || !isSetting(value)) continue
        const instead = removedAttribute(name, series)
        if (instead !== undefined) {
          if (isUsed(one, name)) continue
          report('removed', at, { attribute: name, series, instead }, { confidence: 'proven' })
          continue
        }
        if (knownAttribute(name) || base.includes(name) || behind(one, name)) continue
        const near = nearName(name, NAMES)
        if (near !== undefined && !isUsed(one, name)) report('near', at, { attribute: name, near })
      }
    }
  },
})

/** What people mean to set; other attributes of BaseModel are its own affair. */
const NAMES: readonly string[] = [
  '_name', '_inherit', '_inherits', '_description', '_table', '_order', '_rec_name', '_rec_names_search', '_auto', '_log_access',
  '_parent_name', '_parent_store', '_sql_constraints', '_check_company_auto', '_active_name', '_transient_max_hours', '_transient_max_count',
] // biome-ignore format: a table

const WRONG: Readonly<Record<string, string>> = { Str: 'a text', List: 'a list', Tuple: 'a tuple', Set: 'a set' }

function isSetting(value: Expr): boolean {
  return (
    value.t === 'Str' ||
    value.t === 'Const' ||
    value.t === 'List' ||
    value.t === 'Tuple' ||
    value.t === 'Dict' ||
    value.t === 'Num'
  )
}

/** Code of the file speaks of it: it is the addon's own. */
function isUsed(one: ModelClass, name: string): boolean {
  return one.definition.methods.some((method) => mentions(method.node, name))
}

function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((item) => mentions(item, name))
  if (typeof node !== 'object' || node === null) return false
  if ('attr' in node && node.attr === name) return true
  if ('id' in node && node.id === name) return true
  return Object.values(node).some((value) => typeof value === 'object' && mentions(value, name))
}

function behind(one: ModelClass, name: string): boolean {
  return one.view?.lineage.some(({ part }) => part !== one.part && part.attributes?.includes(name)) ?? true
}
