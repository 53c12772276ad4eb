import type { Expr } from '../../parse/python/ast.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { lacksOperator } from './domain-operator.ts'
import { conditions } from './domain-paths.ts'
import { brokenTerms } from './domain-shape.ts'
import { DATE_PARTS } from './field-path.ts'
import type { FaultOptions } from './missing-model.ts'
import type { ModelView } from './models.ts'
import { pathFault } from './path-fault.ts'

/** A condition of a domain on a field that does not exist. */
export interface DomainFault {
  /** the text of the path */
  readonly node: Expr
  readonly path: string
  readonly reason: string
  readonly options: FaultOptions
}

/** What is surely wrong with the fields that a domain names. */
export function domainFaults(project: Project, addon: Addon, model: ModelView, domain: Expr): readonly DomainFault[] {
  const shapes = brokenTerms(domain, model).map(({ node, reason }) => ({ node, path: '', reason, options: {} }))
  const faults = conditions(domain).flatMap(({ path, operator, value }): readonly DomainFault[] => {
    // `(1, '=', 1)` and parts of a date (`date.month_number`, properties) are no fields
    const fault = pathFault(project, addon, model, path.value)
    if (fault && !isDatePart(model, path.value))
      return [{ node: path, path: path.value, reason: fault.reason, options: fault.options }]
    if (operator?.t === 'Str' && lacksOperator(project, addon.name, operator.value))
      return [
        { node: operator, path: path.value, reason: `'${operator.value}' is no operator of a domain`, options: {} },
      ]
    const isAny = operator?.t === 'Str' && /^(?:not )?any!?$/.test(operator.value)
    if (!isAny || !value) return []
    const inner = model.field(path.value)?.comodel
    const view = inner === undefined ? undefined : project.models.view(inner, addon.name)
    return view ? domainFaults(project, addon, view, value) : []
  })
  return [...shapes, ...faults]
}

/** Since 19.0 `date.year_number` and the like are paths; another word behind a date is none. */
function isDatePart(model: ModelView, path: string): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1)
  return DATE_PARTS.has(last) && path.includes('.') && model.series === '19.0'
}
