import type { ModelPart } from '../../src/facts/module-facts.ts'
import type { FunctionFacts } from '../../src/facts/python-facts.ts'
import { removedHook } from '../../src/knowledge/removed-hooks.ts'
import { addDependency, comesAlong, isPresent, nearestOwner } from '../../src/model/add-dependency.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { memberOwners } from '../../src/model/inference/member-owners.ts'
import { type ModelClass, placeIn } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import type { Project } from '../../src/model/project.ts'
import type { Attribute, Expr } from '../../src/parse/python/ast.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'super() is asked for a method that no parent of the model has',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "nothing that '{model}' is made of before this class has '{method}': the call ends with AttributeError; {advice}",
    bare: "super stands without its parentheses: '{method}' is looked for in the class super itself, which ends with AttributeError; write super().{method}",
    overrides:
      "'{method}' overrides nothing: no class that '{model}' is made of before this one has it in Odoo {series}, so that Odoo never calls it, and the super() in it ends with AttributeError; {advice}",
    unreached:
      "'{method}' of '{model}' belongs to {owner}, which {addon} does not depend on: without it, or when it is loaded later, the call ends with AttributeError",
  },
  check({ addon, project, series, report }) {
    const classes = project.models.classes(addon)
    for (const one of classes) {
      for (const method of one.definition.methods) judgeBare(one, method)
      // what an abstract model is mixed into may stand behind it
      if (!one.view?.membersKnown || one.view.kind === 'abstract' || one.conditional) continue
      const index = one.view.lineage.findIndex(({ part }) => part === one.part)
      if (index < 0) continue
      const behind = one.view.lineage.slice(index + 1).map(({ part }) => part)
      // another rule tells of what Odoo itself no longer calls
      for (const method of one.definition.methods)
        for (const call of superCalls(method, one))
          if (!names(behind, call.attr) && !(call.attr === method.name && removedHook(call.attr, series)))
            judgeCall(one, one.view, behind, method, call)
    }

    function judgeBare(one: ModelClass, { node }: FunctionFacts): void {
      visitBody(node.body, (inner) => {
        const isBare = inner.t === 'Attribute' && inner.value.t === 'Name' && inner.value.id === 'super'
        if (isBare && !inner.attr.startsWith('__'))
          report('bare', placeIn(one, [inner.s, inner.e]), { method: inner.attr })
        return true
      })
    }

    function judgeCall(
      one: ModelClass,
      view: ModelView,
      behind: readonly ModelPart[],
      method: FunctionFacts,
      call: Attribute,
    ): void {
      const { model } = one.part
      const owners = memberOwners(project, view, call.attr, addon.name).filter(
        (owner) => !onlyOverrides(project, owner, model, call.attr),
      )
      // what comes with a module that is surely installed too is there when the code runs, and behind this class when it
      // is loaded before, or brings it to a parent, such as those of every model
      const direct = project.models.methodOwners(model, call.attr, addon.name)
      const comes = (owner: string): boolean =>
        comesAlong(project, addon, owner) || (!direct.includes(owner) && isPresent(project, addon, owner))
      if (owners.some(comes)) return
      const at = placeIn(one, [call.as, call.e])
      const asked = { model, method: call.attr }
      const [any] = owners
      if (any !== undefined) {
        // an override of what only that addon calls is never run without it
        const owner = nearestOwner(project, addon, owners)
        const data = { ...asked, addon: addon.name, owner: owner ?? any }
        const fix = () => (owner === undefined ? undefined : addDependency(addon, owner))
        report('unreached', at, data, { severity: 'warning', confidence: 'likely', fix })
        return
      }
      const near = nearName(
        call.attr,
        behind.flatMap(({ methods }) => methods.map(({ name }) => name)),
      )
      // what a model of others no longer has is mostly dead; modules that cannot be read may still bring it
      if (call.attr === method.name && !makes(classes, model)) {
        const advice = near === undefined ? 'find what took its place, or remove it' : `did it become '${near}'?`
        const cause = `${one.relative} ${model}`
        report('overrides', at, { ...asked, series, advice }, { severity: 'warning', confidence: 'likely', cause })
        return
      }
      const advice =
        near === undefined ? 'remove it, or depend on the addon that has the method' : `did you mean '${near}'?`
      report('missing', at, { ...asked, advice })
    }
  },
})

/** Has one of the classes, or every object of Python, what is asked for? */
function names(classes: readonly ModelPart[], wanted: string): boolean {
  return (
    ALWAYS.has(wanted) ||
    classes.some(
      ({ methods, fields, attributes }) =>
        methods.some(({ name }) => name === wanted) ||
        fields.some(({ name }) => name === wanted) ||
        attributes?.includes(wanted),
    )
  )
}

/** Does the addon itself make the model? */
function makes(classes: readonly ModelClass[], model: string): boolean {
  return classes.some(({ part }) => part.creates && part.model === model)
}

/** Does an addon have the method for the model only in overrides that ask for it above themselves? */
function onlyOverrides(project: Project, owner: string, model: string, name: string): boolean {
  const addon = project.addon(owner)
  const classes = addon ? project.models.classes(addon).filter(({ part }) => part.model === model) : []
  const found = classes.flatMap((one) =>
    one.definition.methods.filter((method) => method.name === name).map((method) => superCalls(method, one)),
  )
  return found.length > 0 && found.every((calls) => calls.some(({ attr }) => attr === name))
}

/** What Python gives every object. */
const ALWAYS: ReadonlySet<string> = new Set([
  '__init__', '__getattr__', '__getattribute__', '__setattr__', '__new__', '__init_subclass__', '__dir__', '__repr__', '__str__', '__eq__', '__hash__', '__class__', '__reduce__', '__format__',
]) // biome-ignore format: a table

/** `super().x` in a method, where nothing guards it: no `hasattr`, no handler of AttributeError. */
function superCalls(method: FunctionFacts, one: ModelClass): readonly Attribute[] {
  const calls: Attribute[] = []
  let guarded = false
  visitBody(method.node.body, (node) => {
    if (node.t === 'ClassDef') return false
    if (node.t === 'Call' && node.func.t === 'Name' && /^(?:hasattr|getattr)$/.test(node.func.id)) guarded = true
    if (node.t === 'Try' && node.handlers.some(({ type }) => !type || /AttributeError|Exception/.test(namesIn(type))))
      guarded = true
    if (node.t === 'Attribute' && isSuper(node.value, one)) calls.push(node)
    return true
  })
  return guarded ? [] : calls
}

function isSuper(expr: Expr, one: ModelClass): boolean {
  if (!isSuperCall(expr)) return false
  const [first] = expr.args
  return !first || (first.t === 'Name' && first.id === one.definition.name)
}

function namesIn(expr: Expr): string {
  if (expr.t === 'Tuple') return expr.items.map(namesIn).join(' ')
  return expr.t === 'Name' ? expr.id : expr.t === 'Attribute' ? expr.attr : ''
}
