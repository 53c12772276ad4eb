import { clientFiles, topTemplates } from '../../src/model/web/client-files.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A template of the web client has no name, or an unknown way to inherit',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    nameless: "this template has no t-name: {consequence}; give it one, or take it out of bundle '{bundle}'",
    record:
      "bundle '{bundle}' takes this file for templates of the web client, where <{tag}> has no t-name: {consequence}; list the file under data, or take it out of the bundle",
    mode: "'{mode}' is no t-inherit-mode, there are primary and extension: {consequence}",
  },
  check({ addon, project, series, report }) {
    const consequence = since(series, '18.0')
      ? 'the browser gets none of the templates of the bundle'
      : 'Odoo raises an error when it builds the bundle and every page that needs it fails'
    for (const { facts, bundles } of clientFiles(project, addon)) {
      const [bundle] = bundles
      if (!facts.root || bundle === undefined) continue
      for (const element of topTemplates(facts.root)) {
        const at = (s: number, e: number) => ({ file: facts.file, span: [s, e] as const })
        const mode = attribute(element, 't-inherit') && attribute(element, 't-inherit-mode')
        if (mode && mode.value !== 'primary' && mode.value !== 'extension')
          report('mode', at(mode.vs, mode.ve), { mode: mode.value, consequence })
        if (attribute(element, 't-name')?.value || (attribute(element, 't-inherit') && mode?.value === 'extension'))
          continue
        if (mode && mode.value !== 'primary') continue
        // QWeb of the browser before OWL; the server lets it be until 17.0
        if (attribute(element, 't-extend') && !since(series, '18.0')) continue
        const start = at(element.s, element.s + element.tag.length + 1)
        if (['record', 'template', 'data', 'odoo', 'menuitem'].includes(element.tag))
          report('record', start, { tag: element.tag, bundle, consequence })
        else report('nameless', start, { bundle, consequence })
      }
    }
  },
})
