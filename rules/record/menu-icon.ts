import type { Text } from '../../src/facts/literal.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { type Series, since } from '../../src/text/series.ts'

export default defineRule({
  title: 'The icon of a menu is no file that Odoo can take',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing: "there is no file '{path}' in {module}: the app is shown with the icon of apps that have none; {advice}",
    path: "'{value}' names no module: the app is shown with the icon of apps that have none; write '{module},{value}'",
    type: "Odoo {series} takes no icon of this type ('{path}') and stops as it loads the menu with 'Unsupported file'; make it a file that ends in {types}",
  },
  check({ addon, project, series, report }) {
    const types = iconTypes(series)
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'ir.ui.menu') continue
      const written = record.tag === 'menuitem' ? attribute(record.element, 'web_icon') : undefined
      const field = record.tag === 'record' ? fieldOf(record, 'web_icon') : undefined
      const icon: Text | undefined = written
        ? { value: written.value, span: [written.vs, written.ve] }
        : field && !field.eval && !field.ref
          ? field.text
          : undefined
      const parts = icon?.value.split(',') ?? []
      const [module = '', path = ''] = parts
      if (!icon || icon.value === '') continue
      const at = { file: file.file, span: icon.span }
      if (parts.length === 1 && addon.has(module)) report('path', at, { value: module, module: addon.name })
      // three parts are a built icon: a class and two colours
      if (parts.length !== 2) continue
      const owner = project.addon(module)
      // other addons of a release are known without their files
      if (!owner) continue
      if (owner.has(path)) {
        if (types && !types.some((type) => path.toLowerCase().endsWith(type)))
          report('type', at, { path, series, types: types.join(', ') }, { severity: file.demo ? 'warning' : 'error' })
        continue
      }
      const near = nearName(
        path,
        owner.paths().filter((one) => one.startsWith('static/')),
      )
      const advice =
        owner.has(path.trim()) ? 'leave out the blank before it'
        : near === undefined ? 'write the path of a file'
        : `did you mean '${near}'?` // biome-ignore format: reads as a list
      report('missing', at, { path, module, advice }, file.demo ? { severity: 'info' } : {})
    }
  },
})

/** What `_read_image` of `ir_ui_menu.py` opens; `undefined`: anything. */
function iconTypes(series: Series): readonly string[] | undefined {
  if (!since(series, '15.0')) return undefined
  if (since(series, '17.0') && !since(series, '19.0')) return ['.png']
  return ['.gif', '.ico', '.jfif', '.jpeg', '.jpg', '.png', '.svg', '.webp']
}
