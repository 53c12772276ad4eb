import { missingDependencies } from '../../src/model/models/compute-missing.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A stored computed field does not follow a field that it is computed from',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['compute-missing-depends'],
  messages: {
    missing:
      "{method} reads '{path}', which is not in its @api.depends: '{field}' is stored and stays as it is when that changes; add '{path}'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const missing = missingDependencies(one, (model) => project.models.view(model, addon.name)).filter(
        ({ path }) => !path.includes('.'),
      )
      const cause = causes(missing)
      for (const { at, method, field, path } of missing)
        report('missing', at, { method, field, path }, { cause: `${one.part.model} ${cause(method)}` })
    }
  },
})

/** Methods of a class that lack the same field as one: the first of them; one method may lack several. */
function causes(missing: readonly { readonly method: string; readonly path: string }[]): (method: string) => string {
  const first = new Map<string, string>()
  const rootOf = (name: string): string => {
    const up = first.get(name) ?? name
    return up === name ? name : rootOf(up)
  }
  for (const { method, path } of missing) first.set(rootOf(`field ${path}`), rootOf(method))
  return rootOf
}
