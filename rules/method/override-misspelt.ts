import type { Addon } from '../../src/model/addon.ts'
import { visitBody } from '../../src/model/inference/infer-visit.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import type { FunctionDef } from '../../src/parse/python/ast.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'The name of an override is misspelt',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    misspelt:
      "nothing calls '{method}' and no other class of '{model}' has it, but it calls super().{called}(): as an override of '{called}' it is never run; call it '{called}'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const { name, node, nameSpan, decorators } of one.definition.methods) {
        // a decorator of an addon's own may register the method: `@template('syscebnl')`
        if (!decorators.every((decorator) => /^(?:odoo\.)?api\./.test(decorator.name))) continue
        const called = onlySuper(node)
        if (called === undefined || nearName(name, [called]) === undefined || isVariant(name, called)) continue
        if (one.definition.methods.some((other) => other.name === called)) continue
        const definitions = one.view.method(name)?.definitions.length ?? 1
        if (definitions > 1 || project.models.methodOwners(one.part.model, name, addon.name).length > 1) continue
        if (isNamed(addon, name)) continue
        report('misspelt', placeIn(one, nameSpan), { method: name, model: one.part.model, called })
      }
    }
  },
})

/** The other method that `super()` is asked for, when it is asked for nothing else. */
function onlySuper(node: FunctionDef): string | undefined {
  const asked = new Set<string>()
  visitBody(node.body, (one) => {
    if (one.t === 'Attribute' && isSuperCall(one.value)) asked.add(one.attr)
    return true
  })
  const [called] = asked
  return asked.size === 1 && called !== node.name ? called : undefined
}

/** Names that differ on purpose: by underscores, by a plural, by a number or letter at the end. */
function isVariant(one: string, other: string): boolean {
  const plain = (name: string): string => name.replaceAll('_', '').replace(/(?:e?s|\d|y|ies)+$/, '')
  return plain(one) === plain(other) || one.startsWith(other) || other.startsWith(one)
}

/** Does code call the method, or any text or attribute of the addon name it? */
function isNamed(addon: Addon, method: string): boolean {
  if (addon.pythonTexts.some((text) => text.includes(method))) return true
  if (codeScopes(addon).some(({ calls }) => calls.some(({ func }) => func.t === 'Attribute' && func.attr === method)))
    return true
  return [...addon.xml.values()].some(({ root }) => root !== undefined && names(root, method))
}

function names(element: XmlElement, method: string): boolean {
  return (
    element.attributes.some(({ value }) => value.includes(method)) ||
    element.children.some((child) =>
      child.kind === 'element' ? names(child, method) : child.kind === 'text' && child.text.includes(method),
    )
  )
}
