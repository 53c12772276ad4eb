import { dataFiles } from '../../src/model/data/data-files.ts'
import { schemaFaults } from '../../src/model/data/data-schema.ts'
import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "A data file does not fit Odoo's schema",
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  aliases: [
    'OLS05000',
    'OLS05004',
    'OLS05005',
    'OLS05006',
    'OLS05007',
    'OLS05008',
    'OLS05009',
    'OLS05010',
    'OLS05011',
    'OLS05012',
    'OLS05013',
    'OLS05014',
    'OLS05015',
    'OLS05016',
    'OLS05017',
    'OLS05018',
    'OLS05019',
    'OLS05020',
    'OLS05021',
    'OLS05022',
    'OLS05023',
    'OLS05024',
    'OLS05025',
    'OLS05026',
    'OLS05027',
    'OLS05028',
    'OLS05029',
    'OLS05030',
    'OLS05031',
    'OLS05032',
    'OLS05033',
    'OLS05034',
    'OLS05035',
    'OLS05044',
    'OLS05045',
    'OLS05046',
    'OLS05047',
    'OLS05048',
  ],
  beside: ['xml-syntax-error'],
  messages: {
    root: 'a data file begins with <odoo>, <openerp> or <data>, this one with <{tag}>: Odoo refuses it',
    attribute: "<{tag}> has no attribute '{name}': Odoo refuses the whole file; {advice}",
    missing: "<{tag}> lacks the attribute '{name}': Odoo refuses the whole file",
    tag: '<{tag}> may not stand in <{parent}>: Odoo refuses the whole file; {advice}',
    text: 'text may not stand here in <{tag}>: Odoo refuses the whole file; move it or put it in a comment',
    value: "{name} of <{tag}> is '{value}', but must be {wanted}: Odoo refuses the whole file",
    together: "'{name}' and {other} exclude each other in <{tag}>: Odoo refuses the whole file; keep one of them",
    empty: '<field type="{type}"> holds no element: Odoo refuses the whole file',
  },
  check({ addon, project, series, report }) {
    for (const { relative } of [...dataEntries(addon, series), ...demoEntries(addon, series)]) {
      const read = addon.xml.get(relative)
      if (!read?.root || read.rootKind === 'data' || read.issues.length > 0) continue
      report('root', { file: read.file, span: [read.root.s, read.root.se] }, { tag: read.root.tag })
    }
    for (const { xml, file } of dataFiles(addon, project.series)) {
      if (!xml?.root) continue
      for (const fault of schemaFaults(xml.root, series)) {
        const at = { file, span: fault.at }
        switch (fault.kind) {
          case 'attribute': {
            const advice = fault.near === undefined ? 'remove it' : `did you mean '${fault.near}'?`
            report('attribute', at, { tag: fault.tag, name: fault.name, advice })
            break
          }
          case 'missing':
            report('missing', at, { tag: fault.tag, name: fault.name })
            break
          case 'tag': {
            const isArch = fault.parent === 'field' && fault.tag !== 'record'
            const advice = isArch
              ? 'a field that holds XML needs type="xml"'
              : fault.near === undefined
                ? 'remove it'
                : `did you mean <${fault.near}>?`
            report('tag', at, { tag: fault.tag, parent: fault.parent, advice })
            break
          }
          case 'text':
            report('text', at, { tag: fault.tag })
            break
          case 'value':
            report('value', at, {
              tag: fault.tag,
              name: fault.name,
              value: fault.value.slice(0, 60),
              wanted: fault.wanted,
            })
            break
          case 'together':
            report('together', at, { tag: fault.tag, name: fault.name, other: fault.other })
            break
          case 'empty':
            report('empty', at, { type: fault.type })
            break
        }
      }
    }
  },
})
