import { type Route, routesOf } from '../../src/model/data/routes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two methods answer one route',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    same: "'{path}' is the route of {other} already: Odoo calls one of the two and never the other",
    across:
      "'{path}' is the route of {other} in {module} already: Odoo calls one of the two and never the other; extend that controller to change what it does",
  },
  check({ addon, project, report }) {
    const own = routesOf(addon)
    if (own.length === 0) return
    const reach = project.graph.reach(addon.name)
    const before = [...reach]
      .filter((name) => name !== addon.name)
      .flatMap((name) => {
        const other = project.addon(name)
        return other ? routesOf(other) : []
      })
    const byPath = new Map<string, Route[]>()
    for (const route of [...before, ...own])
      for (const { value } of route.paths) byPath.set(value, [...(byPath.get(value) ?? []), route])
    for (const route of own)
      for (const path of route.paths) {
        const all = byPath.get(path.value) ?? []
        const other = all.slice(0, all.indexOf(route)).find((one) => clash(one, route))
        if (!other) continue
        const named = `${other.controller.name}.${other.method.name}`
        const related = [{ file: other.file, span: other.method.nameSpan, note: 'answers it, too' }]
        const at = { file: route.file, span: path.span }
        if (other.addon === addon) report('same', at, { path: path.value, other: named }, { related })
        else report('across', at, { path: path.value, other: named, module: other.addon.name }, { related })
      }
  },
})

/** A class that extends another one takes its place; a route may be shared out by verbs. */
function clash(one: Route, other: Route): boolean {
  if (one.controller === other.controller && one.method === other.method) return false
  if ((other.extends || one.extends) && one.method.name === other.method.name) return false
  if (other.extends && one.addon !== other.addon) return false
  return !one.verbs || !other.verbs || one.verbs.some((verb) => other.verbs?.includes(verb))
}
