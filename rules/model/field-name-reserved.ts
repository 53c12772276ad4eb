import { inheritedModels, placeIn } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL } from '../../src/model/models/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

/**
 * Methods that nothing calls as records are made, read, changed, searched and removed, in views and out of them: found by
 * hiding each method of a model in Odoo 17.0 in turn.
 */
const CALLED_ALONE: ReadonlySet<string> = new Set([
  'update', 'grouped', 'export_data', 'load', 'get_metadata', 'get_base_url', 'get_external_id', 'toggle_active',
  'action_archive', 'action_unarchive', 'name_create',
]) // biome-ignore format: a table

export default defineRule({
  title: 'A field has the name of something that every record has, and hides it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    hidden:
      "field '{field}' hides {what} '{field}' of every record: code that uses it, Odoo's own among it, fails on '{model}'; rename the field",
    called:
      "field '{field}' hides the method '{field}' of every record: Odoo warns as it loads the addon, and code that calls it on '{model}' fails; rename the field",
    id: "field 'id' is the ORM's own: '{model}' cannot have another; remove it",
    column:
      "field 'id' is the ORM's own: Odoo stops as it makes the table of '{model}', whose column 'id' is its key; remove it",
    method:
      "field '{field}' and a method of the same name stand in one class: the later one hides the other; rename one of them",
  },
  check({ addon, project, series, report }) {
    const base = project.models.contributions(BASE_MODEL)[0]?.part
    const methods = new Map(base?.methods.map((method) => [method.name, method]))
    const attributes = new Set(base?.attributes)
    for (const one of project.models.classes(addon)) {
      const own = new Map(one.definition.methods.map((method) => [method.name, method]))
      for (const { name, nameSpan, type, args } of one.definition.fields) {
        const at = placeIn(one, nameSpan)
        const { model } = one.part
        if (name === 'id') {
          // what is computed asks for no column; the ORM puts its own over it where a class makes the model, in 14.0 everywhere
          if (type === 'Id') continue
          const isKept = since(series, '15.0') && inheritedModels(one).some(({ value }) => value === model)
          if (isKept && one.view?.auto && !args['compute'] && !args['related']) report('column', at, { model })
          else report('id', at, { model }, { severity: 'warning' })
          continue
        }
        const method = methods.get(name)
        if (method && CALLED_ALONE.has(name)) report('called', at, { field: name, model }, { severity: 'warning' })
        else if (method)
          report('hidden', at, {
            field: name,
            what: method.decorators?.includes('property') ? 'the property' : 'the method',
            model,
          })
        else if (attributes.has(name)) report('hidden', at, { field: name, what: 'the attribute', model })
        const same = own.get(name)
        // `x = fields.Boolean(compute=x)`: the function written above it is its compute method
        const uses = Object.values(args).some((value) => value.t === 'Name' && value.id === name)
        if (same && !uses)
          report('method', at, { field: name }, { severity: 'warning', related: [placeIn(one, same.nameSpan)] })
      }
    }
  },
})
