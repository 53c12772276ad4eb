import { entriesOf } from '../../src/model/data/open-doors.ts'
import { taintPaths } from '../../src/model/inference/taint-paths.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Whoever sends a request names the method that runs',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['dynamic-method-dispatch'],
  messages: {
    route:
      'what a request brings as {name} is the name of what getattr() takes and this calls: whoever sends it can call any method, private ones too; look it up in a list of what is allowed',
    rpc: "'{name}' of {method}, which every user may call by RPC, is the name of what getattr() takes and this calls: private methods, which RPC refuses, are reached as well; look it up in a list of what is allowed, or begin the method's name with an underscore",
  },
  check({ project, addon, report }) {
    const paths = taintPaths(project, addon, 'getattr', ({ func }, labels) => {
      if (func.t !== 'Call' || func.func.t !== 'Name' || func.func.id !== 'getattr') return undefined
      const [, name] = func.args
      return name && !isBounded(name) ? labels(name) : undefined
    })
    for (const { from, at, name, unit, label, related } of entriesOf(project, paths)) {
      if (from.kind === 'route') report('route', at, { name }, { related })
      else report('rpc', at, { name: label, method: unit.method.name }, { related, severity: 'info' })
    }
  },
})

/** `'action_%s' % name`, `'action_' + name`, `f'action_{name}'`: names that begin so are methods of one kind. */
function isBounded(name: Expr): boolean {
  if (name.t === 'JoinedStr') return typeof name.pieces[0] === 'string' && name.pieces[0] !== ''
  if (name.t === 'Binary') return name.left.t === 'Str' && !name.left.value.startsWith('%')
  return name.t === 'Call' && name.func.t === 'Attribute' && name.func.attr === 'format'
}
