import { templateElements } from '../../src/model/web/template-directives.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

/** `'widget': 'date'` in options, and the whole of `t-options-widget="'date'"`. */
const IN_OPTIONS = /(["'])widget\1\s*:\s*(["'])(\w+)\2/
/** Widgets of every series. */
const WIDGETS: readonly string[] = [
  'barcode', 'contact', 'date', 'datetime', 'duration', 'float', 'float_time', 'html', 'image', 'integer', 'many2many',
  'many2one', 'monetary', 'qweb', 'relative', 'selection', 'text', 'time',
] // biome-ignore format: a table
const ALONE = /^\s*(["'])(\w+)\1\s*$/

export default defineRule({
  title: 'A template shows a value by a widget that does not exist, or lacks what it needs',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    currency:
      "the widget 'monetary' needs display_currency where it shows a value that is no field: drawing the template ends with an error",
    unknown: "no module in reach has a model 'ir.qweb.field.{widget}': the value is shown plainly, without its format",
  },
  check({ addon, project, report }) {
    if (!project.isComplete(addon.name)) return
    for (const { file, element, by } of templateElements(project, addon)) {
      if (by !== 'server') continue
      for (const { name, value, vs, ve } of element.attributes) {
        if (!name.startsWith('t-options')) continue
        const match = name === 't-options' ? IN_OPTIONS.exec(value) : name === 't-options-widget' && ALONE.exec(value)
        const widget = match ? match.at(-1) : undefined
        if (!match || widget === undefined) continue
        const isValue = element.attributes.some((one) => /^t-(?:out|esc|raw)$/.test(one.name))
        const hasCurrency = element.attributes.some(
          (one) =>
            one.name === 't-options-display_currency' ||
            (/^t-options/.test(one.name) && one.value.includes('display_currency')),
        )
        if (widget === 'monetary' && isValue && !hasCurrency && name === 't-options' && /^\s*\{[^*]*\}\s*$/.test(value))
          report('currency', { file, span: [vs, ve] }, {}, { severity: 'error' })
        if (project.models.exists(`ir.qweb.field.${widget}`, addon.name).verdict !== 'no') continue
        const start = vs + match.index + match[0].lastIndexOf(widget)
        const span = ve - vs === value.length ? ([start, start + widget.length] as const) : ([vs, ve] as const)
        // what resembles no other one may be the widget of a module that is not here
        const severity = nearName(widget, WIDGETS) === undefined ? 'info' : 'warning'
        report('unknown', { file, span }, { widget }, { severity })
      }
    }
  },
})
