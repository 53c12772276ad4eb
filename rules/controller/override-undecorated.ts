import { controllersOf } from '../../src/model/data/controllers.ts'
import { routesOf } from '../../src/model/data/routes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A method that answers a route is overridden without @route',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    decorated:
      '{controller}.{method} answers a route, and this override has no @http.route(): Odoo warns and decorates it by itself; write @http.route() above it',
    lost: '{controller}.{method} answers a route, and this override has no @http.route(): the route is gone; write @http.route() above it',
  },
  check({ addon, project, series, report }) {
    for (const { facts, definition, root } of controllersOf(project, addon)) {
      const [, owner = '', controller = ''] = /^odoo\.addons\.(\w+)\..*?(\w+)$/.exec(root) ?? []
      const base = project.addon(owner)
      if (!base || root.startsWith(`odoo.addons.${addon.name}.`)) continue
      const routed = routesOf(base).filter((route) => route.controller.name === controller)
      for (const { name, nameSpan, decorators } of definition.methods) {
        const route = routed.find(({ method }) => method.name === name)
        if (!route || decorators.length > 0) continue
        const related = [{ file: route.file, span: route.method.nameSpan, note: 'answers the route' }]
        const at = { file: facts.file, span: nameSpan }
        if (since(series, '16.0')) report('decorated', at, { controller, method: name }, { related })
        else report('lost', at, { controller, method: name }, { related, severity: 'error' })
      }
    }
  },
})
