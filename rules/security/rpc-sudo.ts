import { doorsOf } from '../../src/model/data/open-doors.ts'
import { isElevated, isGuarded } from '../../src/model/inference/elevated.ts'
import { taintPaths } from '../../src/model/inference/taint-paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method that RPC reaches takes a record of the caller’s choice with all rights',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['rpc-sudo-without-access-check'],
  messages: {
    picked:
      "every user may call {method} by RPC, and '{name}' picks the record that it takes with sudo(): by trying numbers each reaches records without the right to; check the access first, leave sudo() out, or begin the method's name with an underscore",
  },
  check({ project, addon, report }) {
    const door = doorsOf(project)
    const told = new Set<string>()
    const picks = taintPaths(
      project,
      addon,
      'sudo',
      (node, labels) => {
        if (node.func.t !== 'Attribute' || node.func.attr !== 'browse' || !isElevated(node.func.value)) return undefined
        const [first] = node.args
        return first && labels(first)
      },
      true,
    )
    for (const { unit, label, path } of picks) {
      const at = path.at(-1)
      // Odoo looks at the rights before it comes to these
      if (/^(?:create|write|unlink|copy|read|web_save|name_create|default_get)$/.test(unit.method.name)) continue
      // a number that is given as such; of values and keywords nobody knows which of them it was
      if (!/(?:^|_)ids?$/.test(label)) continue
      if (door(unit, label)?.kind !== 'rpc' || !at || told.has(`${at.file}:${at.span[0]}`) || isGuarded(unit)) continue
      told.add(`${at.file}:${at.span[0]}`)
      const related = [{ file: unit.facts.file, span: unit.method.nameSpan, note: 'the method' }, ...path.slice(0, -1)]
      report('picked', at, { method: unit.method.name, name: label }, { related })
    }
  },
})
