import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A field of an existing model is written anew with another type',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    retyped:
      "'{model}.{field}' is {article} {before} field in {maker}, here it becomes {type}: what {maker} says of it is forgotten, its column changes and code that relies on it breaks; use another name",
    led: "'{model}.{field}' leads to '{before}' in {maker}, here to '{comodel}': kept values point to wrong records and code that relies on it breaks; use another name",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      for (const { part, written } of writtenFields(one)) {
        const view = one.view.field(part.name)
        const index = view?.definitions.findIndex(({ field }) => field === part) ?? -1
        const before = view?.definitions.slice(0, Math.max(0, index)).findLast(({ model }) => model === one.part.model)
        if (!before || before.module === addon.name || before.field.open) continue
        const at = placeIn(one, written.nameSpan)
        const data = { model: one.part.model, field: part.name, maker: before.module }
        if (kindOf(before.field.type) !== kindOf(part.type)) {
          const article = /^[AEIOU]/.test(before.field.type) ? 'an' : 'a'
          report(
            'retyped',
            at,
            { ...data, article, before: before.field.type, type: part.type },
            { related: [before.field.place] },
          )
        } else if (before.field.comodel && part.comodel && before.field.comodel !== part.comodel) {
          const next = project.models.view(part.comodel, addon.name)
          if (
            !next ||
            next.parents.has(before.field.comodel) ||
            next.inherits.some(([parent]) => parent === before.field.comodel)
          )
            continue
          const led = { ...data, before: before.field.comodel, comodel: part.comodel }
          report('led', at, led, { related: [before.field.place], confidence: 'likely' })
        }
      }
    }
  },
})

/** Types whose values turn into one another without loss of meaning. */
const KINDS: Readonly<Record<string, string>> = {
  Char: 'text',
  Text: 'text',
  Html: 'text',
  Float: 'number',
  Monetary: 'number',
  Integer: 'number',
  Binary: 'binary',
  Image: 'binary',
  Date: 'date',
  Datetime: 'date',
  Many2oneReference: 'number',
}

function kindOf(type: string): string {
  return KINDS[type] ?? type
}
