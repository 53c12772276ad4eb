import { directiveFaults } from '../../src/model/web/directive-faults.ts'
import { templateElements } from '../../src/model/web/template-directives.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A directive of a template cannot stand where it does',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '16.0',
  messages: {
    alone: '{name} needs {needed} {where}: without it the template cannot be compiled',
    idle: '{name} does nothing without {needed} on the same element: Odoo leaves it out and warns whenever the template is compiled',
    misspelt:
      '{name} is no directive: Odoo leaves it out and warns whenever the template is compiled; did you mean {near}?',
    browser:
      '{name} is a directive of the browser: the server draws this template, leaves it out and warns whenever it compiles it; put the template into a file of a bundle, or take it away',
    'text-between':
      'there is text between {name} and the condition before it: the template cannot be compiled; take it away',
    value: '{name} is empty: the template cannot be compiled; write a condition',
    name: "'{told}' is no name of a variable (letters, digits and underscores): the template cannot be compiled",
    'field-place':
      't-field cannot stand on <{told}>: the template cannot be compiled; put an element into it, such as <span t-field="…"/>',
    'field-dot':
      't-field names a field of a record, with a dot: the template cannot be compiled; write t-out for other values',
    children: 't-call-assets takes no elements inside: the template cannot be compiled',
    unknown: '{name} is no directive of OWL: the template cannot be compiled, and what is drawn with it fails',
    tag: '{name} can only stand on <t>, not on <{told}>: the template cannot be compiled, and what is drawn with it fails',
    'model-tag':
      '{name} can only stand on <input>, <select> and <textarea>, not on <{told}>: the template cannot be compiled, and what is drawn with it fails',
    'model-value':
      '{name} must name something that can be written to, such as state.value: the template cannot be compiled, and what is drawn with it fails',
    modifier:
      "'{told}' is no modifier of an event (there are stop, prevent, capture, self and synthetic): the template cannot be compiled, and what is drawn with it fails",
    suffix:
      "'{told}' is no suffix of a prop (there are bind, alike and translate): the template cannot be compiled, and what is drawn with it fails",
    component: '{name} cannot stand on a component: the template cannot be compiled, and what is drawn with it fails',
    content:
      '{name} cannot stand on a component that has content: the template cannot be compiled, and what is drawn with it fails',
  },
  check({ addon, project, series, report }) {
    for (const one of templateElements(project, addon)) {
      for (const { kind, attribute, told } of directiveFaults(one, series)) {
        const { name, ns } = attribute
        const at = { file: one.file, span: [ns, ns + name.length] as const }
        const where = /^t-el/.test(name) ? 'on the element before it' : 'on the same element'
        if (kind === 'alone') report(kind, at, { name, needed: told, where })
        else if (kind === 'misspelt')
          report(kind, at, { name, near: told }, { severity: 'warning', confidence: 'likely' })
        else if (kind === 'browser') report(kind, at, { name }, { severity: 'warning' })
        else if (kind === 'idle') report(kind, at, { name, needed: told }, { severity: 'warning' })
        else if (kind === 'name') report(kind, at, { told })
        else if (kind === 'field-place' || kind === 'modifier' || kind === 'suffix') report(kind, at, { told })
        else if (kind === 'field-dot' || kind === 'children') report(kind, at, {})
        else if (kind === 'tag' || kind === 'model-tag') report(kind, at, { name, told })
        else report(kind, at, { name })
      }
    }
  },
})
