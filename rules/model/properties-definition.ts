import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The definition of a Properties field leads nowhere',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '16.0',
  messages: {
    shape:
      "definition of '{field}' is '{path}': Odoo stops as it imports the file; name the field of the parent and the one that defines its properties, such as 'parent_id.properties_definition'",
    unknown: "{reason}: the definition of '{field}' leads nowhere, and {effect}",
    kind: "'{model}.{name}' is a {type} field, and the definition of '{field}' needs {wanted}: {effect}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional || !one.view?.closed) continue
      for (const written of writtenFields(one)) {
        const value = written.written.args['definition']
        if (written.part.type !== 'Properties' || value?.t !== 'Str') continue
        const at = argumentPlace(written, 'definition')
        const field = written.part.name
        const [parent = '', definition, ...more] = value.value.split('.')
        if (definition === undefined || more.length > 0) {
          report('shape', at, { field, path: value.value })
          continue
        }
        const link = one.view.field(parent)
        const container = link && project.models.view(link.comodel ?? '', addon.name)
        const found = container?.field(definition)
        if (!link) tellUnknown(one.view, parent, 'Odoo stops as it sets up its models')
        else if (link.type !== 'Many2one' && !link.part.open)
          report('kind', at, {
            model: one.view.name,
            name: parent,
            type: link.type,
            field,
            wanted: 'a Many2one',
            effect: NO_RECORDS,
          })
        else if (container?.closed && !found) tellUnknown(container, definition, NO_RECORDS)
        else if (container && found && !found.part.open && found.type !== 'PropertiesDefinition')
          report('kind', at, {
            model: container.name,
            name: definition,
            type: found.type,
            field,
            wanted: 'a PropertiesDefinition',
            effect: NO_RECORDS,
          })

        function tellUnknown(view: Parameters<typeof fieldFault>[2], name: string, effect: string): void {
          const { reason, options } = fieldFault(project, addon, view, name)
          report('unknown', at, { reason, field, effect }, options)
        }
      }
    }
  },
})

const NO_RECORDS = 'creating a record with a parent ends with an error'
