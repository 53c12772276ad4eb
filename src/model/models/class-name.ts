import type { ModelPart, ModuleFacts } from '../../facts/module-facts.ts'
import { type Series, since } from '../../text/series.ts'

/**
 * A module's facts as Odoo of a series takes them. Up to 18.0 a class without `_name` extends the one model of its
 * `_inherit`, be that a text or a list. Since 19.0 it does so for a text alone; with a list, or with nothing, its name
 * is made of that of the class: `class ResPartner` is `res.partner`, `class PartnerExtension` a new model.
 */
export function namedFor(series: Series, facts: ModuleFacts): ModuleFacts {
  if (!since(series, '19.0') || !facts.models.some(({ unnamed }) => unnamed)) return facts
  return { ...facts, models: facts.models.map((part) => (part.unnamed ? namedLikeClass(part) : part)) }
}

function namedLikeClass(part: ModelPart): ModelPart {
  const model = modelOfClass(part.className)
  const inherit = part.creates ? part.inherit : [part.model, ...part.inherit]
  return { ...part, model, creates: !inherit.includes(model), inherit: inherit.filter((name) => name !== model) }
}

/** `ResPartner` → `res.partner`, as `MetaModel` of 19.0 has it. */
function modelOfClass(name: string): string {
  return name.replace(/(?<=[^_])([A-Z])/g, '.$1').toLowerCase()
}
