import { attachedUrls } from '../../src/model/data/attached-urls.ts'
import { dataFiles } from '../../src/model/data/data-files.ts'
import { assetReferences } from '../../src/model/web/asset-references.ts'
import { attribute, elementsOf } from '../../src/parse/xml/query.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A view or template leads to a static file that does not exist',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  parts: [{ names: ['xml-not-valid-char-link', 'not-xml-valid-char-link'], keys: ['query'] }],
  messages: {
    missing: "'{path}' does not exist in {module}: the browser gets a page that says 404 in its place{near}",
    query:
      "in a bundle an address is the path of a file as it stands, and no file is called '{path}': Odoo builds the bundle without it; leave out what stands behind the file's name",
  },
  check({ addon, project, series, report }) {
    const made = attachedUrls(project, addon)
    // scripts and styles of a page are another rule's matter
    const loaded = new Set(assetReferences(project, addon).map(({ at }) => `${at.file} ${at.span[0]}`))
    // until 14.0 a bundle is a template that others extend
    const asTemplate = !since(series, '15.0')
    for (const { xml, file } of dataFiles(addon, series)) if (xml?.root) visit(xml.root, file, false)

    function visit(element: XmlElement, file: string, inBundle: boolean): void {
      const bundle = inBundle || (asTemplate && /\.assets_\w+$/.test(attribute(element, 'inherit_id')?.value ?? ''))
      for (const { name, value, vs, ve } of element.attributes) {
        if (name !== 'src' && name !== 'href') continue
        const [, module, relative, rest] = /^\/(\w+)\/(static\/[^?#{}%$]+)([?#].*)?$/.exec(value) ?? []
        if (!module || !relative || made.has(value.slice(1))) continue
        const at = { file, span: [vs, ve] as const }
        const owner = project.addon(module)
        if (bundle && rest && /^(?:link|script)$/.test(element.tag)) report('query', at, { path: value })
        else if (!owner || owner.has(relative) || relative.endsWith('/') || loaded.has(`${file} ${vs}`)) continue
        else if (module === addon.name || project.graph.reaches(addon.name, module)) {
          const near = nearName(
            relative,
            owner.paths().filter((path) => path.startsWith('static/')),
          )
          const hint = near === undefined ? '' : `; did you mean '/${module}/${near}'?`
          report('missing', at, { path: relative, module, near: hint })
        }
      }
      for (const child of elementsOf(element)) visit(child, file, bundle)
    }
  },
})
