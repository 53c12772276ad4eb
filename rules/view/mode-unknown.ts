import { actionModes } from '../../src/model/views/action-modes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The view_mode of an action names a type of view that there is not',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  parts: [{ names: ['view-tree-removed'], keys: ['tree'] }],
  messages: {
    unknown:
      "'{mode}' is no type of view: Odoo loads the action, and the web client stops when someone opens it; types here: {types}",
    tree: "'tree' is called 'list' since 18.0: Odoo loads the action, and the web client stops when someone opens it; write 'list'",
    twice: "'{mode}' stands in view_mode twice, and Odoo refuses the action",
    space: 'Odoo refuses a space between commas in view_mode; take it out',
    blank:
      "white space counts in view_mode: '{text}' is no type of view, and the web client stops when someone opens the action; write the words with commas alone between them",
  },
  check({ addon, project, report }) {
    for (const { mode, at, fault, types, demo } of actionModes(project, addon)) {
      const refused = demo ? {} : ({ severity: 'error', confidence: 'proven' } as const)
      if (fault === 'twice') report('twice', at, { mode }, refused)
      else if (fault === 'space') report('space', at, {}, refused)
      else if (fault === 'blank') report('blank', at, { text: mode })
      else if (mode === 'tree' && types.has('list')) {
        const fix = () => ({ title: "Write 'list'", safety: 'safe' as const, edits: [{ ...at, text: 'list' }] })
        report('tree', at, {}, { fix })
      } else report('unknown', at, { mode, types: [...types].join(', ') })
    }
  },
})
