import { argumentPlace, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

/** Arguments that name a method of the model, and what happens when there is none. */
const NAMING = {
  compute: 'reading it',
  inverse: 'writing it',
  search: 'searching by it',
  selection: 'reading its choices',
  group_expand: 'grouping by it',
} as const

export default defineRule({
  title: 'A field names a compute, inverse, search or selection method that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03018'],
  parts: [{ names: ['compute-missing'], data: { argument: ['compute'] } }],
  messages: {
    missing:
      "'{model}' has no method '{method}', the {argument} of field '{field}': {use} ends with AttributeError; {advice}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      // the models that take over an abstract one may bring the method
      if (!one.view?.membersKnown || one.view.kind === 'abstract') continue
      for (const field of writtenFields(one))
        for (const [argument, use] of Object.entries(NAMING)) {
          const method = namedMethod(one.view, field, argument)
          if (method === undefined || has(one.view, method)) continue
          const near = nearName(method, one.view.methods.keys())
          const advice = near === undefined ? 'write it, or remove the argument' : `did you mean '${near}'?`
          report('missing', argumentPlace(field, argument), {
            model: one.part.model,
            method,
            argument,
            field: field.part.name,
            use,
            advice,
          })
        }
    }
  },
})

function namedMethod(view: ModelView, { written, part }: WrittenField, argument: string): string | undefined {
  const field = view.field(part.name)
  const related = field?.related !== undefined || (part.related === undefined && written.args['related'] !== undefined)
  if (related && OF_PATH.has(argument) && (argument !== 'inverse' || field?.part.readonly === false)) return undefined
  if (argument === 'selection' && part.type !== 'Selection' && part.type !== 'Reference') return undefined
  return stringValue(written.args[argument]) || undefined
}

/**
 * What a related field takes from the end of its path, whatever is written for it; that it is written through the path
 * only when it is not readonly, which related fields are unless told otherwise.
 */
const OF_PATH: ReadonlySet<string> = new Set(['compute', 'inverse', 'search', 'selection'])

function has(view: ModelView, name: string): boolean {
  return view.method(name) !== undefined || view.field(name) !== undefined || view.hasAttribute(name)
}
