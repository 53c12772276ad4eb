import type { Text } from '../../facts/literal.ts'
import { type HookKey, hookKeys } from '../../knowledge/python-libraries-hooks.ts'
import type { Series } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import { perAddonAndSeries } from '../per-addon.ts'
import { type FunctionDefinition, findFunction } from './python-definitions.ts'
import { fits, type ParameterUse, parameterUse } from './python-parameters.ts'

/** A hook of an addon, and the function of the addon that it names. */
export interface Hook extends HookKey {
  /** its name in the manifest */
  readonly named: Text
  readonly found: FunctionDefinition
  /** Odoo of the series can call it */
  readonly callable: boolean
  /** what it takes the first value that Odoo gives it for */
  readonly use: ParameterUse
}

/** Hooks whose functions are at hand; what a decorator makes of one is unknown, so that those are left out. */
export const hooksOf = perAddonAndSeries((addon: Addon, series: Series): readonly Hook[] =>
  hookKeys(series).flatMap((key) => {
    const named = addon.text(key.key)
    const found = named && findFunction(addon, '', named.value)
    if (!named || !found || found.facts.decorators.length > 0) return []
    const given = key.arguments.length
    const functions = addon.python.get(found.file)?.functions ?? []
    const use = given > 0 ? parameterUse(found.facts, 0, functions) : 'unknown'
    return [{ ...key, named, found, callable: fits(found.facts, given), use }]
  }),
)
