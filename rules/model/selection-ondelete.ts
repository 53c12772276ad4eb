import { nearestOwner } from '../../src/model/add-dependency.ts'
import { undeclared } from '../../src/model/models/missing-model.ts'
import {
  argumentPlace,
  type ModelClass,
  placeIn,
  type WrittenField,
  writtenFields,
} from '../../src/model/models/model-classes.ts'
import type { FieldView } from '../../src/model/models/models.ts'
import type { fieldFault } from '../../src/model/models/path-fault.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A selection has no choices, or adds choices in a way that Odoo refuses',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    required:
      "'{field}' is required, and {keys} says not what becomes of records when the addon is removed: Odoo stops as it sets up its models; write ondelete={suggestion}",
    policy:
      "'{policy}' is no ondelete policy for '{key}': Odoo stops as it sets up its models; use 'set null', 'set default', 'set VALUE', 'cascade' or a function",
    default:
      "'set default' needs a default, which '{field}' does not have: Odoo stops as it sets up its models; use 'cascade' or 'set VALUE'",
    stranger: "ondelete says what becomes of '{key}', which selection_add does not add{hint}: nothing ever looks at it",
    base: 'selection_add extends the choices of an existing field, but {reason}: Odoo stops as it sets up its models',
    none: "{type} field '{field}' has no choices: Odoo stops as it sets up its models; write selection=[…]",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.closed || one.conditional) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const view = one.view.field(part.name)
        if (!/^(?:Selection|Reference)$/.test(part.type) || !view || view.part.open || view.type !== part.type) continue
        const at = placeIn(one, written.nameSpan)
        const before = view.definitions.slice(
          0,
          view.definitions.findIndex(({ field: other }) => other === part),
        )
        const based = before.some(({ field: other }) => other.selection || other.openSelection)
        if (view.related) continue
        // 14.0 leaves such a field out, and gives its arguments to the one that comes by _inherits
        if (written.args['inherited'] && !since(series, '15.0')) continue
        if (!written.args['selection'] && !written.args['selection_add'] && !based && !written.args['related']) {
          if (before.every(({ field: other }) => other.type === part.type))
            report('none', at, { type: part.type === 'Selection' ? 'selection' : 'reference', field: part.name })
          continue
        }
        if (!written.args['selection_add']) continue
        if (!based && !written.args['selection']) {
          const { reason, options } = baseFault(one, part.name)
          report('base', argumentPlace(field, 'selection_add'), { reason }, options)
        } else
          judgePolicies(
            field,
            view,
            before.flatMap(({ field: other }) => [...(other.selection ?? []), ...(other.selectionAdd ?? [])]),
          )
      }
    }

    function baseFault({ part: { model } }: ModelClass, field: string): ReturnType<typeof fieldFault> {
      const owner = nearestOwner(project, addon, project.models.fieldOwners(model, field, addon.name))
      if (owner === undefined) return { reason: `'${model}' has no '${field}' before this one`, options: {} }
      const reason = `'${model}' has '${field}' only with ${owner}, which ${addon.name} does not depend on`
      return { reason, options: undeclared(project, addon, owner) }
    }

    function judgePolicies(field: WrittenField, view: FieldView, known: readonly string[]): void {
      const { part, written } = field
      const policies = readPolicies(written.args['ondelete'])
      if (!policies) return
      const added = (part.selectionAdd ?? []).filter((key) => !known.includes(key))
      const bare = added.filter(
        (key) => (policies.get(key)?.text ?? 'set null') === 'set null' && !policies.get(key)?.callable,
      )
      if (view.part.required && bare.length > 0) {
        const suggestion = `{${bare.map((key) => `'${key}': '${view.part.hasDefault ? 'set default' : 'cascade'}'`).join(', ')}}`
        report('required', argumentPlace(field, 'selection_add'), {
          field: part.name,
          keys: bare.map((key) => `'${key}'`).join(', '),
          suggestion,
        })
      }
      const all = [...(part.selectionAdd ?? []), ...(view.selection ?? [])]
      for (const [key, policy] of policies)
        if (part.selectionAdd && view.selection && !all.includes(key)) {
          const at = placeIn(field.owner, [policy.expr.s, policy.expr.e])
          report('stranger', at, { key, hint: didYouMean(key, part.selectionAdd) }, { severity: 'warning' })
        }
      for (const [key, policy] of policies) {
        if (policy.text === undefined || policy.text === 'set null' || policy.text === 'cascade') continue
        const at = placeIn(field.owner, [policy.expr.s, policy.expr.e])
        if (policy.text === 'set default') {
          if (!view.part.hasDefault) report('default', at, { field: part.name })
        } else if (!policy.text.startsWith('set ') || !(view.selection?.includes(policy.text.slice(4)) ?? true))
          report('policy', at, { policy: policy.text, key })
      }
    }
  },
})

interface Policy {
  readonly text: string | undefined
  readonly callable: boolean
  readonly expr: Expr
}

/** The policies of a literal `ondelete`; `undefined` when it is something else. */
function readPolicies(value: Expr | undefined): ReadonlyMap<string, Policy> | undefined {
  const policies = new Map<string, Policy>()
  if (!value || (value.t === 'Const' && value.value === null)) return policies
  if (value.t !== 'Dict') return undefined
  for (const [i, key] of value.keys.entries()) {
    const expr = value.values[i]
    if (key?.t !== 'Str' || !expr) return undefined
    policies.set(key.value, { text: expr.t === 'Str' ? expr.value : undefined, callable: expr.t !== 'Str', expr })
  }
  return policies
}
