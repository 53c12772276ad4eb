import { perObject } from '../per-addon.ts'
import type { FieldView, ModelView } from './models.ts'

/**
 * The fields that a new record must be given: required columns that have no default, are not computed and are set by no
 * code of the model that is known. Empty when the code may set any field.
 */
export const fieldsToGive = perObject((view: ModelView): readonly FieldView[] => {
  const { setByCode } = view
  if (setByCode.has('?') || !view.closed || !view.auto) return []
  const links = new Set(view.inherits.map(([, link]) => link))
  return view
    .fieldsWith((part) => part.required === true)
    .filter(
      (field) =>
        field.part.required === true &&
        field.stored &&
        !field.part.hasDefault &&
        !field.part.open &&
        !field.compute &&
        !field.related &&
        // a missing truth value is stored as False; what delegation leads to is made along with the record
        field.type !== 'Boolean' &&
        // kept as attachments: no column, of which the database demands something
        field.type !== 'Binary' &&
        field.type !== 'Image' &&
        field.type !== 'One2many' &&
        field.type !== 'Many2many' &&
        !links.has(field.name) &&
        !setByCode.has(field.name),
    )
})

/** The required fields that a new record lacks, those of the records it delegates to among them. */
export function lacking(
  view: ModelView,
  given: ReadonlySet<string>,
  viewOf: (model: string) => ModelView | undefined,
): readonly FieldView[] {
  const own = fieldsToGive(view).filter((field) => !given.has(field.name))
  const parents = view.setByCode.has('?')
    ? []
    : view.inherits.filter(([, link]) => !given.has(link) && !view.setByCode.has(link))
  const inherited = parents.flatMap(([model, link]) => {
    const parent = viewOf(model)
    // a link that has a default, or is computed, makes no record
    const usual = view.field(link)
    if (!parent || parent === view || usual?.part.hasDefault || usual?.compute) return []
    return lacking(parent, given, viewOf).filter(
      (field) => !view.setByCode.has(field.name) && view.field(field.name)?.delegated === model,
    )
  })
  return [...own, ...inherited]
}
