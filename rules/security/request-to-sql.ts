import { entriesOf } from '../../src/model/data/open-doors.ts'
import { taintPaths } from '../../src/model/inference/taint-paths.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'What comes from outside becomes part of an SQL query',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['raw-sql-string-interpolation'],
  messages: {
    route:
      'what a request brings as {name} becomes part of the text of this query: whoever sends the request reads and changes any table; give it to execute() as a parameter (%s), or look it up in a list of what is allowed',
    rpc: "'{name}' of {method}, which every user may call by RPC, becomes part of the text of this query: with it any table can be read and changed; give it to execute() as a parameter (%s), or begin the method's name with an underscore",
  },
  check({ project, addon, report }) {
    const paths = taintPaths(project, addon, 'execute', (node, labels) =>
      node.args[0] && /(?:^|[._])(?:cr|cursor)\.execute$/.test(dottedName(node.func) ?? '')
        ? labels(node.args[0])
        : undefined,
    )
    for (const { from, at, name, unit, label, related } of entriesOf(project, paths)) {
      if (from.kind === 'route') report('route', at, { name }, { related })
      else report('rpc', at, { name: label, method: unit.method.name }, { related, severity: 'warning' })
    }
  },
})
