import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { decorated } from '../../src/model/models/decorated.ts'
import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { type ModelClass, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Attribute, Expr, FunctionDef, Params, Stmt } from '../../src/parse/python/ast.ts'
import { firstParameter, isSelf } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method that gets many records reads a field of all of them as if they were one',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    many: "Odoo calls {method} {when}, and self.{field} of more than one record ends with 'Expected singleton'; loop over self: `for record in self:`",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { view } = one
      // records of wizards and settings come one by one
      if (!view || one.conditional || view.kind !== 'model') continue
      const moments = batchMethods(one)
      for (const { name, node, params } of one.definition.methods) {
        const when = moments.get(name)
        if (when === undefined || firstParameter(params) !== 'self' || countsSelf(node)) continue
        const found = readOfSelf(node, view)
        if (found) report('many', placeIn(one, [found.s, found.e]), { method: name, when, field: found.attr })
      }
    }
  },
})

/** The methods of a class that Odoo calls with many records at once, and when it does. */
function batchMethods(one: ModelClass): ReadonlyMap<string, string> {
  const moments = new Map<string, string>()
  for (const { part } of writtenFields(one))
    if (part.compute && part.compute !== '?')
      moments.set(part.compute, `with all records of which '${part.name}' is missing`)
  for (const { method } of decorated(one, 'constrains'))
    moments.set(method.name, 'with all records that were created or changed')
  moments.set('write', 'with all records that are changed at once')
  moments.set('unlink', 'with all records that are deleted at once')
  return moments
}

/** Does the method look how many records it has, or make `self` something else? */
function countsSelf(node: FunctionDef): boolean {
  let counts = false
  visitBody(node.body, (one) => {
    if (one.t === 'Attribute' && one.attr === 'ensure_one') counts = true
    else if (one.t === 'Call' && one.func.t === 'Name' && one.func.id === 'len' && one.args.some(isSelf)) counts = true
    else if (one.t === 'Assign') counts ||= one.targets.some(bindsSelf)
    else if (one.t === 'For') counts ||= bindsSelf(one.target)
    else if (one.t === 'Comp') counts ||= one.clauses.some(({ target }) => bindsSelf(target))
    return !counts
  })
  return counts
}

function bindsSelf(target: Expr): boolean {
  return isSelf(target) || ((target.t === 'Tuple' || target.t === 'List') && target.items.some(bindsSelf))
}

/** The first place where a plain field of `self` is read; assigning one gives it to all records. */
function readOfSelf(node: FunctionDef, view: ModelView): Attribute | undefined {
  let found: Attribute | undefined
  const written = new Set<Expr>()
  visitBody(node.body, (one: Expr | Stmt) => {
    if (one.t === 'Assign') for (const target of one.targets) written.add(target)
    if ((one.t === 'Lambda' || one.t === 'FunctionDef') && takesSelf(one.params)) return false
    if (one.t !== 'Attribute' || !isSelf(one.value) || written.has(one)) return !found
    const field = view.field(one.attr)
    if (field && !field.part.open && !RELATIONAL.has(field.type)) found ??= one
    return !found
  })
  return found
}

function takesSelf({ posonly, args, kwonly }: Params): boolean {
  return [...posonly, ...args, ...kwonly].some(({ name }) => name === 'self')
}
