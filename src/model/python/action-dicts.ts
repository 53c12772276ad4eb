import type { Dict, Expr } from '../../parse/python/ast.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import { codeScopes, isAside } from './code-scopes.ts'

/** An action that code hands to the web client: `{'type': 'ir.actions.act_window', …}`. */
export interface ActionDict {
  /** a value that is a text written out, with its place */
  text(key: string): { readonly value: string; readonly at: Place } | undefined
  value(key: string): Expr | undefined
  /** a place in its file */
  place(expr: Expr): Place
}

/** The actions that the code of an addon writes out, tests and scripts of upgrades left out. */
export const actionDicts: (addon: Addon) => readonly ActionDict[] = perAddon((addon) =>
  codeScopes(addon)
    .filter((scope) => !isAside(scope))
    .flatMap(({ facts, actions }) => actions.map((dict) => actionDict(facts.file, dict))),
)

function actionDict(file: string, { keys, values }: Dict): ActionDict {
  const value = (name: string): Expr | undefined =>
    values[keys.findIndex((key) => key?.t === 'Str' && key.value === name)]
  const place = (expr: Expr): Place => ({ file, span: [expr.s, expr.e] })
  return {
    value,
    place,
    text: (name) => {
      const found = value(name)
      return found?.t === 'Str' ? { value: found.value, at: place(found) } : undefined
    },
  }
}
