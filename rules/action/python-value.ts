import { actionDicts } from '../../src/model/python/action-dicts.ts'
import type { Expr, List, Tuple } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An action that code hands to the web client has a value that the client does not know',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    type: "'{value}' is no type of action: the web client stops when the action is run; did you mean '{near}'?",
    tree: "'tree' is called 'list' since 18.0: the web client stops when the action is opened; write 'list'",
    mode: "'{value}' is no type of view: the web client stops when the action is opened; types here: {known}",
    pair: "a view is given as (id, type), and this one the other way round: the web client stops when the action is opened; write ({id}, '{type}')",
    target: "'{value}' is no target of an action: the web client opens it as if none were given; it can be {known}",
    tag: "no module in reach of {addon} registers a client action '{value}': running it ends with an error{hint}",
  },
  check({ addon, project, series, report }) {
    if (!project.isComplete(addon.name)) return
    const modes = new Set(project.models.view('ir.ui.view', addon.name)?.field('type')?.selection)
    if (modes.has('tree')) modes.add('list')
    for (const action of actionDicts(addon)) {
      const type = action.text('type')
      if (!type) continue
      if (!TYPES.has(type.value)) {
        // scripts may handle types of their own
        const near = nearName(type.value, TYPES)
        if (near !== undefined) report('type', type.at, { value: type.value, near })
        continue
      }
      if (type.value === 'ir.actions.act_window') {
        const mode = action.text('view_mode')
        const unknown = mode?.value.split(',').find((one) => !modes.has(one.trim()))
        if (mode && unknown === 'tree' && modes.has('list')) report('tree', mode.at, {})
        else if (mode && unknown !== undefined && modes.size > 0)
          report('mode', mode.at, { value: unknown, known: [...modes].join(', ') })
        for (const { pair, type: written } of turnedPairs(action.value('views')))
          if (modes.has(written)) {
            const [, second] = pair.items
            const id = second?.t === 'Const' ? 'False' : 'id'
            report('pair', action.place(pair), { id, type: written })
          }
        const target = action.text('target')
        if (target && !TARGETS.has(target.value))
          report('target', target.at, { value: target.value, known: [...TARGETS].join(', ') })
      } else if (type.value === 'ir.actions.client' && since(series, '17.0')) {
        const tag = action.text('tag')
        const known = tag ? project.views.registries.keys('actions', addon.name) : undefined
        if (!tag || !known || known.keys.has(tag.value)) continue
        const module = tag.value.split('.')[0] ?? ''
        if (project.isEnterprise(module)) continue
        if (project.views.registries.owners('actions', tag.value, addon.name).length > 0) continue
        const near = nearName(tag.value, known.keys.keys())
        const hint = near === undefined ? '' : `; did you mean '${near}'?`
        report('tag', tag.at, { value: tag.value, addon: addon.name, hint })
      }
    }
  },
})

const TYPES: ReadonlySet<string> = new Set([
  'ir.actions.act_window', 'ir.actions.act_window_close', 'ir.actions.act_url', 'ir.actions.client',
  'ir.actions.report', 'ir.actions.server',
]) // biome-ignore format: a table

const TARGETS: ReadonlySet<string> = new Set(['current', 'new', 'inline', 'fullscreen', 'main', 'self'])

/** `[('form', False)]` */
function turnedPairs(views: Expr | undefined): readonly { readonly pair: Tuple | List; readonly type: string }[] {
  if (views?.t !== 'List') return []
  return views.items.flatMap((pair) => {
    const [first, second, third] = pair.t === 'Tuple' || pair.t === 'List' ? pair.items : []
    if ((pair.t !== 'Tuple' && pair.t !== 'List') || first?.t !== 'Str' || !second || third) return []
    return second.t === 'Str' ? [] : [{ pair, type: first.value }]
  })
}
