import { isDomainOperator, isOfOdoo } from '../../knowledge/recordset-api.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import type { Project } from '../project.ts'

/**
 * Does Odoo surely refuse a domain with this operator when code of a module asks for it? Addons teach Odoo operators:
 * they add to its list of them.
 */
export function lacksOperator(project: Project, from: string, operator: string): boolean {
  if (isDomainOperator(operator, project.series)) return false
  if (isOfOdoo(operator)) return true
  if (!project.isComplete(from)) return false
  return ![...project.graph.reach(from)].some((module) => {
    const addon = project.addon(module)
    return addon && addsOperators(addon) && addon.pythonTexts.includes(operator)
  })
}

/** Does code of the addon speak of Odoo's list of operators: `expression.TERM_OPERATORS += ('%',)`? */
const addsOperators = perAddon((addon: Addon): boolean => {
  if (!addon.mayHold(LISTS)) return false
  let found = false
  for (const { body } of addon.python.values())
    walkBodyExprs(body, (one) => {
      found ||= (one.t === 'Attribute' && LISTS.test(one.attr)) || (one.t === 'Name' && LISTS.test(one.id))
    })
  return found
})

/** The lists of operators in `odoo/osv/expression.py`, since 19.0 in `odoo/orm/domains.py`. */
const LISTS = /\b(?:TERM|CONDITION|STANDARD_CONDITION)_OPERATORS\b/
