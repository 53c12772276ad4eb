import { elementText } from '../../src/model/data-expression.ts'
import { costOf } from '../../src/model/data-files.ts'
import { fieldOf } from '../../src/model/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'An action shows a kind of view that does not exist',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown:
      "there is no kind of view '{mode}': Odoo takes the action, and the web client fails when it is opened; {advice}",
    tree: "since 18.0 'tree' views are called 'list': write 'list' in view_mode",
    twice: "'{mode}' stands twice in view_mode: Odoo refuses the action",
    space:
      "view_mode '{modes}' has white space between the modes: Odoo takes it as part of a name that is no kind of view",
  },
  check({ addon, project, report }) {
    const kinds = project.models.view('ir.actions.act_window.view', addon.name)?.field('view_mode')?.selection
    const types = project.models.view('ir.ui.view', addon.name)?.field('type')?.selection
    if (!kinds || !project.isComplete(addon.name)) return
    // up to 17.0 the web client says 'list' where the server says 'tree', and takes both
    const known = new Set([...kinds, ...(types ?? []), ...(kinds.includes('tree') ? ['list'] : [])])
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.actions.act_window') continue
      const attribute = record.element.attributes.find(({ name }) => name === 'view_mode')
      const field = fieldOf(record, 'view_mode')
      const text =
        record.tag === 'act_window'
          ? attribute && { value: attribute.value, span: [attribute.vs, attribute.ve] as const }
          : field && !field.eval && elementText(field.element)
      if (!text || text.value.trim() === '') continue
      const at = { file: file.file, span: text.span }
      const modes = text.value.split(',')
      if (
        modes.some((mode, i) => i > 0 && mode !== mode.trimStart()) ||
        modes.some((mode, i) => i < modes.length - 1 && mode !== mode.trimEnd())
      )
        report('space', at, { modes: text.value.trim() }, {})
      const seen = new Set<string>()
      for (const mode of modes.map((one) => one.trim())) {
        if (seen.has(mode)) report('twice', at, { mode }, { severity: 'error', ...costOf(file) })
        seen.add(mode)
        if (known.has(mode)) continue
        if (mode === 'tree' && known.has('list')) report('tree', at, {})
        else {
          const near = nearName(mode, known)
          const advice = near === undefined ? `there are ${[...known].sort().join(', ')}` : `did you mean '${near}'?`
          report('unknown', at, { mode, advice })
        }
      }
    }
  },
})
