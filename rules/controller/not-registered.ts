import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method is meant to answer a route, and Odoo never sees it',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    plain:
      "class '{name}' is no controller: Odoo never registers the routes of its methods, and their addresses answer 404; derive it from http.Controller",
    bare: "@{decorator} without brackets takes '{method}' for its path, and no address leads here; write @{decorator}('/…')",
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    for (const [relative, facts] of addon.python) {
      if (!/^(?:load|guarded)$/.test(uses.get(relative) ?? 'never')) continue
      for (const one of facts.classes) {
        const routed = one.methods.flatMap((method) => method.decorators.filter(({ name }) => ROUTE.test(name)))
        const [first] = routed
        if (!first) continue
        if (one.bases.length === 0 && !isUsed(one.name))
          report('plain', { file: facts.file, span: one.nameSpan }, { name: one.name })
        for (const { name, decorators } of one.methods)
          for (const { name: decorator, call, span } of decorators)
            if (!call && ROUTE.test(decorator))
              report('bare', { file: facts.file, span }, { decorator, method: name }, { confidence: 'proven' })
      }
    }

    /** Does a class derive from it, or a call name it, which may make a controller of it? */
    function isUsed(name: string): boolean {
      return (
        [...addon.python.values()].some((facts) =>
          facts.classes.some(({ bases }) => bases.some((base) => base.split('.').at(-1) === name)),
        ) ||
        codeScopes(addon).some(({ calls }) =>
          calls.some(({ args }) => args.some((arg) => arg.t === 'Name' && arg.id === name)),
        )
      )
    }
  },
})

const ROUTE = /^(?:odoo\.)?http\.route$|^route$/
