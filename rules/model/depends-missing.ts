import { argumentPlace, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A stored computed field does not say what it depends on',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    missing:
      "'{field}' is stored, and {method} has no @api.depends: it is computed once, when a record is made, and stays as it is; name the fields it uses, or write @api.depends() to say that there are none",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const view = one.view.field(part.name)
        if (!view?.stored || !part.compute || part.compute === '?' || view.part.open || written.args['depends'])
          continue
        // a value that the user may write needs a first proposal only
        if (view.part.readonly === false) continue
        const method = one.view.method(part.compute)
        if (!method || view.compute !== part.compute) continue
        const says = method.definitions.some(({ method: one }) =>
          one.decorators?.some((text) => /^depends(?:_context)?(?:\(|$)|^\?/.test(text)),
        )
        if (says || method.definitions.some(({ method: one }) => one.decorators?.includes('property'))) continue
        // of a mixin, the models that take it in may say it
        if (one.view.kind === 'abstract' && heirsSay(project, part.compute)) continue
        const own = one.definition.methods.findLast((other) => other.name === part.compute)
        report(
          'missing',
          argumentPlace(field, 'compute'),
          { field: part.name, method: part.compute },
          { related: [own && placeIn(one, own.nameSpan)] },
        )
      }
    }
  },
})

/** Does a class of any model say what a method of that name depends on? */
function heirsSay(project: Project, method: string): boolean {
  return project.checked.some(({ name }) =>
    project
      .facts(name)
      ?.models.some(({ methods }) => methods.some((one) => one.name === method && saysDepends(one.decorators))),
  )
}

function saysDepends(decorators: readonly string[] | undefined): boolean {
  return decorators?.some((text) => /^depends(?:\(|$)/.test(text)) ?? false
}
